package org.isango.ussd;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.isango.menu.State;
import org.isango.menu.StateCodec;
import org.isango.store.Database;
import org.isango.store.Grouped;
import org.isango.vault.BlindIndex;
import org.isango.vault.Vault;

/// Where a caller's last session was cut off, so that she may go on when she dials again within ten
/// minutes. The state is sealed to her number.
public final class Dropped {
  private static final String FIND =
      "select number_bi, sealed from dropped_session"
          + " where number_bi = any($1) and seen > now() - interval '10 minutes'";

  private final Vault vault;
  private final Grouped<ByteBuffer, Optional<State>> lookups;

  public Dropped(Database database, Vault vault) {
    this.vault = vault;
    this.lookups =
        new Grouped<>(
            database.breaker(),
            Comparator.<ByteBuffer>naturalOrder(),
            numbers -> findAll(database.reads(), numbers));
  }

  Future<Optional<State>> find(BlindIndex number) {
    return lookups.submit(ByteBuffer.wrap(number.bytes()));
  }

  private Future<List<Optional<State>>> findAll(SqlClient db, List<ByteBuffer> numbers) {
    var keys = numbers.stream().map(n -> Buffer.buffer(n.array())).toArray(Buffer[]::new);
    return db.preparedQuery(FIND)
        .execute(Tuple.tuple().addArrayOfBuffer(keys))
        .map(
            rows -> {
              var found = new HashMap<ByteBuffer, byte[]>();
              for (var row : rows) {
                found.put(
                    ByteBuffer.wrap(row.getBuffer(0).getBytes()), row.getBuffer(1).getBytes());
              }
              return numbers.stream().map(n -> open(n, found)).toList();
            });
  }

  private Optional<State> open(ByteBuffer number, HashMap<ByteBuffer, byte[]> found) {
    return Optional.ofNullable(found.get(number))
        .flatMap(stored -> vault.open("dropped", number.array(), stored))
        .flatMap(StateCodec::decode);
  }

  void keep(SqlConnection tx, BlindIndex number, State state, OffsetDateTime now) {
    tx.preparedQuery(
            "insert into dropped_session (number_bi, sealed, seen) values ($1, $2, $3)"
                + " on conflict (number_bi) do update set sealed = excluded.sealed,"
                + " seen = excluded.seen")
        .execute(
            Tuple.of(
                Buffer.buffer(number.bytes()),
                Buffer.buffer(vault.seal("dropped", number.bytes(), StateCodec.encode(state))),
                now))
        .await();
  }

  void drop(SqlConnection tx, BlindIndex number) {
    tx.preparedQuery("delete from dropped_session where number_bi = $1")
        .execute(Tuple.of(Buffer.buffer(number.bytes())))
        .await();
  }

  /// Deletes what is too old to be offered.
  public Future<Integer> purge(SqlClient jobs) {
    return jobs.query("delete from dropped_session where seen < now() - interval '10 minutes'")
        .execute()
        .map(rows -> rows.rowCount());
  }
}
