package org.isango.sms;

import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.function.Consumer;

/// Whether anything leaves: a pause and a low balance stop all instances at once. What waits,
/// waits; nothing fails by it.
public final class Lane {
  private final Consumer<String> counts;

  /// @param counts counts an event by its name, for the operator's alarms
  public Lane(Consumer<String> counts) {
    this.counts = counts;
  }

  /// Stops the lane for ten minutes, or until [#resume]: our name, key or sender is not accepted.
  void pause(SqlConnection tx, String reason) {
    counts.accept("sms.lane-paused");
    tx.preparedQuery(
            "update sms_lane set paused_until = now() + interval '10 minutes', reason = $1")
        .execute(Tuple.of(reason))
        .await();
  }

  /// The gateway has told us that our name and key are good again.
  public void resume(SqlConnection tx) {
    tx.query("update sms_lane set paused_until = null where reason = 'UNAUTHORISED'")
        .execute()
        .await();
  }

  /// Whether what is left on the account is kept for safety alerts, pages and replies.
  public void low(SqlConnection tx, boolean low) {
    if (low) counts.accept("sms.balance-low");
    tx.preparedQuery("update sms_lane set low = $1 where low <> $1").execute(Tuple.of(low)).await();
    if (low) return;
    tx.query(
            "update sms_outbox set state = 'PENDING', reason = null"
                + " where state = 'HELD' and reason = 'balance'")
        .execute()
        .await();
  }
}
