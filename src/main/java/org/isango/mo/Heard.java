package org.isango.mo;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.isango.vault.Vault;

/// What is kept of what was texted: the words nobody understood, and counts.
final class Heard {
  private static final int WORDS_HOURS = 72;

  /// A count stands in so many rows, for whoever counts holds its row until all the text does is
  /// written to disk.
  private static final int PARTS = 16;

  private final Vault vault;

  Heard(Vault vault) {
    this.vault = vault;
  }

  void words(SqlConnection tx, String text, OffsetDateTime now) {
    var id = UUID.randomUUID();
    var sealed = vault.seal("mo", id(id), text.getBytes(StandardCharsets.UTF_8));
    tx.preparedQuery("insert into mo_words (id, text_ct, seen_at) values ($1, $2, $3)")
        .execute(Tuple.of(id, Buffer.buffer(sealed), now))
        .await();
  }

  private static byte[] id(UUID id) {
    return id.toString().getBytes(StandardCharsets.US_ASCII);
  }

  void count(SqlConnection tx, String keyword, String province, OffsetDateTime now) {
    tx.preparedQuery(
            "insert into mo_count (day, keyword, province, part, total) values ($1, $2, $3, $4, 1)"
                + " on conflict (day, keyword, province, part)"
                + " do update set total = mo_count.total + 1")
        .execute(
            Tuple.of(
                now.toLocalDate(),
                keyword,
                province,
                (short) ThreadLocalRandom.current().nextInt(PARTS)))
        .await();
  }

  static int purge(SqlConnection tx, OffsetDateTime now) {
    return tx.preparedQuery("delete from mo_words where seen_at < $1")
        .execute(Tuple.of(now.minusHours(WORDS_HOURS)))
        .await()
        .rowCount();
  }
}
