package org.isango.sms;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.isango.gateway.SmsIn;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;

/// Which texts have come in already. A gateway repeats a text until it is told that it is kept, and
/// gives it one id when it calls and another when its inbox is read; so a text is known by its id,
/// and by who said what when.
public final class Arrivals {
  /// The inbox and the callback may round a moment differently.
  private static final Duration SAME_MOMENT = Duration.ofSeconds(2);

  private static final int KEPT_DAYS = 7;

  private final Vault vault;

  public Arrivals(Vault vault) {
    this.vault = vault;
  }

  /// Whether this text comes for the first time. Asked in the transaction of all its effects, so
  /// that it has them once or comes again.
  public boolean isFirst(SqlConnection tx, SmsIn sms, OffsetDateTime now) {
    var content =
        hash(
            "content",
            sms.from().map(Msisdn::e164).orElse("") + '\0' + sms.to() + '\0' + sms.text());
    var at = sms.at().atOffset(ZoneOffset.UTC);
    var unnamed = HexFormat.of().formatHex(content.getBytes()) + sms.at().getEpochSecond();
    tx.preparedQuery("select pg_advisory_xact_lock(hashtext(encode($1, 'hex')))")
        .execute(Tuple.of(content))
        .await();
    return tx.preparedQuery(
                "insert into sms_arrival (id_hash, content_hash, sent_at, seen_at)"
                    + " select $1, $2::bytea, $3, $6 where not exists (select 1 from sms_arrival"
                    + " where content_hash = $2 and sent_at between $4 and $5)"
                    + " on conflict (id_hash) do nothing")
            .execute(
                Tuple.of(
                    hash("id", sms.id().isEmpty() ? unnamed : sms.id()),
                    content,
                    at,
                    at.minus(SAME_MOMENT),
                    at.plus(SAME_MOMENT),
                    now))
            .await()
            .rowCount()
        == 1;
  }

  private Buffer hash(String what, String name) {
    return Buffer.buffer(vault.hash("sms-in " + what, name));
  }

  /// Forgets what came a week ago.
  ///
  /// @return how many
  public static int purge(SqlConnection tx, OffsetDateTime now) {
    return tx.preparedQuery("delete from sms_arrival where seen_at < $1")
        .execute(Tuple.of(now.minusDays(KEPT_DAYS)))
        .await()
        .rowCount();
  }
}
