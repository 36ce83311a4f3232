package org.isango.sms.broadcast;

import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// How far a broadcast is.
///
/// @param waiting people whose turn has not come
/// @param told people who have it in their notes, with an SMS or without
/// @param passed people who left or stopped their texts since they were counted
/// @param sms SMS by state of the outbox
public record Progress(int waiting, int told, int passed, Map<String, Integer> sms) {
  public Progress {
    sms = Map.copyOf(sms);
  }

  public static Progress of(SqlConnection tx, UUID id) {
    var people =
        tx.preparedQuery(
                "select count(*) filter (where state = 0), count(*) filter (where state = 1),"
                    + " count(*) filter (where state = 2) from broadcast_recipient"
                    + " where broadcast_id = $1")
            .execute(Tuple.of(id))
            .await()
            .iterator()
            .next();
    var sms = new TreeMap<String, Integer>();
    tx.preparedQuery(
            "select state, count(*) from sms_outbox where broadcast_id = $1 group by state")
        .execute(Tuple.of(id))
        .await()
        .forEach(row -> sms.put(row.getString(0), row.getInteger(1)));
    return new Progress(people.getInteger(0), people.getInteger(1), people.getInteger(2), sms);
  }
}
