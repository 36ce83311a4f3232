package org.isango.meetings;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.isango.vault.BlindIndex;

/// Who said she will come: one row a member and meeting, changed by her next answer.
public final class Rsvps {
  /// Only of somebody who has joined. An answer to a meeting that was cancelled while she looked at
  /// it is kept, too: so she is told.
  private static final String SAY =
      """
      insert into rsvp (meeting_id, number_bi, key_version, coming, transport, child_care, said_at)
      select m.id, $2::bytea, $3::smallint, $4::boolean, $5::boolean, $6::boolean, $7::timestamptz
      from meeting m
      where m.id = $1 and exists (select 1 from member where number_bi = $2)
      on conflict (meeting_id, number_bi) do update set coming = excluded.coming,
        transport = excluded.coming and (rsvp.transport or excluded.transport),
        child_care = excluded.coming and (rsvp.child_care or excluded.child_care),
        said_at = excluded.said_at""";

  /// The last text about a meeting that is still to come is what a bare yes or no answers.
  private static final String ASKED =
      """
      select t.meeting_id from meeting_told t join meeting m on m.id = t.meeting_id
      where t.number_bi = $1 and m.state in ('planned', 'moved') and m.starts_at > $2
        and t.what <> 'cancelled'
      order by t.told_at desc, m.starts_at limit 1""";

  private static final String TOTALS =
      """
      select count(*) filter (where coming), count(*) filter (where transport),
        count(*) filter (where child_care), count(*) filter (where not coming)
      from rsvp where meeting_id = $1""";

  private Rsvps() {}

  /// What she said. Whoever needs transport or child care comes; whoever does not come needs
  /// neither.
  public enum Said {
    COMING,
    TRANSPORT,
    CHILD_CARE,
    NOT_COMING
  }

  /// What the organiser plans with.
  public record Totals(long coming, long transport, long childCare, long notComing) {}

  /// @return whether it is kept; false for somebody who has not joined, and for a meeting that is
  ///   no more
  public static boolean say(
      SqlConnection tx, UUID meeting, BlindIndex number, Said said, OffsetDateTime now) {
    var row =
        Tuple.of(meeting, Buffer.buffer(number.bytes()), (short) number.keyVersion())
            .addBoolean(said != Said.NOT_COMING)
            .addBoolean(said == Said.TRANSPORT)
            .addBoolean(said == Said.CHILD_CARE)
            .addValue(now);
    return tx.preparedQuery(SAY).execute(row).await().rowCount() == 1;
  }

  /// A bare yes or no by SMS answers the last meeting she was told of.
  ///
  /// @return false when there is none still to come, or she has not joined: the text answers
  ///   nothing of ours
  public static boolean answer(
      SqlConnection tx, BlindIndex number, boolean yes, OffsetDateTime now) {
    var asked =
        tx.preparedQuery(ASKED)
            .execute(Tuple.of(Buffer.buffer(number.bytes()), now))
            .await()
            .iterator();
    return asked.hasNext()
        && say(tx, asked.next().getUUID(0), number, yes ? Said.COMING : Said.NOT_COMING, now);
  }

  public static Totals totals(SqlClient db, UUID meeting) {
    var row = db.preparedQuery(TOTALS).execute(Tuple.of(meeting)).await().iterator().next();
    return new Totals(row.getLong(0), row.getLong(1), row.getLong(2), row.getLong(3));
  }

  public static void forget(SqlConnection tx, BlindIndex number) {
    var key = Tuple.of(Buffer.buffer(number.bytes()));
    tx.preparedQuery("delete from rsvp where number_bi = $1").execute(key).await();
    tx.preparedQuery("delete from meeting_told where number_bi = $1").execute(key).await();
  }
}
