package org.isango.sms;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.isango.vault.BlindIndex;
import org.isango.vault.Vault;

/// What a member may read by dialling: the authentic copy of every alert, whatever the SMS said and
/// whether it came or not. Sealed to her number.
public final class Notes {
  private static final String PURPOSE = "note";

  private final Vault vault;

  public Notes(Vault vault) {
    this.vault = vault;
  }

  /// @param from when it may first be read
  public void put(
      SqlConnection tx, BlindIndex to, String text, OffsetDateTime from, OffsetDateTime expires) {
    put(tx, to, text, from, expires, Optional.empty());
  }

  /// @param about what it tells of, where that may change before it is read
  void put(
      SqlConnection tx,
      BlindIndex to,
      String text,
      OffsetDateTime from,
      OffsetDateTime expires,
      Optional<UUID> about) {
    var sealed = vault.seal(PURPOSE, to.bytes(), text.getBytes(StandardCharsets.UTF_8));
    tx.preparedQuery(
            "insert into note (id, number_bi, key_version, text_ct, visible_from, expires_at, about)"
                + " values ($1, $2, $3, $4, $5, $6, $7)")
        .execute(
            Tuple.from(
                new Object[] {
                  UUID.randomUUID(),
                  key(to),
                  (short) to.keyVersion(),
                  Buffer.buffer(sealed),
                  from,
                  expires,
                  about.orElse(null)
                }))
        .await();
  }

  /// Opens a stored note; empty when it was sealed for another number or changed.
  public static Optional<String> open(Vault vault, byte[] number, byte[] sealed) {
    return vault
        .open(PURPOSE, number, sealed)
        .map(text -> new String(text, StandardCharsets.UTF_8));
  }

  /// The oldest note she has not read.
  public Optional<String> oldestUnread(SqlConnection tx, BlindIndex of, OffsetDateTime now) {
    for (var row : unread(tx, of, now)) {
      var text = open(vault, of.bytes(), row.getBuffer(1).getBytes());
      if (text.isPresent()) return text;
    }
    return Optional.empty();
  }

  /// She has seen this text: its oldest unread note is read. One that came meanwhile stays unread.
  public void read(SqlConnection tx, BlindIndex by, String shown, OffsetDateTime now) {
    for (var row : unread(tx, by, now)) {
      if (open(vault, by.bytes(), row.getBuffer(1).getBytes()).filter(shown::equals).isEmpty()) {
        continue;
      }
      tx.preparedQuery("update note set read_at = $2 where id = $1")
          .execute(Tuple.of(row.getUUID(0), now))
          .await();
      return;
    }
  }

  private static Iterable<Row> unread(SqlConnection tx, BlindIndex of, OffsetDateTime now) {
    return tx.preparedQuery(
            "select id, text_ct from note where number_bi = $1 and read_at is null"
                + " and visible_from <= $2 and expires_at > $2 order by visible_from, id limit 20")
        .execute(Tuple.of(key(of), now))
        .await();
  }

  /// Deletes what tells of something that is so no more, where it was not yet read.
  ///
  /// @return the keyed indexes of those who now cannot read it
  public static List<Buffer> withdraw(SqlConnection tx, UUID about) {
    var numbers = new ArrayList<Buffer>();
    tx.preparedQuery("delete from note where about = $1 and read_at is null returning number_bi")
        .execute(Tuple.of(about))
        .await()
        .forEach(row -> numbers.add(row.getBuffer(0)));
    return numbers;
  }

  /// Deletes all of a number.
  public void forget(SqlConnection tx, BlindIndex number) {
    tx.preparedQuery("delete from note where number_bi = $1")
        .execute(Tuple.of(key(number)))
        .await();
  }

  /// Deletes what has expired and what was read a week ago.
  ///
  /// @return how many
  public static int purge(SqlConnection tx, OffsetDateTime now) {
    return tx.preparedQuery("delete from note where expires_at <= $1 or read_at < $2")
        .execute(Tuple.of(now, now.minusDays(7)))
        .await()
        .rowCount();
  }

  private static Buffer key(BlindIndex number) {
    return Buffer.buffer(number.bytes());
  }
}
