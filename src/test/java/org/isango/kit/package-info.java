/// What the tests of the running service share: the service as a process, a caller with a phone,
/// the database seen from outside.
package org.isango.kit;
