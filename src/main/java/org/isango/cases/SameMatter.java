package org.isango.cases;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// A day in court told twice is one, so that nobody is reminded twice of it; two days that only
/// fall together stay two. Rows speak of the same matter when they name the same case number, or,
/// as long as neither has one, the same court; and of the same day of it when the days are equal or
/// nobody knew one of them.
final class SameMatter {
  /// Told in this request before, and cut off before anything else was said of it.
  private static final String UNFINISHED =
      "select id from court_date where case_id = $1 and state = 'coming' and court_ct is null"
          + " and number_ct is null and (day is null or day = $2) order by day nulls last limit 1";

  private static final String HERS =
      "select d.id, d.case_id, d.day, d.court_ct, d.number_ct, k.wrapped from court_date d"
          + " join help_case c on c.id = d.case_id join case_key k on k.case_id = c.id"
          + " join help_case asked on asked.id = $1"
          + " where (c.id = asked.id or c.number_bi = asked.number_bi) and d.state = 'coming'"
          + " order by d.set_at, d.id for update of d";

  private final CaseKeys keys;
  private final CourtRows rows;

  SameMatter(CaseKeys keys, CourtRows rows) {
    this.keys = keys;
    this.rows = rows;
  }

  private record Told(UUID id, Optional<LocalDate> day, String court, String number) {
    boolean isOneWith(Told other) {
      boolean sameDay = day.isEmpty() || other.day.isEmpty() || day.equals(other.day);
      boolean unnumbered = number.isEmpty() && other.number.isEmpty();
      return sameDay && (unnumbered ? same(court, other.court) : same(number, other.number));
    }

    private static boolean same(String one, String other) {
      return !one.isEmpty() && folded(one).equals(folded(other));
    }

    /// `A12/26` and `a12-26` are one number, `SPRINGS` and `Springs ` one court.
    private static String folded(String typed) {
      return typed.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    @Override
    public String toString() {
      return "[day]";
    }
  }

  /// The row of this request that is told on, with this day or none yet.
  static Optional<UUID> unfinished(SqlConnection tx, UUID caseId, Optional<LocalDate> day) {
    var rows =
        tx.preparedQuery(UNFINISHED).execute(Tuple.of(caseId, day.orElse(null))).await().iterator();
    return rows.hasNext() ? Optional.of(rows.next().getUUID(0)) : Optional.empty();
  }

  /// Court or number of a row is known now: where another of her rows turns out to be the same,
  /// that one stays, with what was reminded of already.
  ///
  /// @return the row that stands
  UUID joined(SqlConnection tx, UUID caseId, UUID id, OffsetDateTime now) {
    var all = new ArrayList<Told>();
    for (var row : tx.preparedQuery(HERS).execute(Tuple.of(caseId)).await()) all.add(told(row));
    var fresh = all.stream().filter(row -> row.id.equals(id)).findFirst();
    return fresh.flatMap(one -> join(tx, one, all, now)).orElse(id);
  }

  private Optional<UUID> join(SqlConnection tx, Told fresh, List<Told> all, OffsetDateTime now) {
    return all.stream()
        .filter(other -> !other.equals(fresh) && other.isOneWith(fresh))
        .findFirst()
        .map(
            other -> {
              if (other.court.isEmpty()) rows.seal(tx, other.id, "court", fresh.court);
              var stands =
                  fresh.day.isEmpty()
                      ? other.id
                      : CourtRows.move(tx, other.id, fresh.day, now).orElse(other.id);
              CourtRows.replace(tx, fresh.id, stands, now);
              return stands;
            });
  }

  private Told told(Row row) {
    var owner = row.getUUID(1);
    var wrapped = row.getBuffer(5);
    return new Told(
        row.getUUID(0),
        Optional.ofNullable(row.getLocalDate(2)),
        CourtDay.opened(keys, owner, "court", row.getBuffer(3), wrapped).orElse(""),
        CourtDay.opened(keys, owner, "case_number", row.getBuffer(4), wrapped).orElse(""));
  }
}
