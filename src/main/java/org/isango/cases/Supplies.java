package org.isango.cases;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.isango.vault.BlindIndex;
import org.isango.vault.Vault;

/// What peers carry to people: who asked stays with the case, the list for the round has no
/// numbers.
public final class Supplies {
  private static final String WAITING =
      "select h.id, h.opened_at, k.wrapped, a.field, a.value_ct, h.ref from help_case h"
          + " join case_key k on k.case_id = h.id left join case_answer a on a.case_id = h.id"
          + " and a.field in ('what', 'people', 'place', 'province')"
          + " where h.kind = 'supply' and h.closed_at is null"
          + " order by h.opened_at, h.id, a.position";

  private Supplies() {}

  /// One line of a round. What she left out is an empty text.
  ///
  /// @param ref what the request is called when it is done
  /// @param place id in the directory
  /// @param province its code
  /// @param what as chosen: condoms, inside, lube, needles, all
  /// @param people for how many: one, few, some, many
  /// @param since the day she asked
  public record Wanted(
      String ref, String place, String province, String what, String people, LocalDate since) {}

  /// Everything that waits, oldest first.
  public static Future<List<Wanted>> waiting(SqlClient db, Vault vault) {
    return db.query(WAITING)
        .execute()
        .map(
            rows ->
                Answered.all(rows, new CaseKeys(vault)).stream()
                    .map(
                        one ->
                            new Wanted(
                                one.ref(),
                                one.answer("place"),
                                one.answer("province"),
                                one.answer("what"),
                                one.answer("people"),
                                one.since().toLocalDate()))
                    .toList());
  }

  /// It was brought: the request is closed.
  ///
  /// @return its id; empty where no open request for supplies has this reference
  public static Optional<UUID> brought(SqlConnection tx, String ref, OffsetDateTime now) {
    var rows =
        tx.preparedQuery(
                "update help_case set closed_at = $2, outcome = 'helped', next_step_at = null,"
                    + " again_at = null, handed_to = null where ref = $1 and kind = 'supply'"
                    + " and closed_at is null returning id")
            .execute(Tuple.of(ref, now))
            .await()
            .iterator();
    return rows.hasNext() ? Optional.of(rows.next().getUUID(0)) : Optional.empty();
  }

  /// How often members said since that day that there is none left, by the id of the place.
  public static Future<Map<String, Long>> noneLeft(SqlClient db, LocalDate since) {
    return db.preparedQuery(
            "select substr(name, length('supply_none_left.') + 1), sum(total)::bigint from counter"
                + " where name like 'supply\\_none\\_left.%' and day > $1 group by name"
                + " order by 2 desc, 1")
        .execute(Tuple.of(since))
        .map(
            rows -> {
              var all = new LinkedHashMap<String, Long>();
              rows.forEach(row -> all.put(row.getString(0), row.getLong(1)));
              return all;
            });
  }

  /// "None left here": counted once a number and day, and once for the area as soon as it is known.
  ///
  /// @param who keyed index of who says so, or what stands for everybody who withholds her number
  /// @param area id of a place in the directory; empty when she has not said
  public static void noneLeft(SqlConnection tx, BlindIndex who, String area, OffsetDateTime now) {
    var today = now.toLocalDate();
    var key = Buffer.buffer(who.bytes());
    var said =
        tx.preparedQuery(
                "insert into none_left (day, who, key_version) values ($1, $2, $3)"
                    + " on conflict do nothing")
            .execute(Tuple.of(today, key, (short) who.keyVersion()))
            .await();
    if (said.rowCount() == 1) count(tx, today, "supply_none_left");
    if (area.isEmpty()) return;
    var placed =
        tx.preparedQuery("update none_left set area = $3 where day = $1 and who = $2 and area = ''")
            .execute(Tuple.of(today, key, area))
            .await();
    if (placed.rowCount() == 1) count(tx, today, "supply_none_left." + area);
  }

  private static void count(SqlConnection tx, LocalDate day, String name) {
    tx.preparedQuery(
            "insert into counter (day, name, total) values ($1, $2, 1)"
                + " on conflict (day, name) do update set total = counter.total + 1")
        .execute(Tuple.of(day, name))
        .await();
  }

  /// Forgets that a number said so; what was counted stays.
  public static void forget(SqlConnection tx, BlindIndex number) {
    tx.preparedQuery("delete from none_left where who = $1")
        .execute(Tuple.of(Buffer.buffer(number.bytes())))
        .await();
  }

  /// Deletes who said so before yesterday.
  ///
  /// @return how many
  public static int purge(SqlConnection tx, OffsetDateTime now) {
    return tx.preparedQuery("delete from none_left where day < $1")
        .execute(Tuple.of(now.toLocalDate().minusDays(1)))
        .await()
        .rowCount();
  }
}
