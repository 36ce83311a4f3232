package org.isango.mo;

import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import org.isango.vault.BlindIndex;

/// The question whether all about a number is to be deleted. Only the next text answers it.
final class Deletion {
  private static final int MINUTES = 10;

  void ask(SqlConnection tx, BlindIndex number, OffsetDateTime now) {
    tx.preparedQuery(
            "insert into mo_question (number_bi, key_version, until) values ($1, $2, $3)"
                + " on conflict (number_bi) do update set until = $3")
        .execute(
            Tuple.of(Replies.key(number), (short) number.keyVersion(), now.plusMinutes(MINUTES)))
        .await();
  }

  /// Whatever came next, it is asked no longer.
  void close(SqlConnection tx, BlindIndex number) {
    forget(tx, number);
  }

  static void forget(SqlConnection tx, BlindIndex number) {
    tx.preparedQuery("delete from mo_question where number_bi = $1")
        .execute(Tuple.of(Replies.key(number)))
        .await();
  }

  static int purge(SqlConnection tx, OffsetDateTime now) {
    return tx.preparedQuery("delete from mo_question where until <= $1")
        .execute(Tuple.of(now))
        .await()
        .rowCount();
  }
}
