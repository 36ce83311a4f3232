package org.isango.cases;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A case whose answers were opened, for those who act on it. The newest answer to a question
/// counts.
record Answered(String ref, OffsetDateTime since, Map<String, String> answers) {

  String answer(String field) {
    return answers.getOrDefault(field, "");
  }

  @Override
  public String toString() {
    return "[case]";
  }

  /// @param rows of case id, time of opening, wrapped key, field and sealed answer and reference,
  ///   the answers of a case in the order in which they were given
  static List<Answered> all(RowSet<Row> rows, CaseKeys keys) {
    var cases = new LinkedHashMap<UUID, Answered>();
    for (Row row : rows) {
      var id = row.getUUID(0);
      var one =
          cases.computeIfAbsent(
              id,
              unseen -> new Answered(row.getString(5), row.getOffsetDateTime(1), new HashMap<>()));
      if (row.getValue(3) == null) continue;
      var field = row.getString(3);
      keys.unwrapped(id, row.getBuffer(2))
          .flatMap(key -> keys.open(key, id, field, row.getBuffer(4)))
          .ifPresent(value -> one.answers().put(field, value));
    }
    return List.copyOf(cases.values());
  }
}
