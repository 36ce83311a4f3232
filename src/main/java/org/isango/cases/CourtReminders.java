package org.isango.cases;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.isango.calendar.PublicHolidays;
import org.isango.sms.Notices;
import org.isango.sms.Outbox;
import org.isango.vault.Vault;

/// Reminds members of their days in court, and asks afterwards how it went. That a reminder was
/// decided is written in the transaction that puts its text in line: it happens once, across
/// restarts and instances. One whose moment has passed is left out, for it would tell a lie.
public final class CourtReminders {
  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM yy", Locale.ENGLISH);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  /// Told where nobody knows the hour: people are called for half past eight, and wait.
  private static final LocalTime EARLY = LocalTime.of(8, 30);

  /// Longer names do not fit the texts.
  private static final int COURT = 24;

  private static final String DUE =
      "select d.id, d.case_id, d.day, d.at, d.court_ct, k.wrapped, c.number_ct, d.set_at,"
          + " d.morning from court_date d join help_case c on c.id = d.case_id"
          + " join case_key k on k.case_id = c.id where d.state = 'coming' and c.closed_at is null"
          + " and c.number_ct is not null and d.day between $1 and $2 for update of d skip locked";

  private static final String ONCE =
      "insert into court_reminder (date_id, what) values ($1, $2) on conflict do nothing";

  /// When each is sent, and until when it is true.
  private enum What {
    WEEK("court-week-alone", -7, LocalTime.of(15, 0), Duration.ofHours(48)),
    TWO_DAYS("court-two-days", -2, LocalTime.of(15, 0), Duration.ofHours(8)),
    TOMORROW("court-tomorrow-alone", -1, LocalTime.of(15, 0), Duration.ofHours(8)),
    MORNING("court-morning", 0, LocalTime.of(6, 30), Duration.ofMinutes(90)),
    AFTER("court-after", 1, LocalTime.NOON, Duration.ofHours(72));

    private final String alert;
    private final int days;
    private final LocalTime at;
    private final Duration life;

    What(String alert, int days, LocalTime at, Duration life) {
      this.alert = alert;
      this.days = days;
      this.at = at;
      this.life = life;
    }

    OffsetDateTime due(LocalDate day) {
      return day.plusDays(days).atTime(at).atZone(PublicHolidays.ZONE).toOffsetDateTime();
    }

    /// She asked to be woken for this one: it keeps no quiet hours.
    Outbox.Kind kind() {
      return this == MORNING ? Outbox.Kind.REPLY : Outbox.Kind.REMINDER;
    }
  }

  private final Vault vault;
  private final Notices notices;

  public CourtReminders(Vault vault, Notices notices) {
    this.vault = vault;
    this.notices = notices;
  }

  /// Decides every reminder that is due now.
  public void turn(SqlConnection tx, OffsetDateTime now) {
    var today = now.atZoneSameInstant(PublicHolidays.ZONE).toLocalDate();
    var rows =
        tx.preparedQuery(DUE).execute(Tuple.of(today.minusDays(4), today.plusDays(7))).await();
    for (var row : rows) {
      for (var what : What.values()) remind(tx, row, what, now);
    }
  }

  private void remind(SqlConnection tx, Row row, What what, OffsetDateTime now) {
    var due = what.due(row.getLocalDate("day"));
    var end = due.plus(what.life);
    boolean isDue = !due.isAfter(now) && end.isAfter(now);
    boolean wasKnown = !row.getOffsetDateTime("set_at").isAfter(due);
    boolean isWanted = what != What.MORNING || row.getBoolean("morning");
    if (!isDue || !wasKnown || !isWanted) return;
    var id = row.getUUID("id");
    boolean first = tx.preparedQuery(ONCE).execute(Tuple.of(id, what.alert)).await().rowCount() > 0;
    if (first) tell(tx, row, what, end, now);
  }

  private void tell(SqlConnection tx, Row row, What what, OffsetDateTime end, OffsetDateTime now) {
    UUID caseId = row.getUUID("case_id");
    vault
        .openNumber(row.getBuffer("number_ct").getBytes(), caseId, "help_case")
        .ifPresent(to -> notices.tell(tx, to, what.alert, values(row), what.kind(), now, end, now));
  }

  private Map<String, String> values(Row row) {
    var day = row.getLocalDate("day");
    var at = Optional.ofNullable(row.getLocalTime("at")).orElse(EARLY);
    var court =
        CourtDates.opened(
                vault, row.getUUID("case_id"), row.getBuffer("court_ct"), row.getBuffer("wrapped"))
            .orElse("your court");
    return Map.of(
        "day",
        WEEKDAY.format(day),
        "date",
        DATE.format(day),
        "time",
        TIME.format(at),
        "court",
        court.length() > COURT ? court.substring(0, COURT) : court);
  }
}
