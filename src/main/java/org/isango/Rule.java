package org.isango;

import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.isango.cases.Cases;
import org.isango.cases.CourtDates;
import org.isango.cases.Supplies;
import org.isango.cases.Warnings;
import org.isango.directory.SiteReports;
import org.isango.duty.Requests;
import org.isango.meetings.Meetings;
import org.isango.member.Members;
import org.isango.member.Pins;
import org.isango.mo.Incoming;
import org.isango.sms.Arrivals;
import org.isango.sms.Notes;
import org.isango.sms.Outbox;
import org.isango.sms.broadcast.Broadcasts;
import org.isango.store.Sessions;
import org.isango.ussd.Dropped;

/// For how long one table is kept. The rooms own the statements; a table without a rule fails the
/// build.
///
/// @param kept for how long, in words
/// @param every how often it is looked at
/// @param sweep empty where another rule deletes it, or nothing has to be
record Rule(String table, String kept, Duration every, Optional<Sweep> sweep) {
  private static final Duration QUARTER_MINUTE = Duration.ofSeconds(15);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  /// Every table there is. What a broadcast says of its texts is counted before they go.
  static final List<Rule> ALL =
      Stream.of(hers(), texts(), duty(), reports(), nobodys()).flatMap(List::stream).toList();

  /// Deletes what is over.
  @FunctionalInterface
  interface Sweep {
    /// @return rows deleted
    int over(SqlConnection tx, OffsetDateTime now);
  }

  /// Looked at once an hour.
  static Rule of(String table, String kept, Sweep sweep) {
    return new Rule(table, kept, HOUR, Optional.of(sweep));
  }

  static Rule of(String table, String kept, Duration every, Sweep sweep) {
    return new Rule(table, kept, every, Optional.of(sweep));
  }

  static Rule of(String table, String kept) {
    return new Rule(table, kept, HOUR, Optional.empty());
  }

  private static List<Rule> hers() {
    return List.of(
        Rule.of(
            "ussd_session",
            "15 minutes after the last hop",
            QUARTER_MINUTE,
            (tx, now) -> Sessions.purge(tx, Duration.ofMinutes(15))),
        Rule.of("dropped_session", "10 minutes", MINUTE, Dropped::purge),
        Rule.of("member", "12 months silent, then 90 days dormant", Members::purge),
        Rule.of("consent", "with its member"),
        Rule.of(
            "pin", "a code two days, a lock with its member, a responder's with her", Pins::purge),
        Rule.of("opt_out", "until START; who asked for it, for a day"),
        Rule.of("help_case", "30 days after it was closed", Cases::purge),
        Rule.of("case_key", "with its case"),
        Rule.of("case_answer", "with its case"),
        Rule.of("court_date", "with its request, and 30 days after the day", CourtDates::purge),
        Rule.of("court_reminder", "with its day in court"),
        Rule.of("meeting", "30 days after it was to begin", Meetings::purge),
        Rule.of("rsvp", "with its meeting, or with her"),
        Rule.of("meeting_told", "with its meeting, or with her"));
  }

  private static List<Rule> texts() {
    return List.of(
        Rule.of("broadcast", "its words until 30 days after the end; its counts always"),
        Rule.of("broadcast_wording", "30 days after the end"),
        Rule.of("broadcast_recipient", "72 hours after the end, or with her", Broadcasts::purge),
        Rule.of(
            "sms_outbox", "72 hours after the last report", MINUTE, (tx, now) -> Outbox.purge(tx)),
        Rule.of("sms_report", "72 hours", MINUTE, (tx, now) -> Outbox.purgeReports(tx)),
        Rule.of("sms_arrival", "7 days", Arrivals::purge),
        Rule.of("mo_words", "72 hours", MINUTE, Incoming::purgeWords),
        Rule.of("mo_reply", "24 hours", MINUTE, Incoming::purgeReplies),
        Rule.of("mo_question", "10 minutes", MINUTE, Incoming::purgeQuestions),
        Rule.of("note", "7 days after it was read, or when it expires", MINUTE, Notes::purge));
  }

  private static List<Rule> duty() {
    return List.of(
        Rule.of("responder", "as long as they serve; set by whoever keeps the rota"),
        Rule.of("duty_slot", "with its responder"),
        Rule.of("page", "with its case"),
        Rule.of("case_note", "with its case"),
        Rule.of("case_view", "with its case"),
        Rule.of("duty_alarm", "with its case"),
        Rule.of("help_ask", "two hours", MINUTE, Requests::purge));
  }

  private static List<Rule> reports() {
    return List.of(
        Rule.of(
            "site_report",
            "three months, or until the site was asked",
            (tx, now) -> SiteReports.purge(tx, now.toLocalDate())),
        Rule.of("warning", "until it expires or is withdrawn", Warnings::purge),
        Rule.of("warning_approval", "with its warning"),
        Rule.of("warning_seen", "with its warning"),
        Rule.of("none_left", "a day", Supplies::purge));
  }

  /// Tables that tell nothing about anybody.
  private static List<Rule> nobodys() {
    return Stream.of(
            "counter",
            "report_count",
            "mo_count",
            "place",
            "site",
            "site_override",
            "directory_source",
            "sms_lane",
            "keyset_mark",
            "flyway_schema_history")
        .map(table -> Rule.of(table, "always: it is about nobody"))
        .toList();
  }
}
