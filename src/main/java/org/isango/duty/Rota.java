package org.isango.duty;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.isango.vault.Vault;

/// Writes the rota. Who is no longer in it is no longer called and no longer let in; what she did
/// stays.
public final class Rota {
  /// A known number keeps her row, so that her open cases stay hers.
  private static final String PERSON =
      "insert into responder (id, number_bi, key_version, number_ct, name_ct, role, provinces,"
          + " languages, sample, added_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
          + " on conflict (number_bi) do nothing";

  private static final String AGAIN =
      "update responder set name_ct = $2, role = $3, provinces = $4, languages = $5, sample = $6,"
          + " active = true where id = $1";

  private static final String ALWAYS =
      "insert into duty_slot (id, responder_id, province, tier)"
          + " values (gen_random_uuid(), $1, $2, $3)";

  private static final String WEEKLY =
      "insert into duty_slot (id, responder_id, province, tier, weekday, starts, ends)"
          + " values (gen_random_uuid(), $1, $2, $3, $4, $5, $6)";

  private static final String DATED =
      "insert into duty_slot (id, responder_id, province, tier, from_at, to_at)"
          + " values (gen_random_uuid(), $1, $2, $3, $4, $5)";

  /// A PIN ends with the duty: it opens nothing should she come back.
  private static final String NO_LONGER_HERS =
      "delete from pin p using responder r where p.number_bi = r.number_bi and not r.active"
          + " and p.what in ('responder', 'code')";

  /// The open cases of somebody who is gone are called out anew.
  private static final String LEFT_BEHIND =
      "update help_case set accepted_by = null, accepted_at = null, handed_to = null, tier = 0,"
          + " resent = false, next_step_at = $1 where closed_at is null and accepted_by in"
          + " (select id from responder where not active)";

  private final Vault vault;

  public Rota(Vault vault) {
    this.vault = vault;
  }

  /// Whether anybody has ever been on it.
  public boolean isThere(SqlConnection tx) {
    return tx.query("select 1 from responder limit 1").execute().await().size() > 0;
  }

  /// Puts these lines in the place of the whole rota.
  public void replace(SqlConnection tx, List<RotaLine> lines, boolean sample, OffsetDateTime now) {
    tx.query("delete from duty_slot").execute().await();
    tx.query("update responder set active = false where active").execute().await();
    for (var line : lines) {
      var id = person(tx, line, sample, now);
      line.slots().forEach(slot -> put(tx, id, line, slot));
    }
    tx.query(NO_LONGER_HERS).execute().await();
    tx.preparedQuery(LEFT_BEHIND).execute(Tuple.of(now)).await();
  }

  private UUID person(SqlConnection tx, RotaLine line, boolean sample, OffsetDateTime now) {
    var index = vault.index(line.number());
    var key = Buffer.buffer(index.bytes());
    var fresh = UUID.randomUUID();
    var provinces = line.provinces().toArray(String[]::new);
    var languages = line.languages().toArray(String[]::new);
    tx.preparedQuery(PERSON)
        .execute(
            Tuple.from(
                new Object[] {
                  fresh,
                  key,
                  (short) index.keyVersion(),
                  Buffer.buffer(vault.sealNumber(line.number(), fresh, "responder")),
                  name(line, fresh),
                  line.role(),
                  provinces,
                  languages,
                  sample,
                  now
                }))
        .await();
    var id =
        tx.preparedQuery("select id from responder where number_bi = $1")
            .execute(Tuple.of(key))
            .await()
            .iterator()
            .next()
            .getUUID(0);
    tx.preparedQuery(AGAIN)
        .execute(Tuple.of(id, name(line, id), line.role(), provinces, languages, sample))
        .await();
    return id;
  }

  private Buffer name(RotaLine line, UUID id) {
    var name = line.name().getBytes(StandardCharsets.UTF_8);
    return Buffer.buffer(vault.seal("responder", Responders.aad(id), name));
  }

  private static void put(SqlConnection tx, UUID who, RotaLine line, Slot slot) {
    short tier = (short) line.tier();
    switch (slot) {
      case Slot.Always() -> put(tx, ALWAYS, Tuple.of(who, line.province().orElse(null), tier));
      case Slot.Weekly(var day, var starts, var ends) ->
          put(
              tx,
              WEEKLY,
              Tuple.of(
                  who, line.province().orElse(null), tier, (short) day.getValue(), starts, ends));
      case Slot.Dated(var from, var to) ->
          put(tx, DATED, Tuple.of(who, line.province().orElse(null), tier, from, to));
    }
  }

  private static void put(SqlConnection tx, String sql, Tuple values) {
    tx.preparedQuery(sql).execute(values).await();
  }
}
