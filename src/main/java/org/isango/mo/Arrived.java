package org.isango.mo;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.isango.gateway.SmsIn;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;

/// What is kept of the texts that came in: that they came, the words nobody understood, and counts.
final class Arrived {
  private static final int KNOWN_DAYS = 7;
  private static final int WORDS_HOURS = 72;

  private final Vault vault;

  Arrived(Vault vault) {
    this.vault = vault;
  }

  /// Whether this text comes for the first time. Asked in the transaction of all its effects, so
  /// that it has them once or comes again.
  boolean isFirst(SqlConnection tx, SmsIn sms, OffsetDateTime now) {
    var name = sms.id().isEmpty() ? "content " + content(sms) : "id " + sms.id();
    return tx.preparedQuery(
                "insert into mo_message (id_hash, seen_at) values ($1, $2) on conflict do nothing")
            .execute(Tuple.of(Buffer.buffer(vault.hash("mo", name)), now))
            .await()
            .rowCount()
        == 1;
  }

  private static String content(SmsIn sms) {
    var from = sms.from().map(Msisdn::e164).orElse("");
    return String.join("\0", from, sms.to(), sms.at().toString(), sms.text());
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
            "insert into mo_count (day, keyword, province, total) values ($1, $2, $3, 1)"
                + " on conflict (day, keyword, province) do update set total = mo_count.total + 1")
        .execute(Tuple.of(now.toLocalDate(), keyword, province))
        .await();
  }

  void purge(SqlConnection tx, OffsetDateTime now) {
    tx.preparedQuery("delete from mo_message where seen_at < $1")
        .execute(Tuple.of(now.minusDays(KNOWN_DAYS)))
        .await();
    tx.preparedQuery("delete from mo_words where seen_at < $1")
        .execute(Tuple.of(now.minusHours(WORDS_HOURS)))
        .await();
  }
}
