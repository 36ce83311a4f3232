package org.isango.cases;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// The day in court a request is about, for whoever holds it.
///
/// @param day empty where nobody knows it yet
/// @param court as she typed it; empty where she did not
/// @param number of the case in court; empty likewise
record CourtDay(UUID id, Optional<LocalDate> day, String court, String number) {
  private static final String OF =
      "select d.id, d.day, d.case_id, d.court_ct, d.number_ct, k.wrapped"
          + " from help_case c join court_date d on d.id = c.court_day"
          + " join case_key k on k.case_id = d.case_id where c.id = $1";

  /// Empty where the request speaks of none.
  static Optional<CourtDay> of(CaseKeys keys, SqlConnection tx, UUID caseId) {
    var rows = tx.preparedQuery(OF).execute(Tuple.of(caseId)).await().iterator();
    return rows.hasNext() ? Optional.of(read(keys, rows.next())) : Optional.empty();
  }

  private static CourtDay read(CaseKeys keys, Row row) {
    var owner = row.getUUID(2);
    var wrapped = row.getBuffer(5);
    return new CourtDay(
        row.getUUID(0),
        Optional.ofNullable(row.getLocalDate(1)),
        CourtDates.opened(keys, owner, "court", row.getBuffer(3), wrapped).orElse(""),
        CourtDates.opened(keys, owner, "case_number", row.getBuffer(4), wrapped).orElse(""));
  }

  @Override
  public String toString() {
    return "[day]";
  }
}
