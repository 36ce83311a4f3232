/// What a request is: intake, answers, the custody clock, days in court, notes and closing; reports
/// and their counts, warnings, supplies.
///
/// May import: store, member, vault, calendar, text, sms. Start reading at `Cases`.
package org.isango.cases;
