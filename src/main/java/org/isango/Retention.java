package org.isango;

import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isango.cases.Cases;
import org.isango.cases.CourtDates;
import org.isango.cases.Supplies;
import org.isango.cases.Warnings;
import org.isango.directory.SiteReports;
import org.isango.duty.Requests;
import org.isango.member.Members;
import org.isango.member.Pins;
import org.isango.sms.Notes;
import org.isango.sms.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How long every table is kept, in one list: a table that is not in it fails the build. The rooms
/// own the statements; a rule runs in a transaction of its own, so that one that fails stops no
/// other, and running it twice is running it once.
final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  /// Tables that tell nothing about anybody.
  private static final List<Rule> NOBODYS =
      Stream.of(
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

  private final List<Rule> rules;
  private volatile Instant since;

  /// @param since from when on nothing is known to be purged
  Retention(Members members, Cases cases, Outbox outbox, Notes notes, Instant since) {
    this.since = since;
    this.rules =
        Stream.of(hers(members, cases), texts(outbox, notes), duty(), reports(), NOBODYS)
            .flatMap(List::stream)
            .toList();
  }

  private static List<Rule> hers(Members members, Cases cases) {
    return List.of(
        Rule.of("ussd_session", "15 minutes after the last hop; looked at every 15 seconds"),
        Rule.of("dropped_session", "10 minutes; looked at every minute"),
        Rule.of("member", "12 months silent, then 90 days dormant", members::purge),
        Rule.of("consent", "with its member"),
        Rule.of(
            "pin", "a code two days, a lock with its member, a responder's with her", Pins::purge),
        Rule.of("opt_out", "until START; who asked for it, for a day"),
        Rule.of("help_case", "30 days after it was closed", cases::purge),
        Rule.of("case_key", "with its case"),
        Rule.of("case_answer", "with its case"),
        Rule.of(
            "court_date",
            "with its request, and 30 days after the day",
            (tx, now) -> {
              CourtDates.purge(tx, now);
              return 0;
            }),
        Rule.of("court_reminder", "with its day in court"));
  }

  private static List<Rule> texts(Outbox outbox, Notes notes) {
    return List.of(
        Rule.of(
            "sms_outbox",
            "72 hours after the last report",
            (tx, now) -> {
              outbox.purge(tx);
              return 0;
            }),
        Rule.of("sms_report", "72 hours, with the outbox"),
        Rule.of("sms_arrival", "7 days; looked at every hour"),
        Rule.of("mo_words", "72 hours; looked at with the incoming texts"),
        Rule.of("mo_reply", "24 hours; looked at with the incoming texts"),
        Rule.of("mo_question", "10 minutes; looked at with the incoming texts"),
        Rule.of("broadcast", "its words until 30 days after the end; its counts always"),
        Rule.of("broadcast_wording", "30 days after the end"),
        Rule.of("broadcast_recipient", "72 hours after the end, or with her"),
        Rule.of(
            "note",
            "7 days after it was read, or when it expires",
            (tx, now) -> {
              notes.purge(tx, now);
              return 0;
            }));
  }

  private static List<Rule> duty() {
    return List.of(
        Rule.of("responder", "as long as they serve; set by whoever keeps the rota"),
        Rule.of("duty_slot", "with its responder"),
        Rule.of("page", "with its case"),
        Rule.of("case_note", "with its case"),
        Rule.of("case_view", "with its case"),
        Rule.of("duty_alarm", "with its case"),
        Rule.of(
            "help_ask",
            "two hours",
            (tx, now) -> {
              Requests.purge(tx, now);
              return 0;
            }));
  }

  private static List<Rule> reports() {
    return List.of(
        Rule.of(
            "site_report",
            "three months, or until the site was asked",
            (tx, now) -> {
              SiteReports.purge(tx, now.toLocalDate()).await();
              return 0;
            }),
        Rule.of(
            "warning",
            "until it expires or is withdrawn",
            (tx, now) -> {
              Warnings.purge(tx, now).await();
              return 0;
            }),
        Rule.of("warning_approval", "with its warning"),
        Rule.of("warning_seen", "with its warning"),
        Rule.of(
            "none_left",
            "a day",
            (tx, now) -> {
              Supplies.purge(tx, now).await();
              return 0;
            }));
  }

  /// Deletes what is over.
  @FunctionalInterface
  interface Sweep {
    /// @return rows deleted, as far as the room says so
    int over(SqlConnection tx, OffsetDateTime now);
  }

  /// @param kept for how long, in words
  /// @param sweep empty where another job or another rule deletes it, or nothing has to be
  record Rule(String table, String kept, Optional<Sweep> sweep) {
    static Rule of(String table, String kept, Sweep sweep) {
      return new Rule(table, kept, Optional.of(sweep));
    }

    static Rule of(String table, String kept) {
      return new Rule(table, kept, Optional.empty());
    }
  }

  /// For how long each table is kept.
  Map<String, String> tables() {
    return rules.stream().collect(Collectors.toMap(Rule::table, Rule::kept));
  }

  /// Applies every rule once, with the clock as it stands. Waits: for a virtual thread.
  void run(Transactions transactions, Clock clock, Deleted deleted) {
    boolean all = true;
    for (var rule : rules) {
      if (rule.sweep().isEmpty()) continue;
      try {
        var now = OffsetDateTime.now(clock);
        transactions.run(rule.sweep().get(), now).ifPresent(n -> deleted.add(rule.table(), n));
      } catch (Throwable failure) {
        all = false;
        LOG.warn("purge of {} failed: {}", rule.table(), failure.getClass().getSimpleName());
      }
    }
    if (all) since = clock.instant();
  }

  /// How long ago every rule was last applied.
  double lagSeconds(Clock clock) {
    return Duration.between(since, clock.instant()).toSeconds();
  }

  /// Runs one sweep in a transaction.
  @FunctionalInterface
  interface Transactions {
    Optional<Integer> run(Sweep sweep, OffsetDateTime now);
  }

  /// Learns how many rows of a table went.
  @FunctionalInterface
  interface Deleted {
    void add(String table, int rows);
  }
}
