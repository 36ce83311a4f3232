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
import org.isango.vault.BlindIndex;
import org.isango.vault.Vault;

/// Days in court: kept from the answers of a request, shown to her alone, changed by her or by the
/// responder who was there.
public final class CourtDates {
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

  /// Requests whose answers speak of a day in court.
  private static final Set<String> KINDS = Set.of("court", "court_date");

  private static final String HERS =
      "select d.id, d.case_id, d.day, d.court_ct, k.wrapped, d.morning from court_date d"
          + " join help_case c on c.id = d.case_id join case_key k on k.case_id = c.id"
          + " where c.number_bi = $1 and d.state = 'coming' order by d.day nulls last, d.set_at";

  /// Days that a request is about: the one it says it is about, else its own.
  private static final String MEANT =
      "select d.id, d.day, d.id is not distinct from c.court_day as said from help_case c"
          + " join court_date d on d.id = c.court_day or d.case_id = c.id"
          + " where c.id = $1 and d.state = 'coming' order by said desc, d.day, d.id";

  private static final String WORKED_ON =
      "update help_case set touched_at = $2, still_asked_at = null"
          + " where id = $1 and closed_at is null";

  /// Saved days that lie behind, and what was only opened to save one.
  private static final String PURGE_DAYS =
      "delete from court_date where (state <> 'coming' and changed_at < $1) or day < $2"
          + " or (day is null and set_at < $3)";

  private static final String PURGE_SAVED =
      "delete from help_case c where c.kind = 'court_date' and c.touched_at < $1"
          + " and c.accepted_by is null"
          + " and not exists (select 1 from court_date d where d.case_id = c.id)";

  /// Whoever is to go with her has a request about this day that may not be the one it was saved
  /// in.
  private static final String REMINDED =
      "select d.id, (select h.id from help_case h where (h.court_day = d.id or h.id = d.case_id)"
          + " and h.closed_at is null"
          + " order by h.accepted_by is null, h.kind <> 'court', h.opened_at limit 1)"
          + " from court_reminder r join court_date d on d.id = r.date_id"
          + " join help_case c on c.id = d.case_id where c.number_bi = $1"
          + " and d.state = 'coming' and d.day >= $2 order by r.told_at desc limit 1";

  private final CaseKeys keys;
  private final CourtRows rows;
  private final SameMatter matters;
  private final CourtDays courts;

  public CourtDates(Vault vault, CourtDays courts) {
    this.keys = new CaseKeys(vault);
    this.rows = new CourtRows(keys);
    this.matters = new SameMatter(keys, rows);
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
        CourtRows.link(tx, caseId, id);
        yield Optional.of(id);
      }
      case "court", "case_number" ->
          current.map(
              id -> {
                rows.seal(tx, id, field, value);
                return matters.joined(tx, caseId, id, now);
              });
      default -> current;
    };
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

  /// Told to the question after "not sure", or after she was cut off, it is the same row.
  private static UUID dated(
      SqlConnection tx,
      UUID caseId,
      Optional<LocalDate> day,
      Optional<UUID> current,
      OffsetDateTime now) {
    return current
        .or(() -> SameMatter.unfinished(tx, caseId, day))
        .flatMap(known -> CourtRows.move(tx, known, day, now))
        .orElseGet(() -> CourtRows.insert(tx, caseId, day, now));
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
        return CourtRows.move(tx, id, day(value, now), now);
      }
      case "over" -> CourtRows.state(tx, id, "done", now);
      case "missed" -> CourtRows.state(tx, id, "missed", now);
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

  /// A day still to come that she was reminded of.
  ///
  /// @param request about it, which somebody has or can have; empty where all of them are closed
  public record Reminded(UUID day, Optional<UUID> request) {}

  /// The last one she was reminded of in these days; empty when there is none.
  public Optional<Reminded> reminded(SqlConnection tx, BlindIndex her, OffsetDateTime now) {
    var found =
        tx.preparedQuery(REMINDED)
            .execute(Tuple.of(Buffer.buffer(her.bytes()), today(now)))
            .await()
            .iterator();
    if (!found.hasNext()) return Optional.empty();
    var row = found.next();
    return Optional.of(new Reminded(row.getUUID(0), Optional.ofNullable(row.getUUID(1))));
  }

  /// A responder was in court and knows the next day. The first day of a request may be set so,
  /// too.
  public Postponed postpone(SqlConnection tx, UUID caseId, LocalDate to, OffsetDateTime now) {
    if (TypedDay.check(to, today(now), courts) instanceof TypedDay.Refused(TypedDay.Why why)) {
      return new Postponed.NoSuchDay(why);
    }
    var open = tx.preparedQuery(WORKED_ON).execute(Tuple.of(caseId, now)).await();
    if (open.rowCount() == 0) return new Postponed.NoCase();
    var meant = meant(tx, caseId);
    if (meant.size() > 1) return new Postponed.Several();
    if (meant.isEmpty()) {
      CourtRows.link(tx, caseId, CourtRows.insert(tx, caseId, Optional.of(to), now));
      return new Postponed.To(Optional.empty(), to);
    }
    var from = Optional.ofNullable(meant.getFirst().getLocalDate(1));
    CourtRows.move(tx, meant.getFirst().getUUID(0), Optional.of(to), now)
        .ifPresent(id -> CourtRows.link(tx, caseId, id));
    return new Postponed.To(from, to);
  }

  private static List<Row> meant(SqlConnection tx, UUID caseId) {
    var all = new ArrayList<Row>();
    for (var row : tx.preparedQuery(MEANT).execute(Tuple.of(caseId)).await()) {
      if (row.getBoolean(2)) return List.of(row);
      all.add(row);
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

  /// The menus say what stands for an unknown day, and the names of days and months, in her
  /// language.
  private Line listed(Row row) {
    var day = Optional.ofNullable(row.getLocalDate(2));
    var shown = day.map(SHORT::format).orElse("unknown");
    var line =
        CourtDay.opened(keys, row.getUUID(1), "court", row.getBuffer(3), row.getBuffer(4))
            .map(court -> shown + ", " + court)
            .orElse(shown);
    return new Line(row.getUUID(0), line, day, row.getBoolean(5));
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
