package org.isango.ussd;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import org.isango.menu.State;
import org.isango.menu.StateCodec;
import org.isango.vault.BlindIndex;
import org.isango.vault.Vault;

/// Where a caller's last session was cut off, so that she may go on when she dials again within ten
/// minutes. The state is sealed to her number.
public final class Dropped {
  private final Vault vault;

  public Dropped(Vault vault) {
    this.vault = vault;
  }

  Future<Void> keep(SqlConnection tx, BlindIndex number, State state, OffsetDateTime now) {
    return tx.preparedQuery(
            "insert into dropped_session (number_bi, key_version, sealed, seen)"
                + " values ($1, $2, $3, $4) on conflict (number_bi) do update"
                + " set key_version = excluded.key_version, sealed = excluded.sealed,"
                + " seen = excluded.seen")
        .execute(
            Tuple.of(
                Buffer.buffer(number.bytes()),
                (short) number.keyVersion(),
                Buffer.buffer(vault.seal("dropped", number.bytes(), StateCodec.encode(state))),
                now))
        .mapEmpty();
  }

  Future<Void> drop(SqlConnection tx, BlindIndex number) {
    return tx.preparedQuery("delete from dropped_session where number_bi = $1")
        .execute(Tuple.of(Buffer.buffer(number.bytes())))
        .mapEmpty();
  }

  /// Deletes what is too old to be offered.
  ///
  /// @return how many
  public static int purge(SqlConnection tx, OffsetDateTime now) {
    return tx.preparedQuery("delete from dropped_session where seen < $1")
        .execute(Tuple.of(now.minusMinutes(10)))
        .await()
        .rowCount();
  }
}
