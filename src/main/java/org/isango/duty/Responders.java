package org.isango.duty;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.isango.calendar.PublicHolidays;
import org.isango.text.Language;
import org.isango.vault.BlindIndex;
import org.isango.vault.Vault;

/// Responders and who of them is on duty.
public final class Responders {
  private static final String COLUMNS = "r.id, r.name_ct, r.number_ct, r.provinces, r.languages";

  private static final String BY_NUMBER =
      "select " + COLUMNS + " from responder r where r.number_bi = $1 and r.active";

  private static final String BY_ID =
      "select " + COLUMNS + " from responder r where r.id = $1 and r.active";

  /// A number that asked for no more SMS cannot be paged and is not counted on.
  private static final String ON_DUTY =
      "select "
          + COLUMNS
          + " from responder r where r.active"
          + " and not exists (select 1 from opt_out o where o.number_bi = r.number_bi)"
          + " and exists (select 1 from duty_slot s where s.responder_id = r.id and s.tier = $1"
          + " and s.province is not distinct from $2::text"
          + " and ((s.weekday is null and s.from_at is null)"
          + " or (s.from_at <= $3 and $3 < s.to_at)"
          + " or (s.weekday = $4 and s.starts <= $6 and ($6 < s.ends or s.ends <= s.starts))"
          + " or (s.weekday = $5 and s.ends <= s.starts and $6 < s.ends)))"
          + " order by r.id";

  private static final String WITHOUT_PIN =
      "select "
          + COLUMNS
          + " from responder r where r.active and not exists (select 1 from pin p"
          + " where p.number_bi = r.number_bi and (p.what = 'responder'"
          + " or p.what = 'code' and p.good_until > $1)) order by r.id";

  private final Vault vault;

  public Responders(Vault vault) {
    this.vault = vault;
  }

  /// The active responder with this number.
  public Optional<Responder> with(SqlConnection tx, BlindIndex number) {
    return read(tx, BY_NUMBER, Tuple.of(Buffer.buffer(number.bytes()))).stream().findFirst();
  }

  Optional<Responder> with(SqlConnection tx, UUID id) {
    return read(tx, BY_ID, Tuple.of(id)).stream().findFirst();
  }

  /// Active responders who have neither a PIN nor a code to choose one with.
  List<Responder> withoutPin(SqlConnection tx, OffsetDateTime now) {
    return read(tx, WITHOUT_PIN, Tuple.of(now));
  }

  /// Who is on duty in this tier at this moment.
  List<Responder> onDuty(
      SqlConnection tx, int tier, Optional<String> province, OffsetDateTime now) {
    var local = now.atZoneSameInstant(PublicHolidays.ZONE);
    return read(
        tx,
        ON_DUTY,
        Tuple.from(
            new Object[] {
              (short) tier,
              province.orElse(null),
              now,
              (short) local.getDayOfWeek().getValue(),
              (short) local.getDayOfWeek().minus(1).getValue(),
              local.toLocalTime()
            }));
  }

  /// Everybody who is on duty for this province at this moment, in the order of the tiers.
  List<Responder> onDuty(SqlConnection tx, Optional<String> province, OffsetDateTime now) {
    var all = new LinkedHashSet<Responder>();
    for (int tier = 1; tier <= Ladder.LAST; tier++) {
      if (tier < Ladder.LAST) all.addAll(onDuty(tx, tier, province, now));
      all.addAll(onDuty(tx, tier, Optional.empty(), now));
    }
    return List.copyOf(all);
  }

  private List<Responder> read(SqlConnection tx, String sql, Tuple values) {
    var all = new ArrayList<Responder>();
    tx.preparedQuery(sql)
        .execute(values)
        .await()
        .forEach(row -> responder(row).ifPresent(all::add));
    return all;
  }

  private Optional<Responder> responder(Row row) {
    var id = row.getUUID(0);
    var name = vault.open("responder", aad(id), row.getBuffer(1).getBytes());
    var number = vault.openNumber(row.getBuffer(2).getBytes(), id, "responder");
    if (name.isEmpty() || number.isEmpty()) return Optional.empty();
    return Optional.of(
        new Responder(
            id,
            new String(name.get(), StandardCharsets.UTF_8),
            number.get(),
            language(row.getArrayOfStrings(4)),
            List.of(row.getArrayOfStrings(3))));
  }

  private static Language language(String... spoken) {
    return Arrays.stream(spoken)
        .findFirst()
        .map(code -> code.toLowerCase(Locale.ROOT))
        .flatMap(Language::of)
        .orElse(Language.EN);
  }

  static byte[] aad(UUID id) {
    return id.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
