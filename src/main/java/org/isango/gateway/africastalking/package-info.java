/// Africa's Talking: its callbacks, as `gateway` words.
///
/// May import: text, vault, gateway. Start reading at `Callbacks`.
package org.isango.gateway.africastalking;
