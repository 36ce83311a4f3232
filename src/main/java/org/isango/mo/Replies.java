package org.isango.mo;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import org.isango.vault.BlindIndex;

/// How often one number is answered: two machines that answer each other fall silent by themselves.
/// What is urgent has an allowance of its own, which nothing else uses up.
final class Replies {
  private static final int SAME_TEXT_MINUTES = 2;

  /// What a reply counts against.
  enum Sort {
    HELP(5, 10),
    URGENT(5, 10),
    /// What was not understood is said once a day; it counts as help, too.
    UNKNOWN(5, 10),
    /// To a responder about her requests: only people we know, and no machine writes a reference.
    /// The same text may come again soon: she is told to send it once more after her PIN.
    RESPONDER(60, 300);

    private final int anHour;
    private final int aDay;

    Sort(int anHour, int aDay) {
      this.anHour = anHour;
      this.aDay = aDay;
    }

    /// Those that share its allowance.
    private String[] together() {
      return switch (this) {
        case HELP, UNKNOWN -> new String[] {HELP.name(), UNKNOWN.name()};
        case URGENT, RESPONDER -> new String[] {name()};
      };
    }
  }

  /// Whether one more may go; then it is counted. Texts of one number are looked at one after the
  /// other.
  boolean allows(
      SqlConnection tx, BlindIndex number, byte[] textHash, Sort sort, OffsetDateTime now) {
    tx.preparedQuery("select pg_advisory_xact_lock(hashtext(encode($1, 'hex')))")
        .execute(Tuple.of(key(number)))
        .await();
    var row =
        tx.preparedQuery(
                "select count(*) filter (where replied_at > $3 and sort = any($7)),"
                    + " count(*) filter (where sort = any($7)),"
                    + " count(*) filter (where sort = 'UNKNOWN' and $2 = 'UNKNOWN'),"
                    + " count(*) filter (where text_hash = $4 and replied_at > $5)"
                    + " from mo_reply where number_bi = $1 and replied_at > $6")
            .execute(
                Tuple.of(
                        key(number),
                        sort.name(),
                        now.minusHours(1),
                        Buffer.buffer(textHash),
                        now.minusMinutes(SAME_TEXT_MINUTES),
                        now.minusDays(1))
                    .addArrayOfString(sort.together()))
            .await()
            .iterator()
            .next();
    boolean one =
        row.getLong(0) < sort.anHour
            && row.getLong(1) < sort.aDay
            && row.getLong(2) == 0
            && (row.getLong(3) == 0 || sort == Sort.RESPONDER);
    if (one) count(tx, number, textHash, sort, now);
    return one;
  }

  private static void count(
      SqlConnection tx, BlindIndex number, byte[] textHash, Sort sort, OffsetDateTime now) {
    tx.preparedQuery(
            "insert into mo_reply (number_bi, key_version, text_hash, sort, replied_at)"
                + " values ($1, $2, $3, $4, $5)")
        .execute(
            Tuple.of(
                key(number),
                (short) number.keyVersion(),
                Buffer.buffer(textHash),
                sort.name(),
                now))
        .await();
  }

  static int purge(SqlConnection tx, OffsetDateTime now) {
    return tx.preparedQuery("delete from mo_reply where replied_at < $1")
        .execute(Tuple.of(now.minusDays(1)))
        .await()
        .rowCount();
  }

  static void forget(SqlConnection tx, BlindIndex number) {
    tx.preparedQuery("delete from mo_reply where number_bi = $1")
        .execute(Tuple.of(key(number)))
        .await();
  }

  static Buffer key(BlindIndex number) {
    return Buffer.buffer(number.bytes());
  }
}
