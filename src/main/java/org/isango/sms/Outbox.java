package org.isango.sms;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.isango.vault.BlindIndex;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;

/// Messages decided but not yet sent. A row is written in the transaction that decided it; number
/// and text are sealed to the row.
public final class Outbox {
  /// Classes of messages, the most urgent first. Each has its lane, its life, and a bound on how
  /// often it may leave: a safety alert twice, everything else once.
  public enum Kind {
    /// A warning to people in danger: an alert whose fate is unknown leaves once more.
    SAFETY(0, Duration.ofHours(6), false),
    /// A responder is called to a request. Whoever pages sees to it that the next is called.
    PAGE(0, Duration.ofHours(1), false),
    /// The answer somebody asked for a moment ago.
    REPLY(1, Duration.ofMinutes(10), false),
    /// The answer to a text. It leaves though the number has asked for no more of ours: STOP is
    /// confirmed, and whoever texts a keyword after it is told what she asks.
    ANSWER(1, Duration.ofMinutes(10), false),
    /// The last word to a number of which nothing is kept any more. Its row is found by no number,
    /// and it is gone as soon as the message was handed over, or when its life is over.
    FAREWELL(1, Duration.ofSeconds(40), false),
    /// What a member is told about something of her own: a date, a request.
    REMINDER(2, Duration.ofHours(24), true),
    /// The same to many: a meeting, news.
    BROADCAST(3, Duration.ofHours(24), true);

    private final int lane;
    private final Duration life;
    private final boolean keepsQuiet;

    Kind(int lane, Duration life, boolean keepsQuiet) {
      this.lane = lane;
      this.life = life;
      this.keepsQuiet = keepsQuiet;
    }

    /// Whether it waits for hours that the law and the member allow.
    public boolean keepsQuiet() {
      return keepsQuiet;
    }

    /// Whether it leaves though the number has asked for no more texts.
    boolean outlivesStop() {
      return this == ANSWER || this == FAREWELL;
    }

    /// Whether it may use what is kept back of the balance.
    boolean mayUseReserve() {
      return switch (this) {
        case SAFETY, PAGE, REPLY, ANSWER, FAREWELL -> true;
        case REMINDER, BROADCAST -> false;
      };
    }
  }

  /// How a message may leave: its class, and between which moments.
  ///
  /// @param about what it tells of, where that may change before it leaves
  public record Terms(
      Kind kind, OffsetDateTime notBefore, OffsetDateTime sendBefore, Optional<UUID> about) {
    public Terms(Kind kind, OffsetDateTime notBefore, OffsetDateTime sendBefore) {
      this(kind, notBefore, sendBefore, Optional.empty());
    }
  }

  private static final String PUT =
      "insert into sms_outbox (id, number_bi, number_ct, text_ct, class, state, created_at,"
          + " send_before, key_version, priority, not_before, short_code, broadcast_id, about) select"
          + " $1, $2::bytea, $3, $4, $5, 'PENDING', $6, $7, $8, $9, $10, $11, $12, $13"
          + " where $5 = 'ANSWER' or not exists (select 1 from opt_out where number_bi = $2)";

  private static final SecureRandom CHANCE = new SecureRandom();

  private final Vault vault;

  public Outbox(Vault vault) {
    this.vault = vault;
  }

  /// Puts a message in line, for as long as its class lives; see [#put(SqlConnection, Msisdn,
  /// String, Terms, OffsetDateTime)].
  public void put(SqlConnection tx, Msisdn to, String text, Kind kind, OffsetDateTime now) {
    put(tx, to, text, new Terms(kind, now, now.plus(kind.life)), now);
  }

  /// Puts a message in line, unless the number has asked for no more of them. A member's SMS style
  /// does not hold back the answer she asks for while she looks at the screen.
  public void put(SqlConnection tx, Msisdn to, String text, Terms terms, OffsetDateTime now) {
    put(tx, to, text, terms, Optional.empty(), now);
  }

  /// The same for a message of a broadcast, which nobody gets twice.
  public void put(
      SqlConnection tx,
      Msisdn to,
      String text,
      Terms terms,
      Optional<UUID> broadcast,
      OffsetDateTime now) {
    var id = UUID.randomUUID();
    var index = vault.index(to);
    var foundBy = terms.kind() == Kind.FAREWELL ? nobody() : index.bytes();
    tx.preparedQuery(PUT)
        .execute(
            Tuple.from(
                new Object[] {
                  id,
                  Buffer.buffer(foundBy),
                  Buffer.buffer(vault.sealNumber(to, id, "sms_outbox")),
                  Buffer.buffer(
                      vault.seal("sms", bytes(id), text.getBytes(StandardCharsets.UTF_8))),
                  terms.kind().name(),
                  now,
                  terms.sendBefore(),
                  (short) index.keyVersion(),
                  (short) terms.kind().lane,
                  terms.notBefore(),
                  Optional.of(shortCode(text, now))
                      .filter(code -> terms.kind() == Kind.SAFETY)
                      .orElse(null),
                  broadcast.orElse(null),
                  terms.about().orElse(null)
                }))
        .await();
  }

  /// What is no number's index.
  private static byte[] nobody() {
    var bytes = new byte[32];
    CHANCE.nextBytes(bytes);
    return bytes;
  }

  static void erase(SqlConnection tx, UUID id) {
    tx.preparedQuery("delete from sms_outbox where id = $1").execute(Tuple.of(id)).await();
  }

  /// Takes out of the line what tells of something that is so no more. What is being submitted at
  /// this moment leaves.
  ///
  /// @return the keyed indexes of those who now do not get it
  public static List<Buffer> withdraw(SqlConnection tx, UUID about, OffsetDateTime now) {
    var numbers = new ArrayList<Buffer>();
    tx.preparedQuery(
            "update sms_outbox set state = 'CANCELLED', reason = 'changed', lease_until = null,"
                + " finished_at = $2 where about = $1 and state in ('PENDING', 'CLAIMED', 'HELD')"
                + " returning number_bi")
        .execute(Tuple.of(about, now))
        .await()
        .forEach(row -> numbers.add(row.getBuffer(0)));
    return numbers;
  }

  /// Deletes what is waiting for a number, and her from every broadcast.
  public void forget(SqlConnection tx, BlindIndex number) {
    var key = Tuple.of(Buffer.buffer(number.bytes()));
    tx.preparedQuery("delete from sms_outbox where number_bi = $1").execute(key).await();
    tx.preparedQuery("delete from broadcast_recipient where number_bi = $1").execute(key).await();
    tx.preparedQuery("delete from sms_report where number_bi = $1").execute(key).await();
  }

  /// Deletes what is done for three days; what may have been sent or not is kept for a week, since
  /// a report may still tell. What belongs to a broadcast stays until that is counted.
  ///
  /// @return messages deleted
  public static int purge(SqlConnection tx) {
    return tx.query(
            "delete from sms_outbox o where finished_at < now() - case when state = 'UNKNOWN'"
                + " then interval '7 days' else interval '72 hours' end"
                + " and not exists (select 1 from broadcast b where b.id = o.broadcast_id"
                + " and (b.finished_at is null or b.finished_at > now() - interval '72 hours'))")
        .execute()
        .await()
        .rowCount();
  }

  /// Deletes reports that nothing has claimed for three days.
  ///
  /// @return how many
  public static int purgeReports(SqlConnection tx) {
    return tx.query("delete from sms_report where seen_at < now() - interval '72 hours'")
        .execute()
        .await()
        .rowCount();
  }

  private String shortCode(String text, OffsetDateTime now) {
    var hash = vault.hash("sms short code", now.toLocalDate() + text);
    return "A%02d".formatted(Math.floorMod(hash[0] << 8 | hash[1] & 0xFF, 100));
  }

  static byte[] bytes(UUID id) {
    return id.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
