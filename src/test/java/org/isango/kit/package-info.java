/// What the tests of the running service share: the service as a process, a caller with a phone,
/// the database seen from outside; and, for tests of rooms without a service, the rooms behind the
/// screens.
package org.isango.kit;
