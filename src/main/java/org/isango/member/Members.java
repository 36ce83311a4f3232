package org.isango.member;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
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

  /// The words she agreed to.
  ///
  /// @param speaks code of the language she chose
  /// @param shown code of the language in which the question was really shown
  /// @param version which text it was
  public record Agreed(String speaks, String shown, String version) {}

  /// She agreed to be kept. Joining twice changes nothing; whoever was dormant is awake again.
  /// Somebody who had asked for silence stays silenced: only START undoes that.
  public void join(SqlConnection tx, Msisdn number, Agreed agreed, OffsetDateTime now) {
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
                    agreed.speaks(),
                    firstOfMonth(now)))
            .await();
    if (joined.size() == 0) {
      wake(tx, index, agreed, now);
      return;
    }
    tx.preparedQuery(
            "insert into consent (id, member_id, purpose, text_version, language, channel,"
                + " granted_at) select gen_random_uuid(), $1, p, $2, $3, 'ussd', $4"
                + " from unnest(array['alerts', 'meetings', 'followup']) p")
        .execute(Tuple.of(id, agreed.version(), agreed.shown(), now))
        .await();
  }

  /// She says that the number is still hers: what she had agreed to, she agrees to anew. Who
  /// vouched for her knew whose it was a year ago; somebody has to anew before she is told where
  /// members meet.
  private static void wake(SqlConnection tx, BlindIndex number, Agreed agreed, OffsetDateTime now) {
    tx.preparedQuery(
            "with awake as (update member set dormant_on = null, vouched_at = null, seen_on = $2"
                + " where number_bi = $1 and dormant_on is not null returning id)"
                + " update consent c set granted_at = $3, text_version = $4, language = $5"
                + " from awake where c.member_id = awake.id and c.withdrawn_at is null")
        .execute(Tuple.of(key(number), firstOfMonth(now), now, agreed.version(), agreed.shown()))
        .await();
  }

  /// The day of joining is nobody's business: the month is enough for the retention rules.
  private static LocalDate firstOfMonth(OffsetDateTime now) {
    return now.toLocalDate().withDayOfMonth(1);
  }

  /// Keeps a fact about somebody who joined; does nothing for anybody else.
  public void remember(SqlConnection tx, BlindIndex number, String fact, String value) {
    if (fact.equals("trusted")) {
      if (value.equals("none")) distrust(tx, number);
      else trust(tx, number, value);
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
    var index = vault.index(trusted);
    tx.preparedQuery(
            "update member set trusted_ct = $2, trusted_bi = $3, trusted_key_version = $4"
                + " where id = $1")
        .execute(
            Tuple.of(
                member,
                Buffer.buffer(vault.sealNumber(trusted, member, "member.trusted")),
                key(index),
                (short) index.keyVersion()))
        .await();
  }

  private static void distrust(SqlConnection tx, BlindIndex number) {
    tx.preparedQuery(
            "update member set trusted_ct = null, trusted_bi = null, trusted_key_version = null"
                + " where number_bi = $1")
        .execute(Tuple.of(key(number)))
        .await();
  }

  /// The person somebody trusts does not want to be called, or asks us to forget the number: it is
  /// erased wherever it stands.
  ///
  /// @return whether it stood anywhere
  public boolean refuseTrust(SqlConnection tx, BlindIndex trusted) {
    return tx.preparedQuery(
                "update member set trusted_ct = null, trusted_bi = null, trusted_key_version = null"
                    + " where trusted_bi = $1")
            .execute(Tuple.of(key(trusted)))
            .await()
            .rowCount()
        > 0;
  }

  /// She has dialled or texted this month. Whoever is dormant stays so until she says that it is
  /// still she.
  public Future<Void> seen(SqlClient jobs, BlindIndex number, OffsetDateTime now) {
    return jobs.preparedQuery(
            "update member set seen_on = $2"
                + " where number_bi = $1 and seen_on < $2 and dormant_on is null")
        .execute(Tuple.of(key(number), firstOfMonth(now)))
        .mapEmpty();
  }

  /// Whoever was not seen for twelve months is dormant; ninety days later her row goes. Who
  /// reported a lost phone is known for the day in which it is counted.
  ///
  /// @return rows deleted
  public static int purge(SqlConnection tx, OffsetDateTime now) {
    tx.preparedQuery(
            "update member set dormant_on = $2 where id in (select id from member"
                + " where seen_on <= $1 and dormant_on is null limit 1000)")
        .execute(Tuple.of(now.toLocalDate().minusMonths(12), now.toLocalDate()))
        .await();
    tx.preparedQuery(
            "update opt_out set asked_by = null, asked_by_key_version = null"
                + " where asked_by is not null and since <= $1")
        .execute(Tuple.of(now.minusDays(1)))
        .await();
    return tx.preparedQuery(
            "with gone as (delete from member where id in (select id from member"
                + " where dormant_on <= $1 limit 1000) returning number_bi), locks as"
                + " (delete from pin where what = 'lock' and number_bi in"
                + " (select number_bi from gone)) select 1 from gone")
        .execute(Tuple.of(now.toLocalDate().minusDays(90)))
        .await()
        .rowCount();
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

  /// The person she trusts, where she has named one.
  public Optional<Msisdn> trusted(SqlConnection tx, BlindIndex number) {
    var rows =
        tx.preparedQuery(
                "select id, trusted_ct from member where number_bi = $1 and trusted_ct is not null")
            .execute(Tuple.of(key(number)))
            .await()
            .iterator();
    if (!rows.hasNext()) return Optional.empty();
    var row = rows.next();
    return vault.openNumber(row.getBuffer(1).getBytes(), row.getUUID(0), "member.trusted");
  }

  /// Whether this number has joined.
  public boolean has(SqlConnection tx, BlindIndex number) {
    return tx.preparedQuery("select 1 from member where number_bi = $1")
            .execute(Tuple.of(key(number)))
            .await()
            .size()
        > 0;
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
    // Whoever holds it shall read nothing, also where she had only asked for no more texts.
    tx.preparedQuery("update opt_out set reason = 'lost' where number_bi = $1")
        .execute(Tuple.of(key(lost)))
        .await();
    return true;
  }

  private static void optOut(
      SqlConnection tx,
      BlindIndex number,
      String reason,
      Optional<BlindIndex> by,
      OffsetDateTime now) {
    tx.preparedQuery(
            "insert into opt_out (number_bi, key_version, reason, asked_by, asked_by_key_version,"
                + " since) values ($1, $2, $3, $4, $5, $6) on conflict (number_bi) do nothing")
        .execute(
            Tuple.of(
                key(number),
                (short) number.keyVersion(),
                reason,
                by.map(Members::key).orElse(null),
                by.map(b -> (short) b.keyVersion()).orElse(null),
                now))
        .await();
  }

  /// Deletes her and her consents, and her number where somebody else trusts it. What other rooms
  /// hold on the number they delete in the same transaction.
  public void forget(SqlConnection tx, BlindIndex number) {
    tx.preparedQuery("delete from member where number_bi = $1")
        .execute(Tuple.of(key(number)))
        .await();
    refuseTrust(tx, number);
    tx.preparedQuery("delete from pin where number_bi = $1 and what = 'lock'")
        .execute(Tuple.of(key(number)))
        .await();
    tx.preparedQuery(
            "update opt_out set asked_by = null, asked_by_key_version = null where asked_by = $1")
        .execute(Tuple.of(key(number)))
        .await();
  }

  private static Buffer key(BlindIndex number) {
    return Buffer.buffer(number.bytes());
  }
}
