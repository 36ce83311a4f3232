package org.isango.member;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import org.isango.vault.BlindIndex;

/// A purpose that a member agrees to again, or takes back. What she agreed to before stays written.
public final class Consents {
  private static final String AGREE =
      """
      insert into consent (id, member_id, purpose, text_version, language, channel, granted_at)
      select gen_random_uuid(), m.id, $2, $3, m.language, 'ussd', $4 from member m
      where m.number_bi = $1 and not exists (
        select 1 from consent c
        where c.member_id = m.id and c.purpose = $2 and c.withdrawn_at is null)""";

  private static final String WITHDRAW =
      "update consent c set withdrawn_at = $3 from member m where m.id = c.member_id"
          + " and m.number_bi = $1 and c.purpose = $2 and c.withdrawn_at is null";

  private static final String VOUCH =
      "update member set vouched_at = coalesce(vouched_at, $2) where number_bi = $1";

  private Consents() {}

  /// @param shown the screen on which she agreed
  public static void agree(
      SqlConnection tx, BlindIndex her, String purpose, String shown, OffsetDateTime now) {
    tx.preparedQuery(AGREE)
        .execute(Tuple.of(Buffer.buffer(her.bytes()), purpose, shown, now))
        .await();
  }

  public static void withdraw(
      SqlConnection tx, BlindIndex her, String purpose, OffsetDateTime now) {
    tx.preparedQuery(WITHDRAW).execute(Tuple.of(Buffer.buffer(her.bytes()), purpose, now)).await();
  }

  /// A peer educator knows her: from now on she is shown where members meet.
  ///
  /// @return false when she has not joined
  public static boolean vouch(SqlConnection tx, BlindIndex her, OffsetDateTime now) {
    return tx.preparedQuery(VOUCH)
            .execute(Tuple.of(Buffer.buffer(her.bytes()), now))
            .await()
            .rowCount()
        == 1;
  }

  /// Nobody vouches for her any more.
  ///
  /// @return false when she has not joined
  public static boolean unvouch(SqlConnection tx, BlindIndex her) {
    return tx.preparedQuery("update member set vouched_at = null where number_bi = $1")
            .execute(Tuple.of(Buffer.buffer(her.bytes())))
            .await()
            .rowCount()
        == 1;
  }
}
