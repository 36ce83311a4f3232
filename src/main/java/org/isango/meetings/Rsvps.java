package org.isango.meetings;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.isango.vault.BlindIndex;

/// Who said she will come: one row a member and meeting, changed by her next answer.
public final class Rsvps {
  /// Only of somebody who has joined, and only while the meeting is still to come.
  private static final String SAY =
      """
      insert into rsvp (meeting_id, number_bi, key_version, coming, transport, child_care, said_at)
      select m.id, $2::bytea, $3, $4, $5, $6, $7 from meeting m
      where m.id = $1 and m.state in ('planned', 'moved') and m.starts_at > $7
        and exists (select 1 from member where number_bi = $2)
      on conflict (meeting_id, number_bi) do update set coming = excluded.coming,
        transport = excluded.coming and (rsvp.transport or excluded.transport),
        child_care = excluded.coming and (rsvp.child_care or excluded.child_care),
        said_at = excluded.said_at""";

  /// What she said. Whoever needs transport or child care comes; whoever does not come needs
  /// neither.
  public enum Said {
    COMING,
    TRANSPORT,
    CHILD_CARE,
    NOT_COMING
  }

  /// What the organiser plans with.
  public record Totals(long coming, long transport, long childCare) {}

  /// @return whether it is kept; false for somebody who has not joined, and for a meeting that was
  ///     cancelled or has begun
  public boolean say(
      SqlConnection tx, UUID meeting, BlindIndex number, Said said, OffsetDateTime now) {
    return tx.preparedQuery(SAY)
            .execute(
                Tuple.of(
                    meeting,
                    Buffer.buffer(number.bytes()),
                    (short) number.keyVersion(),
                    said != Said.NOT_COMING,
                    said == Said.TRANSPORT,
                    said == Said.CHILD_CARE)
                    .addValue(now))
            .await()
            .rowCount()
        == 1;
  }

  public Totals totals(SqlConnection tx, UUID meeting) {
    var row =
        tx.preparedQuery(
                "select count(*) filter (where coming), count(*) filter (where transport),"
                    + " count(*) filter (where child_care) from rsvp where meeting_id = $1")
            .execute(Tuple.of(meeting))
            .await()
            .iterator()
            .next();
    return new Totals(row.getLong(0), row.getLong(1), row.getLong(2));
  }

  public void forget(SqlConnection tx, BlindIndex number) {
    var key = Tuple.of(Buffer.buffer(number.bytes()));
    tx.preparedQuery("delete from rsvp where number_bi = $1").execute(key).await();
    tx.preparedQuery("delete from meeting_told where number_bi = $1").execute(key).await();
  }
}
