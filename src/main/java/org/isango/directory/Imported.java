package org.isango.directory;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A row of the table `site`: what a list says, doubtful points and double entries included.
record Imported(
    String id,
    String name,
    String kind,
    String province,
    String district,
    String place,
    Optional<Point> at,
    String flags,
    Optional<String> tel,
    int listed,
    String source) {

  static Imported listed2019(Table.Row row, Map<String, String> phones) {
    var tel = Optional.ofNullable(phones.get(row.text("facility_id")));
    return read(row, "near_place", tel, 2019, "maina-2019");
  }

  static Imported listed2020(Table.Row row) {
    return read(row, "subdistrict", Optional.empty(), 2020, "department-2020");
  }

  private static Imported read(
      Table.Row row, String place, Optional<String> tel, int listed, String source) {
    return new Imported(
        row.text("facility_id"),
        row.text("name"),
        row.text("type"),
        row.text("province"),
        row.text("district"),
        row.text(place),
        row.point(),
        row.text("flags"),
        tel,
        listed,
        source);
  }

  static Future<Void> upsert(SqlClient tx, List<Imported> rows) {
    return tx.preparedQuery(
            """
            insert into site
            select i, n, k, p, d, pl, nullif(la, 'NaN'), nullif(lo, 'NaN'), f, nullif(t, ''), l, s
              from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                $7::float8[], $8::float8[], $9::text[], $10::text[], $11::int2[], $12::text[])
                as u(i, n, k, p, d, pl, la, lo, f, t, l, s)
            on conflict (id) do update set
              name = excluded.name, kind = excluded.kind, province = excluded.province,
              district = excluded.district, place = excluded.place, lat = excluded.lat,
              lon = excluded.lon, flags = excluded.flags, tel = excluded.tel,
              listed = excluded.listed, source = excluded.source
            """)
        .execute(
            Tuple.tuple(
                List.of(
                    texts(rows, Imported::id),
                    texts(rows, Imported::name),
                    texts(rows, Imported::kind),
                    texts(rows, Imported::province),
                    texts(rows, Imported::district),
                    texts(rows, Imported::place),
                    degrees(rows, Point::lat),
                    degrees(rows, Point::lon),
                    texts(rows, Imported::flags),
                    texts(rows, row -> row.tel().orElse("")),
                    rows.stream().map(row -> (short) row.listed()).toArray(Short[]::new),
                    texts(rows, Imported::source))))
        .mapEmpty();
  }

  private static String[] texts(List<Imported> rows, Function<Imported, String> field) {
    return rows.stream().map(field).toArray(String[]::new);
  }

  private static Double[] degrees(List<Imported> rows, Function<Point, Double> side) {
    return rows.stream().map(row -> row.at().map(side).orElse(Double.NaN)).toArray(Double[]::new);
  }
}
