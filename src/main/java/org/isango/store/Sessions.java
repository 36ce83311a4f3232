package org.isango.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// The table of sessions. A hop is stored only if it comes after the one stored, so that of any
/// number of copies one wins and the others learn that they lost.
public final class Sessions {
  private static final String COMMIT =
      "insert into ussd_session (id, hop, sealed, seen)"
          + " select i, h, s, now() from unnest($1::bytea[], $2::int[], $3::bytea[]) as u(i, h, s)"
          + " on conflict (id) do update set hop = excluded.hop, sealed = excluded.sealed,"
          + " seen = excluded.seen where ussd_session.hop < excluded.hop returning id";
  private static final Comparator<SessionRow> BY_ID =
      (a, b) -> Arrays.compareUnsigned(a.id(), b.id());

  private final Grouped<SessionRow, Boolean> commits;
  private final Grouped<ByteBuffer, Optional<SessionRow>> finds;

  public Sessions(Database database) {
    this.commits = new Grouped<>(database.breaker(), BY_ID, rows -> commit(database.hops(), rows));
    this.finds =
        new Grouped<>(
            database.breaker(),
            Comparator.<ByteBuffer>naturalOrder(),
            ids -> find(database.reads(), ids));
  }

  /// Stores a hop, together with all others of the moment. True once it is on disk; false when the
  /// session has moved on without it.
  public Future<Boolean> commit(SessionRow row) {
    return commits.submit(row);
  }

  /// Stores a hop in a transaction of its own, with what it brings about.
  public Future<Boolean> commitWithin(SqlConnection tx, SessionRow row) {
    return commit(tx, List.of(row)).map(List::getFirst);
  }

  private static Future<List<Boolean>> commit(SqlClient db, List<SessionRow> rows) {
    var ids = new Buffer[rows.size()];
    var hops = new Integer[rows.size()];
    var sealed = new Buffer[rows.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = Buffer.buffer(rows.get(i).id());
      hops[i] = rows.get(i).hop();
      sealed[i] = Buffer.buffer(rows.get(i).sealed());
    }
    var values =
        Tuple.tuple().addArrayOfBuffer(ids).addArrayOfInteger(hops).addArrayOfBuffer(sealed);
    return db.preparedQuery(COMMIT).execute(values).map(stored -> verdicts(ids, stored));
  }

  private static List<Boolean> verdicts(Buffer[] ids, RowSet<Row> stored) {
    if (stored.size() == ids.length) return List.of(filled(ids.length));
    var won = new HashSet<Buffer>();
    for (var row : stored) won.add(row.getBuffer(0));
    return Arrays.stream(ids).map(won::contains).toList();
  }

  private static Boolean[] filled(int length) {
    var all = new Boolean[length];
    Arrays.fill(all, Boolean.TRUE);
    return all;
  }

  /// Lets a session that is over go within a minute: who is deleted leaves no sealed trace either.
  public Future<Void> fade(SqlConnection tx, byte[] id) {
    return tx.preparedQuery(
            "update ussd_session set seen = now() - interval '14 minutes 30 seconds' where id = $1")
        .execute(Tuple.of(Buffer.buffer(id)))
        .mapEmpty();
  }

  /// What is stored of a session.
  public Future<Optional<SessionRow>> find(byte[] id) {
    return finds.submit(ByteBuffer.wrap(id));
  }

  private static Future<List<Optional<SessionRow>>> find(SqlClient db, List<ByteBuffer> ids) {
    var keys = ids.stream().map(id -> Buffer.buffer(id.array())).toArray(Buffer[]::new);
    return db.preparedQuery("select id, hop, sealed from ussd_session where id = any($1)")
        .execute(Tuple.tuple().addArrayOfBuffer(keys))
        .map(
            rows -> {
              var found = new HashMap<ByteBuffer, SessionRow>();
              for (var row : rows) {
                var id = row.getBuffer(0).getBytes();
                found.put(
                    ByteBuffer.wrap(id),
                    new SessionRow(id, row.getInteger(1), row.getBuffer(2).getBytes()));
              }
              return ids.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
            });
  }

  /// Deletes the sessions whose last hop is so long ago.
  ///
  /// @return how many
  public static int purge(SqlConnection tx, Duration age) {
    return tx.preparedQuery("delete from ussd_session where seen <= now() - $1 * interval '1 ms'")
        .execute(Tuple.of((double) age.toMillis()))
        .await()
        .rowCount();
  }
}
