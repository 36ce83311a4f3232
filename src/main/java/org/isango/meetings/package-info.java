/// Meetings, who said she will come, reminders.
///
/// May import: store, member, vault, calendar, text, sms. Start reading at `Rsvps`.
package org.isango.meetings;
