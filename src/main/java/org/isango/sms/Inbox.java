package org.isango.sms;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.isango.gateway.SmsIn;
import org.isango.gateway.africastalking.AfricasTalkingSms.Polled;
import org.isango.store.Database;

/// Catches up on texts that came while nobody could be called: reads the gateway's inbox from where
/// it was left. What is there at the very first look is old and left alone.
public final class Inbox {
  private final Database database;

  public Inbox(Database database) {
    this.database = database;
  }

  /// @param poll the texts after this id
  /// @param keep keeps one; when that fails, the next look begins with it
  public void catchUp(LongFunction<List<Polled>> poll, Function<SmsIn, Future<?>> keep) {
    var known =
        database
            .jobs()
            .query("select inbox_id from sms_lane")
            .execute()
            .await()
            .iterator()
            .next()
            .getLong(0);
    boolean first = known == null;
    for (var text : poll.apply(first ? 0 : known)) {
      if (!first) keep.apply(text.sms()).await();
      database
          .jobs()
          .preparedQuery("update sms_lane set inbox_id = $1 where coalesce(inbox_id, 0) < $1")
          .execute(Tuple.of(text.id()))
          .await();
    }
    if (first) {
      database
          .jobs()
          .query("update sms_lane set inbox_id = 0 where inbox_id is null")
          .execute()
          .await();
    }
  }
}
