/// Requests somebody must act on: intake, the custody clock.
///
/// May import: store, member, vault, calendar, text, sms. Start reading at `Cases`.
package org.isango.cases;
