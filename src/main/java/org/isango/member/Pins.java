package org.isango.member;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.isango.vault.BlindIndex;
import org.isango.vault.PinHash;

/// PINs and the tries that were wrong.
///
/// Digits are held against the stored hash before the hop's transaction, for that takes long; the
/// try is counted in it, and holds only if the PIN is still open then. So whoever guesses in many
/// sessions at once learns of no more tries than one after the other.
public final class Pins {
  /// Wrong tries in a row after which a PIN is closed, and for how long.
  public static final int TRIES = 5;

  public static final Duration CLOSED = Duration.ofMinutes(60);

  /// Wrong tries in a row after which nothing opens it again: it has to be set anew.
  private static final short TOO_MANY = 20;

  /// The PIN can be tried at this moment. Asked of the very row that is changed: two tries at once
  /// wait for each other and the second sees what the first has left.
  private static final String OPEN =
      " where number_bi = $1 and what = $2 and wrong < $4"
          + " and (closed_until is null or closed_until <= $3)"
          + " and (good_until is null or good_until > $3)";

  private static final String FIND = "select hash, wrong from pin" + OPEN;

  private static final String RIGHT =
      "update pin set wrong = 0, closed_until = null,"
          + " proved_at = case when what = 'responder' then $3::timestamptz end"
          + OPEN
          + " and hash = $5 returning wrong";

  private static final String WRONG =
      "update pin set wrong = wrong + 1,"
          + " closed_until = case when (wrong + 1) % $6 = 0 then $7::timestamptz end"
          + OPEN
          + " and hash = $5 returning wrong";

  private static final String KEEP =
      "insert into pin (number_bi, key_version, what, hash, good_until, set_at)"
          + " values ($1, $2, $3, $4, $5, $6) on conflict (number_bi, what) do update set"
          + " key_version = excluded.key_version, hash = excluded.hash, wrong = 0,"
          + " closed_until = null, proved_at = null, good_until = excluded.good_until,"
          + " set_at = excluded.set_at";

  private final PinHash hashes;

  public Pins(PinHash hashes) {
    this.hashes = hashes;
  }

  /// Whose PIN. Its name in small letters stands in the database.
  public enum What {
    RESPONDER,
    CODE,
    LOCK;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What digits are, held against the PIN.
  public sealed interface Judged {
    /// @param hash what they were held against
    record Right(String hash) implements Judged {
      @Override
      public String toString() {
        return "Right";
      }
    }

    /// @param left how many more tries there are
    record Wrong(int left, String hash) implements Judged {
      @Override
      public String toString() {
        return "Wrong";
      }
    }

    /// There is no PIN that could be tried now.
    record Closed() implements Judged {}
  }

  /// Waits for the database and for the hash: for a virtual thread.
  public Judged judge(SqlClient db, BlindIndex whose, What what, String digits, OffsetDateTime now)
      throws TimeoutException {
    var rows =
        db.preparedQuery(FIND).execute(Tuple.of(key(whose), what.word(), now, TOO_MANY)).await();
    for (var row : rows) {
      var hash = row.getString(0);
      int left = TRIES - row.getShort(1) % TRIES - 1;
      return hashes.matches(owner(whose, what), digits, hash)
          ? new Judged.Right(hash)
          : new Judged.Wrong(left, hash);
    }
    return new Judged.Closed();
  }

  /// Counts a try.
  ///
  /// @return wrong tries in a row now; empty when the PIN was closed or changed meanwhile, and the
  ///   try counts for nothing
  public Optional<Integer> count(
      SqlConnection tx, BlindIndex whose, What what, Judged tried, OffsetDateTime now) {
    return switch (tried) {
      case Judged.Right(String hash) ->
          wrong(tx, RIGHT, Tuple.of(key(whose), what.word(), now, TOO_MANY, hash));
      case Judged.Wrong(_, String hash) ->
          wrong(
              tx,
              WRONG,
              Tuple.from(
                  new Object[] {
                    key(whose), what.word(), now, TOO_MANY, hash, TRIES, now.plus(CLOSED)
                  }));
      case Judged.Closed() -> Optional.empty();
    };
  }

  private static Optional<Integer> wrong(SqlConnection tx, String sql, Tuple values) {
    var rows = tx.preparedQuery(sql).execute(values).await().iterator();
    return rows.hasNext() ? Optional.of((int) rows.next().getShort(0)) : Optional.empty();
  }

  /// The stored form of new digits. Waits: before the transaction that keeps it.
  public String hash(BlindIndex whose, What what, String digits) throws TimeoutException {
    return hashes.of(owner(whose, what), digits);
  }

  /// @param until from when on it is good for nothing; empty for never
  public void keep(
      SqlConnection tx,
      BlindIndex whose,
      What what,
      String hash,
      Optional<OffsetDateTime> until,
      OffsetDateTime now) {
    tx.preparedQuery(KEEP)
        .execute(
            Tuple.of(
                key(whose), (short) whose.keyVersion(), what.word(), hash, until.orElse(null), now))
        .await();
  }

  /// @return whether there was one
  public boolean remove(SqlConnection tx, BlindIndex whose, What what) {
    return tx.preparedQuery("delete from pin where number_bi = $1 and what = $2")
            .execute(Tuple.of(key(whose), what.word()))
            .await()
            .rowCount()
        > 0;
  }

  public boolean has(SqlConnection tx, BlindIndex whose, What what) {
    return tx.preparedQuery("select 1 from pin where number_bi = $1 and what = $2")
            .execute(Tuple.of(key(whose), what.word()))
            .await()
            .size()
        > 0;
  }

  /// Whether what was right at that moment is so still: a PIN that was taken away or set anew since
  /// is another one.
  public static boolean stands(
      SqlConnection tx, BlindIndex whose, What what, OffsetDateTime right) {
    return tx.preparedQuery("select 1 from pin where number_bi = $1 and what = $2 and set_at <= $3")
            .execute(Tuple.of(key(whose), what.word(), right))
            .await()
            .size()
        > 0;
  }

  /// Whether a responder has typed her PIN since.
  public static boolean proved(SqlConnection tx, BlindIndex whose, OffsetDateTime since) {
    return tx.preparedQuery(
                "select 1 from pin where number_bi = $1 and what = 'responder' and proved_at > $2")
            .execute(Tuple.of(key(whose), since))
            .await()
            .size()
        > 0;
  }

  /// Deletes codes that are over.
  ///
  /// @return rows deleted
  public static int purge(SqlConnection tx, OffsetDateTime now) {
    return tx.preparedQuery("delete from pin where good_until <= $1")
        .execute(Tuple.of(now))
        .await()
        .rowCount();
  }

  private static String owner(BlindIndex whose, What what) {
    return what.word() + "\0" + HexFormat.of().formatHex(whose.bytes());
  }

  private static Buffer key(BlindIndex number) {
    return Buffer.buffer(number.bytes());
  }
}
