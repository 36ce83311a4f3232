package org.isango.cases;

import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.isango.sms.Notes;
import org.isango.sms.Outbox;

/// The rows of days in court, changed one at a time in the caller's transaction. A changed day is a
/// new row, so that nothing that was decided for the old one can speak of the new one.
final class CourtRows {
  private static final String NEW =
      "insert into court_date (id, case_id, day, state, set_at, changed_at)"
          + " select $1, id, $3, 'coming', $4, $4 from help_case where id = $2";

  /// The new row takes over all but the day; what was asked for about the old morning is asked
  /// anew.
  private static final String SUCCESSOR =
      "insert into court_date (id, case_id, day, court_ct, number_ct, role, state, set_at,"
          + " changed_at) select $2, case_id, $3, court_ct, number_ct, role, 'coming', $4, $4"
          + " from court_date where id = $1";

  private final CaseKeys keys;

  CourtRows(CaseKeys keys) {
    this.keys = keys;
  }

  static UUID insert(SqlConnection tx, UUID caseId, Optional<LocalDate> day, OffsetDateTime now) {
    var id = UUID.randomUUID();
    tx.preparedQuery(NEW).execute(Tuple.of(id, caseId, day.orElse(null), now)).await();
    return id;
  }

  /// @return the row that has the day now; empty when nothing is coming under this id
  static Optional<UUID> move(
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
    relink(tx, id, next);
    state(tx, id, "moved", now);
    return Optional.of(next);
  }

  static void state(SqlConnection tx, UUID id, String state, OffsetDateTime now) {
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

  /// From here on the request is about this day.
  static void link(SqlConnection tx, UUID caseId, UUID id) {
    tx.preparedQuery("update help_case set court_day = $2 where id = $1")
        .execute(Tuple.of(caseId, id))
        .await();
  }

  private static void relink(SqlConnection tx, UUID id, UUID next) {
    tx.preparedQuery("update help_case set court_day = $2 where court_day = $1")
        .execute(Tuple.of(id, next))
        .await();
  }

  /// One of two rows that speak of the same is not needed; its requests are about the other.
  static void replace(SqlConnection tx, UUID id, UUID by, OffsetDateTime now) {
    relink(tx, id, by);
    withdraw(tx, id, now);
    tx.preparedQuery("delete from court_date where id = $1").execute(Tuple.of(id)).await();
  }

  /// Keeps the court or the number of the case, sealed with the key of the request the row belongs
  /// to.
  ///
  /// @param field `court` or `case_number`
  void seal(SqlConnection tx, UUID id, String field, String value) {
    if (value.equals("unknown") || value.equals("skip")) return;
    var kept = FreeWords.kept(field, value);
    if (kept.isBlank()) return;
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
      tx.preparedQuery(
              field.equals("court")
                  ? "update court_date set court_ct = $2 where id = $1"
                  : "update court_date set number_ct = $2 where id = $1")
          .execute(Tuple.of(id, keys.seal(key.get(), owner, field, kept)))
          .await();
    }
  }
}
