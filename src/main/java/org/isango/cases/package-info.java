/// Requests somebody must act on: intake, the custody clock.
///
/// May import: store, member, vault, calendar. Start reading at `Cases`.
package org.isango.cases;
