package org.isango.directory;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/// Copies the bundled files into the database, where coordinators' corrections and members' reports
/// refer to them. The search does not read them there.
public final class DirectoryImport {
  /// One import at a time, whichever instance: the number is *directory* in ASCII, cut to 8 bytes.
  private static final long LOCK = 0x6469726563746f72L;

  private static final String SOURCE = "bundled";

  private DirectoryImport() {}

  /// Does nothing when these very files were copied before, which one query tells.
  public static void run(Pool pool) {
    var checksum = new String(Table.bytes("SHA256SUMS"), StandardCharsets.UTF_8);
    if (isLoaded(pool, checksum).await()) return;
    pool.withTransaction(
            tx ->
                tx.preparedQuery("select pg_advisory_xact_lock($1)")
                    .execute(Tuple.of(LOCK))
                    .compose(locked -> isLoaded(tx, checksum))
                    .compose(another -> another ? Future.succeededFuture() : load(tx, checksum)))
        .await();
  }

  private static Future<Boolean> isLoaded(SqlClient client, String checksum) {
    return client
        .preparedQuery("select 1 from directory_source where name = $1 and checksum = $2")
        .execute(Tuple.of(SOURCE, checksum))
        .map(rows -> rows.size() > 0);
  }

  private static Future<Void> load(SqlClient tx, String checksum) {
    return places(tx)
        .compose(done -> sites(tx))
        .compose(
            done ->
                tx.preparedQuery(
                        "insert into directory_source (name, checksum, loaded_at)"
                            + " values ($1, $2, now()) on conflict (name) do update"
                            + " set checksum = excluded.checksum, loaded_at = excluded.loaded_at")
                    .execute(Tuple.of(SOURCE, checksum)))
        .mapEmpty();
  }

  private static Future<Void> places(SqlClient tx) {
    var rows = Table.read("places-za", row -> row);
    return tx.preparedQuery(
            """
            insert into place
            select i, n, k, p, d, m, la, lo, nullif(c, 0), s
              from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                $7::float8[], $8::float8[], $9::int[], $10::text[])
                as u(i, n, k, p, d, m, la, lo, c, s)
            on conflict (id) do update set
              name = excluded.name, kind = excluded.kind, province = excluded.province,
              district = excluded.district, municipality = excluded.municipality,
              lat = excluded.lat, lon = excluded.lon, population = excluded.population,
              source = excluded.source
            """)
        .execute(
            Tuple.tuple(
                List.of(
                    texts(rows, row -> row.text("place_id")),
                    texts(rows, row -> row.text("name")),
                    texts(rows, row -> row.text("kind")),
                    texts(rows, row -> row.text("province")),
                    texts(rows, row -> row.text("district")),
                    texts(rows, row -> row.text("municipality")),
                    rows.stream()
                        .map(row -> row.point().orElseThrow().lat())
                        .toArray(Double[]::new),
                    rows.stream()
                        .map(row -> row.point().orElseThrow().lon())
                        .toArray(Double[]::new),
                    rows.stream()
                        .map(row -> row.filled("population").map(Integer::valueOf).orElse(0))
                        .toArray(Integer[]::new),
                    texts(rows, row -> row.text("source")))))
        .mapEmpty();
  }

  private static String[] texts(List<Table.Row> rows, Function<Table.Row, String> field) {
    return rows.stream().map(field).toArray(String[]::new);
  }

  private static Future<Void> sites(SqlClient tx) {
    var phones = Phones.load();
    var first = Table.read("facilities-za", row -> Imported.listed2019(row, phones));
    var second = Table.read("facilities-za-chc-cdc", Imported::listed2020);
    return Imported.upsert(tx, first).compose(done -> Imported.upsert(tx, second));
  }
}
