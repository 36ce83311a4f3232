package org.isango.cases;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.isango.calendar.CourtDays;
import org.isango.calendar.PublicHolidays;
import org.isango.calendar.TypedDay;
import org.isango.sms.Notes;
import org.isango.sms.Outbox;
import org.isango.vault.BlindIndex;
import org.isango.vault.Vault;

/// Days in court: kept from the answers of a request, shown to her alone, changed by her or by the
/// responder who was there.
public final class CourtDates {
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

  /// Requests whose answers speak of a day in court.
  private static final Set<String> KINDS = Set.of("court", "court_date");

  private static final String NEW =
      "insert into court_date (id, case_id, day, state, set_at, changed_at)"
          + " select $1, id, $3, 'coming', $4, $4 from help_case where id = $2";

  /// The new row takes over all but the day; what was asked for about the old morning is asked
  /// anew.
  private static final String SUCCESSOR =
      "insert into court_date (id, case_id, day, court_ct, number_ct, role, state, set_at,"
          + " changed_at) select $2, case_id, $3, court_ct, number_ct, role, 'coming', $4, $4"
          + " from court_date where id = $1";

  private static final String HERS =
      "select d.id, d.case_id, d.day, d.court_ct, k.wrapped, d.morning from court_date d"
          + " join help_case c on c.id = d.case_id join case_key k on k.case_id = c.id"
          + " where c.number_bi = $1 and c.closed_at is null and d.state = 'coming'"
          + " order by d.day nulls last, d.set_at";

  /// Days that a request may be about, the nearest to it first: the one it says it is about, its
  /// own, then those of her other open requests.
  private static final String MEANT =
      "select d.id, d.day, case when c.court_day = d.id then 0 when d.case_id = c.id then 1"
          + " else 2 end as apart from help_case c join help_case o on o.id = c.id"
          + " or (o.number_bi = c.number_bi and o.closed_at is null)"
          + " join court_date d on d.case_id = o.id where c.id = $1 and d.state = 'coming'"
          + " order by apart, d.day, d.id";

  /// Saved days that lie behind, and what was only opened to save one.
  private static final String PURGE_DAYS =
      "delete from court_date where (state <> 'coming' and changed_at < $1) or day < $2"
          + " or (day is null and set_at < $3)";

  private static final String PURGE_SAVED =
      "delete from help_case c where c.kind = 'court_date' and c.touched_at < $1"
          + " and c.accepted_by is null"
          + " and not exists (select 1 from court_date d where d.case_id = c.id)";

  private static final String REMINDED =
      "select d.case_id from court_reminder r join court_date d on d.id = r.date_id"
          + " join help_case c on c.id = d.case_id where c.number_bi = $1 and c.closed_at is null"
          + " and d.state = 'coming' and d.day >= $2 order by r.told_at desc limit 1";

  private final CaseKeys keys;
  private final CourtDays courts;

  public CourtDates(Vault vault, CourtDays courts) {
    this.keys = new CaseKeys(vault);
    this.courts = courts;
  }

  /// One coming day of hers.
  ///
  /// @param line as a screen lists it: `Wed 24 Nov, Springs`
  /// @param day empty where she does not know it yet
  /// @param morning whether she wants a text on that morning
  public record Line(UUID id, String line, Optional<LocalDate> day, boolean morning) {}

  /// What became of a postponement.
  public sealed interface Postponed {
    /// @param from the day before; empty when there was none yet
    record To(Optional<LocalDate> from, LocalDate to) implements Postponed {}

    /// The day cannot be one in court.
    record NoSuchDay(TypedDay.Why why) implements Postponed {}

    /// The request is closed or gone.
    record NoCase() implements Postponed {}

    /// Several days are coming in this request, and nobody said which is meant.
    record Several() implements Postponed {}
  }

  /// Takes up an answer of a request that speaks of a day in court.
  ///
  /// @param current the day this conversation is about, once it is known
  /// @return the same for the answers that follow
  public Optional<UUID> answered(
      SqlConnection tx,
      UUID caseId,
      String kind,
      String field,
      String value,
      Optional<UUID> current,
      OffsetDateTime now) {
    if (!KINDS.contains(kind)) return current;
    return switch (field) {
      case "date" -> {
        var id = dated(tx, caseId, day(value, now), current, now);
        link(tx, caseId, id);
        yield Optional.of(id);
      }
      case "court", "case_number" -> {
        current.ifPresent(id -> seal(tx, caseId, id, field, value));
        yield current;
      }
      default -> current;
    };
  }

  /// From here on the request is about this day.
  private static void link(SqlConnection tx, UUID caseId, UUID id) {
    tx.preparedQuery("update help_case set court_day = $2 where id = $1")
        .execute(Tuple.of(caseId, id))
        .await();
  }

  private static Optional<LocalDate> day(String value, OffsetDateTime now) {
    return switch (value) {
      case "today" -> Optional.of(today(now));
      case "unknown" -> Optional.empty();
      default -> Optional.of(LocalDate.parse(value));
    };
  }

  private static LocalDate today(OffsetDateTime now) {
    return now.atZoneSameInstant(PublicHolidays.ZONE).toLocalDate();
  }

  /// The same day told twice, or told to the question after "not sure", is one row.
  private UUID dated(
      SqlConnection tx,
      UUID caseId,
      Optional<LocalDate> day,
      Optional<UUID> current,
      OffsetDateTime now) {
    var known = current.or(() -> sameDay(tx, caseId, day));
    if (known.isEmpty()) return insert(tx, caseId, day, now);
    return move(tx, known.get(), day, now).orElseGet(() -> insert(tx, caseId, day, now));
  }

  /// Another of her coming rows that has this day, or none yet.
  private static Optional<UUID> sameDay(SqlConnection tx, UUID caseId, Optional<LocalDate> day) {
    var rows =
        tx.preparedQuery(
                "select d.id from court_date d join help_case c on c.id = d.case_id"
                    + " join help_case asked on asked.id = $1 where (c.id = asked.id"
                    + " or c.number_bi = asked.number_bi and c.closed_at is null)"
                    + " and d.state = 'coming' and (d.day is null or d.day = $2)"
                    + " order by d.day nulls last limit 1")
            .execute(Tuple.of(caseId, day.orElse(null)))
            .await()
            .iterator();
    return rows.hasNext() ? Optional.of(rows.next().getUUID(0)) : Optional.empty();
  }

  private static UUID insert(
      SqlConnection tx, UUID caseId, Optional<LocalDate> day, OffsetDateTime now) {
    var id = UUID.randomUUID();
    tx.preparedQuery(NEW).execute(Tuple.of(id, caseId, day.orElse(null), now)).await();
    return id;
  }

  /// @return the row that has the day now; empty when nothing is coming under this id
  private static Optional<UUID> move(
      SqlConnection tx, UUID id, Optional<LocalDate> day, OffsetDateTime now) {
    var old =
        tx.preparedQuery("select day from court_date where id = $1 and state = 'coming' for update")
            .execute(Tuple.of(id))
            .await()
            .iterator();
    if (!old.hasNext()) return Optional.empty();
    if (Optional.ofNullable(old.next().getLocalDate(0)).equals(day)) return Optional.of(id);
    var next = UUID.randomUUID();
    tx.preparedQuery(SUCCESSOR).execute(Tuple.of(id, next, day.orElse(null), now)).await();
    tx.preparedQuery("update help_case set court_day = $2 where court_day = $1")
        .execute(Tuple.of(id, next))
        .await();
    state(tx, id, "moved", now);
    return Optional.of(next);
  }

  private static void state(SqlConnection tx, UUID id, String state, OffsetDateTime now) {
    tx.preparedQuery("update court_date set state = $2, changed_at = $3 where id = $1")
        .execute(Tuple.of(id, state, now))
        .await();
    withdraw(tx, id, now);
  }

  /// What was to remind her of it, and has not left or been read.
  private static void withdraw(SqlConnection tx, UUID id, OffsetDateTime now) {
    Outbox.withdraw(tx, id, now);
    Notes.withdraw(tx, id);
  }

  private void seal(SqlConnection tx, UUID caseId, UUID id, String field, String value) {
    if (value.equals("unknown") || value.equals("skip")) return;
    var rows =
        tx.preparedQuery(
                "select d.case_id, k.wrapped from court_date d join case_key k"
                    + " on k.case_id = d.case_id where d.id = $1")
            .execute(Tuple.of(id))
            .await();
    for (var row : rows) {
      var owner = row.getUUID(0);
      var key = keys.unwrapped(owner, row.getBuffer(1));
      if (key.isEmpty()) return;
      var kept = FreeWords.kept(field, value);
      if (kept.isBlank()) return;
      tx.preparedQuery(
              field.equals("court")
                  ? "update court_date set court_ct = $2 where id = $1"
                  : "update court_date set number_ct = $2 where id = $1")
          .execute(Tuple.of(id, keys.seal(key.get(), owner, field, kept)))
          .await();
    }
  }

  /// What she does with one of her own days; nothing happens to anybody else's.
  ///
  /// @param act `move` (the value is the new day, `today` or `unknown`), `over`, `missed` or
  ///   `morning` (a text at 06:30 on the day)
  /// @return the row that stands for it now; empty where she has no such day coming
  public Optional<UUID> change(
      SqlConnection tx, BlindIndex her, UUID id, String act, String value, OffsetDateTime now) {
    if (!isHers(tx, her, id)) return Optional.empty();
    switch (act) {
      case "move" -> {
        return move(tx, id, day(value, now), now);
      }
      case "over" -> state(tx, id, "done", now);
      case "missed" -> state(tx, id, "missed", now);
      case "morning" ->
          tx.preparedQuery("update court_date set morning = true where id = $1")
              .execute(Tuple.of(id))
              .await();
      default -> throw new IllegalArgumentException("Nothing is done to a day by " + act);
    }
    return Optional.of(id);
  }

  private static boolean isHers(SqlConnection tx, BlindIndex her, UUID id) {
    return tx.preparedQuery(
                "select 1 from court_date d join help_case c on c.id = d.case_id"
                    + " where d.id = $1 and c.number_bi = $2 and d.state = 'coming'")
            .execute(Tuple.of(id, Buffer.buffer(her.bytes())))
            .await()
            .size()
        > 0;
  }

  /// A request of hers is about this day of hers, whether it is to come or was missed.
  ///
  /// @return whether both are hers
  public static boolean about(SqlConnection tx, BlindIndex her, UUID caseId, UUID id) {
    return tx.preparedQuery(
                "update help_case c set court_day = d.id from court_date d"
                    + " join help_case o on o.id = d.case_id where c.id = $1 and d.id = $2"
                    + " and c.number_bi = $3 and o.number_bi = $3")
            .execute(Tuple.of(caseId, id, Buffer.buffer(her.bytes())))
            .await()
            .rowCount()
        == 1;
  }

  /// The request of the last day still to come that she was reminded of in these days; empty when
  /// there is none.
  public Optional<UUID> reminded(SqlConnection tx, BlindIndex her, OffsetDateTime now) {
    var rows =
        tx.preparedQuery(REMINDED)
            .execute(Tuple.of(Buffer.buffer(her.bytes()), today(now)))
            .await()
            .iterator();
    return rows.hasNext() ? Optional.of(rows.next().getUUID(0)) : Optional.empty();
  }

  /// A responder was in court and knows the next day. The first day of a request may be set so,
  /// too.
  public Postponed postpone(SqlConnection tx, UUID caseId, LocalDate to, OffsetDateTime now) {
    if (TypedDay.check(to, today(now), courts) instanceof TypedDay.Refused(TypedDay.Why why)) {
      return new Postponed.NoSuchDay(why);
    }
    var open =
        tx.preparedQuery("select 1 from help_case where id = $1 and closed_at is null for update")
            .execute(Tuple.of(caseId))
            .await();
    if (open.size() == 0) return new Postponed.NoCase();
    var meant = meant(tx, caseId);
    if (meant.size() > 1) return new Postponed.Several();
    if (meant.isEmpty()) {
      link(tx, caseId, insert(tx, caseId, Optional.of(to), now));
      return new Postponed.To(Optional.empty(), to);
    }
    var from = Optional.ofNullable(meant.getFirst().getLocalDate(1));
    move(tx, meant.getFirst().getUUID(0), Optional.of(to), now)
        .ifPresent(id -> link(tx, caseId, id));
    return new Postponed.To(from, to);
  }

  /// The coming days that lie nearest to a request.
  private static List<Row> meant(SqlConnection tx, UUID caseId) {
    var all = new ArrayList<Row>();
    for (var row : tx.preparedQuery(MEANT).execute(Tuple.of(caseId)).await()) {
      boolean near = all.isEmpty() || all.getFirst().getInteger(2).equals(row.getInteger(2));
      if (near) all.add(row);
    }
    return all;
  }

  /// The days in court that a postponement could mean, the nearest first.
  public static List<LocalDate> days(SqlConnection tx, UUID caseId) {
    return meant(tx, caseId).stream()
        .flatMap(row -> Optional.ofNullable(row.getLocalDate(1)).stream())
        .sorted()
        .toList();
  }

  /// Her coming days, the nearest first, those without a day last.
  public Future<List<Line>> of(SqlClient db, BlindIndex her) {
    return db.preparedQuery(HERS)
        .execute(Tuple.of(Buffer.buffer(her.bytes())))
        .map(
            rows -> {
              var all = new ArrayList<Line>();
              for (var row : rows) all.add(listed(row));
              return all;
            });
  }

  private Line listed(Row row) {
    var day = Optional.ofNullable(row.getLocalDate(2));
    var shown = day.map(SHORT::format).orElse("No date yet");
    var line =
        CourtDay.opened(keys, row.getUUID(1), "court", row.getBuffer(3), row.getBuffer(4))
            .map(court -> shown + ", " + court)
            .orElse(shown);
    return new Line(row.getUUID(0), line, day, row.getBoolean(5));
  }

  /// Takes back the reminders of a request that is closed.
  static void closed(SqlConnection tx, UUID caseId, OffsetDateTime now) {
    tx.preparedQuery("select id from court_date where case_id = $1 and state = 'coming'")
        .execute(Tuple.of(caseId))
        .await()
        .forEach(row -> withdraw(tx, row.getUUID(0), now));
  }

  /// Deletes days that were over, or left unanswered, 30 days ago, and those that nobody has told
  /// for 90; then what was asked only to save them.
  ///
  /// @return how many days
  public static int purge(SqlConnection tx, OffsetDateTime now) {
    int days =
        tx.preparedQuery(PURGE_DAYS)
            .execute(Tuple.of(now.minusDays(30), today(now).minusDays(30), now.minusDays(90)))
            .await()
            .rowCount();
    tx.preparedQuery(PURGE_SAVED).execute(Tuple.of(now.minusDays(30))).await();
    return days;
  }
}
