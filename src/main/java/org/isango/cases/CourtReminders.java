package org.isango.cases;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.isango.calendar.PublicHolidays;
import org.isango.calendar.QuietHours;
import org.isango.calendar.QuietHours.Own;
import org.isango.sms.Notices;
import org.isango.sms.Outbox;
import org.isango.store.Database;
import org.isango.store.OneByOne;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;

/// Reminds members of their days in court, asks afterwards how it went, and asks again for a day
/// that was not known. That a reminder was decided is written in the transaction that puts its text
/// in line: it happens once, across restarts and instances. One whose moment has passed is left
/// out, for it would tell a lie; one that waits is withdrawn when the day changes.
public final class CourtReminders {
  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM yy", Locale.ENGLISH);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  /// Told where nobody knows the hour: people are called for half past eight, and wait.
  private static final LocalTime EARLY = LocalTime.of(8, 30);

  /// Asked again so often, a week apart.
  private static final int ASKED_AGAIN = 3;

  private static final Duration ASKS_FOR = Duration.ofHours(72);

  /// What may be due; whether it is, is told by its day, and by what she was reminded of already.
  private static final String NEAR =
      "select d.id, d.day, d.set_at, d.morning,"
          + " array(select r.what from court_reminder r where r.date_id = d.id) as told"
          + " from court_date d join help_case c on c.id = d.case_id where d.state = 'coming'"
          + " and c.number_ct is not null and (d.day between $1 and $2"
          + " or d.day is null and d.set_at between $3 and $4) order by d.day nulls last, d.id";

  /// `helper` holds a request of hers to be accompanied on this day; `asked` are all that are about
  /// it.
  private static final String ONE =
      "select d.id, d.case_id, d.day, d.at, d.court_ct, k.wrapped, c.number_ct, d.set_at,"
          + " d.morning, array(select h.id from help_case h where h.court_day = d.id"
          + " or h.id = d.case_id) as asked,"
          + " (select h.accepted_by from help_case h where (h.court_day = d.id"
          + " or h.id = d.case_id) and h.kind = 'court' and h.closed_at is null"
          + " and h.accepted_by is not null order by h.accepted_at limit 1) as helper"
          + " from court_date d join help_case c on c.id = d.case_id"
          + " join case_key k on k.case_id = c.id where d.id = $1 and d.state = 'coming'"
          + " and c.number_ct is not null for update of d skip locked";

  private static final String ONCE =
      "insert into court_reminder (date_id, what) values ($1, $2) on conflict do nothing";

  /// How many days are looked at in one turn, each in a transaction of its own.
  private static final int AT_ONCE = 500;

  /// When each is sent, and until when it is true.
  private enum What {
    WEEK("court-week", -7, LocalTime.of(15, 0), Duration.ofHours(48)),
    TWO_DAYS("court-two-days", -2, LocalTime.of(15, 0), Duration.ofHours(8)),
    TOMORROW("court-tomorrow", -1, LocalTime.of(15, 0), Duration.ofHours(8)),
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

    /// The one two days before is the last that always leaves: where no text may go at its hour, it
    /// goes at noon of the last day on which one may. The day before a Monday is a Sunday.
    OffsetDateTime due(LocalDate day, QuietHours hours) {
      var planned = day.plusDays(days).atTime(at).atZone(PublicHolidays.ZONE);
      boolean moves = this == TWO_DAYS && !hours.isOpen(planned, Own.MORNING);
      return (moves ? hours.openedBefore(planned, Own.MORNING).orElse(planned) : planned)
          .toOffsetDateTime();
    }

    /// One that was moved to another day names the date instead of counting days.
    String alert(LocalDate day, OffsetDateTime due, boolean alone) {
      boolean moved = this == TWO_DAYS && !due.toLocalDate().equals(day.plusDays(days));
      return (moved ? WEEK : this).alert(alone);
    }

    /// She asked to be woken for this one: it keeps no quiet hours.
    Outbox.Kind kind() {
      return this == MORNING ? Outbox.Kind.REPLY : Outbox.Kind.REMINDER;
    }

    /// The words for who has nobody to go with her: these name a helper.
    String alert(boolean alone) {
      return alone && (this == WEEK || this == TOMORROW) ? alert + "-alone" : alert;
    }
  }

  private final Vault vault;
  private final CaseKeys keys;
  private final Notices notices;
  private final Handling handling;
  private final Names names;
  private final QuietHours hours;
  private final OneByOne days = new OneByOne("court-reminders");

  /// What a responder is called.
  @FunctionalInterface
  public interface Names {
    Optional<String> of(SqlConnection tx, UUID responder);
  }

  public CourtReminders(Vault vault, Notices notices, Names names, QuietHours hours) {
    this.vault = vault;
    this.keys = new CaseKeys(vault);
    this.notices = notices;
    this.handling = new Handling(vault);
    this.names = names;
    this.hours = hours;
  }

  /// Decides the reminders that are due now. Where there are more than one turn takes, or one
  /// cannot be decided, the rest is decided all the same.
  public void turn(Database db, OffsetDateTime now) {
    var today = now.atZoneSameInstant(PublicHolidays.ZONE).toLocalDate();
    var window =
        Tuple.of(
            today.minusDays(4),
            today.plusDays(7),
            now.minusWeeks(ASKED_AGAIN).minus(ASKS_FOR),
            now.minusWeeks(1));
    var near = db.jobs().preparedQuery(NEAR).execute(window).await().stream();
    var due = near.filter(row -> !fresh(row, now).isEmpty()).map(row -> row.getUUID("id")).toList();
    days.turn(db, due, AT_ONCE, now, (tx, id) -> decide(tx, id, now));
  }

  /// What is due of a day and not decided yet.
  private List<String> fresh(Row row, OffsetDateTime now) {
    var told = Set.of(row.getArrayOfStrings("told"));
    var due =
        row.getLocalDate("day") == null
            ? asks(row, now).map(ask -> ask.what).stream()
            : Stream.of(What.values()).filter(what -> isDue(row, what, now)).map(w -> w.alert);
    return due.filter(what -> !told.contains(what)).toList();
  }

  private boolean decide(SqlConnection tx, UUID id, OffsetDateTime now) {
    var found = tx.preparedQuery(ONE).execute(Tuple.of(id)).await().iterator();
    if (!found.hasNext()) return false;
    var row = found.next();
    if (row.getLocalDate("day") == null) {
      asks(row, now).ifPresent(ask -> tell(tx, row, ask, now));
    } else {
      for (var what : What.values()) if (isDue(row, what, now)) remind(tx, row, what, now);
    }
    return true;
  }

  /// The question after a day that was not known.
  ///
  /// @param what its name among the reminders of the day
  private record Ask(String what, OffsetDateTime end) {}

  private static Optional<Ask> asks(Row row, OffsetDateTime now) {
    long weeks = ChronoUnit.WEEKS.between(row.getOffsetDateTime("set_at"), now);
    var end = row.getOffsetDateTime("set_at").plusWeeks(weeks).plus(ASKS_FOR);
    return weeks >= 1 && weeks <= ASKED_AGAIN && end.isAfter(now)
        ? Optional.of(new Ask("court-which-day " + weeks, end))
        : Optional.empty();
  }

  private void tell(SqlConnection tx, Row row, Ask ask, OffsetDateTime now) {
    if (!isFirst(tx, row, ask.what)) return;
    tell(tx, row, "court-which-day", Map.of(), Outbox.Kind.REMINDER, ask.end, now);
  }

  private boolean isDue(Row row, What what, OffsetDateTime now) {
    var due = what.due(row.getLocalDate("day"), hours);
    boolean isNow = !due.isAfter(now) && due.plus(what.life).isAfter(now);
    boolean wasKnown = !row.getOffsetDateTime("set_at").isAfter(due);
    boolean isWanted = what != What.MORNING || row.getBoolean("morning");
    return isNow && wasKnown && isWanted;
  }

  private void remind(SqlConnection tx, Row row, What what, OffsetDateTime now) {
    if (!isFirst(tx, row, what.alert)) return;
    var day = row.getLocalDate("day");
    var due = what.due(day, hours);
    var helper = Optional.ofNullable(row.getUUID("helper")).flatMap(id -> names.of(tx, id));
    var alert = what.alert(day, due, helper.isEmpty());
    tell(tx, row, alert, values(row, helper), what.kind(), due.plus(what.life), now);
  }

  private static boolean isFirst(SqlConnection tx, Row row, String what) {
    return tx.preparedQuery(ONCE).execute(Tuple.of(row.getUUID("id"), what)).await().rowCount() > 0;
  }

  private void tell(
      SqlConnection tx,
      Row row,
      String alert,
      Map<String, String> values,
      Outbox.Kind kind,
      OffsetDateTime end,
      OffsetDateTime now) {
    var told = new Notices.Notice(alert, values, kind, now, end, Optional.of(row.getUUID("id")));
    number(row)
        .ifPresent(
            to -> {
              if (othersHoldIt(tx, row)) {
                notices.note(tx, to, told, now);
              } else {
                notices.tell(tx, to, told, now);
              }
            });
  }

  private Optional<Msisdn> number(Row row) {
    return vault.openNumber(
        row.getBuffer("number_ct").getBytes(), row.getUUID("case_id"), "help_case");
  }

  /// Who wants her trusted person to be phoned says that her own phone is not safe.
  private boolean othersHoldIt(SqlConnection tx, Row row) {
    return Stream.of(row.getArrayOfUUIDs("asked"))
        .anyMatch(asked -> "trusted".equals(handling.answers(tx, asked).get("contact")));
  }

  private Map<String, String> values(Row row, Optional<String> helper) {
    var day = row.getLocalDate("day");
    var at = Optional.ofNullable(row.getLocalTime("at")).orElse(EARLY);
    var court =
        CourtDay.opened(
                keys,
                row.getUUID("case_id"),
                "court",
                row.getBuffer("court_ct"),
                row.getBuffer("wrapped"))
            .filter(typed -> !typed.isBlank())
            .orElse("unknown");
    var values = new HashMap<String, String>();
    values.put("day", WEEKDAY.format(day));
    values.put("date", DATE.format(day));
    values.put("time", TIME.format(at));
    values.put("court", court);
    helper.ifPresent(name -> values.put("helper", name));
    return values;
  }
}
