/// The running service, its real database and a phone: what a member notices, what is kept of her,
/// and what happens when something breaks.
package org.isango.running;
