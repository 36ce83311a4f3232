package org.isango.duty;

import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.isango.cases.Reference;

/// What a human has to look at. An alarm stays until its request is taken or closed.
public final class Alarms {
  private Alarms() {}

  /// The name stands in the database.
  public enum What {
    /// Nobody is on duty in this tier at this hour.
    TIER_EMPTY,
    NOBODY_ACCEPTED,
    /// The time is up in which somebody who is held has to be in court.
    OVERDUE,
    /// Nobody has touched it for half a year.
    STILL_OPEN,
    /// The time in which a call is safe has passed, and nobody has said what became of it.
    CALL_PASSED
  }

  /// @return whether it is a new one
  static boolean raise(SqlConnection tx, UUID request, What what, int tier, OffsetDateTime now) {
    return tx.preparedQuery(
                "insert into duty_alarm (id, case_id, what, tier, raised_at)"
                    + " values ($1, $2, $3, $4, $5) on conflict do nothing")
            .execute(Tuple.of(UUID.randomUUID(), request, what.name(), (short) tier, now))
            .await()
            .rowCount()
        == 1;
  }

  /// A human has taken the request: nobody else needs to look. What has passed its time stays until
  /// it is closed.
  static void taken(SqlConnection tx, UUID request, OffsetDateTime now) {
    tx.preparedQuery(
            "update duty_alarm set cleared_at = $2 where case_id = $1 and cleared_at is null"
                + " and what not in ('OVERDUE', 'CALL_PASSED')")
        .execute(Tuple.of(request, now))
        .await();
  }

  /// Somebody has said that it is still open.
  static void touched(SqlConnection tx, OffsetDateTime now) {
    tx.preparedQuery(
            "update duty_alarm a set cleared_at = $1 where a.what = 'STILL_OPEN'"
                + " and a.cleared_at is null and exists (select 1 from help_case c"
                + " where c.id = a.case_id and c.touched_at >= a.raised_at)")
        .execute(Tuple.of(now))
        .await();
  }

  /// The request has come to its end.
  public static void closed(SqlConnection tx, UUID request, OffsetDateTime now) {
    tx.preparedQuery(
            "update duty_alarm set cleared_at = $2 where case_id = $1 and cleared_at is null")
        .execute(Tuple.of(request, now))
        .await();
  }

  /// One alarm as whoever keeps the rota reads it: of which request, not whose.
  ///
  /// @param tier which tier it is about; 0 where it is about none
  public record Open(
      String ref, Optional<String> province, What what, int tier, OffsetDateTime since) {}

  /// The alarms there are, the newest last.
  public static List<Open> all(SqlConnection tx) {
    var all = new ArrayList<Open>();
    tx.query(
            "select c.ref, c.province, a.what, a.tier, a.raised_at from duty_alarm a"
                + " join help_case c on c.id = a.case_id where a.cleared_at is null"
                + " order by a.raised_at, c.ref, a.tier")
        .execute()
        .await()
        .forEach(
            row ->
                all.add(
                    new Open(
                        Reference.brief(row.getString(0)),
                        Optional.ofNullable(row.getString(1)),
                        What.valueOf(row.getString(2)),
                        row.getShort(3),
                        row.getOffsetDateTime(4))));
    return all;
  }

  /// How many requests have an alarm now.
  public static long open(SqlClient db) {
    return db.query("select count(distinct case_id) from duty_alarm where cleared_at is null")
        .execute()
        .await()
        .iterator()
        .next()
        .getLong(0);
  }
}
