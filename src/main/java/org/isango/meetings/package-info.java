/// Meetings, who said she will come, reminders.
///
/// May import: store, member, vault, calendar, text, sms. Start reading at `Meetings`.
package org.isango.meetings;
