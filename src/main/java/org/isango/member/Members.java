package org.isango.member;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.isango.vault.BlindIndex;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;

/// Who joined, what she chose, and how she leaves. Every change runs in the transaction of the hop
/// that asked for it.
public final class Members {
  /// What may be remembered as it is, and how.
  private static final Map<String, String> REMEMBER =
      Map.of(
          "language", "update member set language = $2 where number_bi = $1",
          "province", "update member set province = $2 where number_bi = $1",
          "style", "update member set style = $2 where number_bi = $1",
          "cover", "update member set cover = $2 where number_bi = $1",
          "quiet", "update member set quiet = $2 where number_bi = $1");

  private static final int LOST_PHONES_A_DAY = 3;

  private final Vault vault;

  public Members(Vault vault) {
    this.vault = vault;
  }

  /// She agreed to be kept. Joining twice changes nothing. Somebody who had asked for silence stays
  /// silenced: only START undoes that.
  public void join(SqlConnection tx, Msisdn number, String language, OffsetDateTime now) {
    var id = UUID.randomUUID();
    var index = vault.index(number);
    var joined =
        tx.preparedQuery(
                "insert into member (id, number_bi, key_version, number_ct, language, joined_on,"
                    + " seen_on) values ($1, $2, $3, $4, $5, $6, $6)"
                    + " on conflict (number_bi) do nothing returning id")
            .execute(
                Tuple.of(
                    id,
                    key(index),
                    (short) index.keyVersion(),
                    Buffer.buffer(vault.sealNumber(number, id, "member")),
                    language,
                    firstOfMonth(now)))
            .await();
    if (joined.size() == 0) return;
    tx.preparedQuery(
            "insert into consent (id, member_id, purpose, text_version, language, channel,"
                + " granted_at) select gen_random_uuid(), $1, p, 'join.consent 1', $2, 'ussd', $3"
                + " from unnest(array['alerts', 'meetings', 'followup']) p")
        .execute(Tuple.of(id, language, now))
        .await();
  }

  /// The day of joining is nobody's business: the month is enough for the retention rules.
  private static LocalDate firstOfMonth(OffsetDateTime now) {
    return now.toLocalDate().withDayOfMonth(1);
  }

  /// Keeps a fact about somebody who joined; does nothing for anybody else.
  public void remember(SqlConnection tx, BlindIndex number, String fact, String value) {
    if (fact.equals("trusted")) {
      trust(tx, number, value);
    } else if (REMEMBER.containsKey(fact)) {
      tx.preparedQuery(REMEMBER.get(fact)).execute(Tuple.of(key(number), value)).await();
    }
  }

  /// The number of a person she trusts is sealed to her row; one that cannot be read is not kept.
  private void trust(SqlConnection tx, BlindIndex number, String written) {
    var trusted = Msisdn.parse(written);
    if (trusted.isEmpty()) return;
    tx.preparedQuery("select id from member where number_bi = $1")
        .execute(Tuple.of(key(number)))
        .await()
        .forEach(row -> trust(tx, row.getUUID(0), trusted.get()));
  }

  private void trust(SqlConnection tx, UUID member, Msisdn trusted) {
    tx.preparedQuery("update member set trusted_ct = $2 where id = $1")
        .execute(
            Tuple.of(member, Buffer.buffer(vault.sealNumber(trusted, member, "member.trusted"))))
        .await();
  }

  /// No more SMS to this number, until it sends START.
  public void silence(SqlConnection tx, BlindIndex number, OffsetDateTime now) {
    optOut(tx, number, "asked", Optional.empty(), now);
  }

  /// START: texts again, whoever had them stopped.
  public void startAgain(SqlConnection tx, BlindIndex number) {
    tx.preparedQuery("delete from opt_out where number_bi = $1")
        .execute(Tuple.of(key(number)))
        .await();
  }

  /// Where she is, if she said so.
  public Optional<String> province(SqlConnection tx, BlindIndex number) {
    var rows =
        tx.preparedQuery("select province from member where number_bi = $1")
            .execute(Tuple.of(key(number)))
            .await()
            .iterator();
    return rows.hasNext() ? Optional.ofNullable(rows.next().getString(0)) : Optional.empty();
  }

  /// Somebody reports a phone as lost: it is silenced, nothing else. At most three a day from one
  /// number, so that nobody can silence many.
  ///
  /// @return whether it was done
  public boolean lost(SqlConnection tx, BlindIndex by, BlindIndex lost, OffsetDateTime now) {
    long today =
        tx.preparedQuery("select count(*) from opt_out where asked_by = $1 and since > $2")
            .execute(Tuple.of(key(by), now.minusDays(1)))
            .await()
            .iterator()
            .next()
            .getLong(0);
    if (today >= LOST_PHONES_A_DAY) return false;
    optOut(tx, lost, "lost", Optional.of(by), now);
    return true;
  }

  private static void optOut(
      SqlConnection tx,
      BlindIndex number,
      String reason,
      Optional<BlindIndex> by,
      OffsetDateTime now) {
    tx.preparedQuery(
            "insert into opt_out (number_bi, reason, asked_by, since) values ($1, $2, $3, $4)"
                + " on conflict (number_bi) do nothing")
        .execute(Tuple.of(key(number), reason, by.map(Members::key).orElse(null), now))
        .await();
  }

  /// Deletes her and her consents. What other rooms hold on the number they delete in the same
  /// transaction.
  public void forget(SqlConnection tx, BlindIndex number) {
    tx.preparedQuery("delete from member where number_bi = $1")
        .execute(Tuple.of(key(number)))
        .await();
    tx.preparedQuery("update opt_out set asked_by = null where asked_by = $1")
        .execute(Tuple.of(key(number)))
        .await();
  }

  private static Buffer key(BlindIndex number) {
    return Buffer.buffer(number.bytes());
  }
}
