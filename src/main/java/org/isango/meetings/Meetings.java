package org.isango.meetings;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.isango.sms.Notes;
import org.isango.sms.Outbox;
import org.isango.vault.BlindIndex;
import org.isango.vault.Vault;

/// Meetings as they are planned, moved and cancelled. Place and topic are sealed to their row.
public final class Meetings {
  private static final String PURPOSE = "meeting";

  private static final String PLAN =
      "insert into meeting (id, province, starts_at, place_ct, topic_ct, transport, child_care,"
          + " vouched_only, sample, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
          + " on conflict (id) do nothing";

  /// Whoever has not yet been told of the change before this one knows the day before both.
  private static final String MOVE =
      """
      update meeting set starts_at = $2, state = 'moved', version = version + 1, changed_at = $3,
        was_at = case when $4 and was_at is not null and not exists (
          select 1 from meeting_told t where t.meeting_id = meeting.id
            and t.version = meeting.version and t.what <> 'changed') then was_at else starts_at end
      where id = $1 and state <> 'cancelled' and starts_at > $3""";

  private static final String DESCRIBE =
      "update meeting set topic_ct = $2, transport = $3, child_care = $4, vouched_only = $5"
          + " where id = $1";

  private static final String CANCEL =
      "update meeting set state = 'cancelled', version = version + 1, changed_at = $2"
          + " where id = $1 and state <> 'cancelled' and starts_at > $2";

  private static final String UNTELL =
      """
      delete from meeting_told t using meeting m
      where m.id = $1 and t.meeting_id = m.id and t.version = m.version
        and (t.number_bi = any($2) or t.number_bi = any($3) and not exists (
          select 1 from sms_outbox o where o.about = m.id and o.number_bi = t.number_bi
            and o.state <> 'CANCELLED'))""";

  private static final String COMING =
      """
      select m.id, m.starts_at, m.place_ct, m.topic_ct,
        not m.vouched_only or exists (
          select 1 from member b where b.number_bi = $2::bytea and b.vouched_at is not null
          and b.dormant_on is null and not exists (
            select 1 from opt_out o where o.number_bi = b.number_bi)) as told
      from meeting m
      where m.province = $1 and m.state in ('planned', 'moved') and m.starts_at > $3
        and m.starts_at < $4
      order by m.starts_at, m.id limit $5""";

  private final Vault vault;

  public Meetings(Vault vault) {
    this.vault = vault;
  }

  /// A meeting as its organiser writes it.
  ///
  /// @param province its code
  /// @param place empty when members have to ask for it
  /// @param vouchedOnly whether the place is shown only to members a peer educator has vouched for
  /// @param sample whether it is there only to try the service with
  public record Plan(
      String province,
      OffsetDateTime startsAt,
      Optional<String> place,
      String topic,
      boolean transport,
      boolean childCare,
      boolean vouchedOnly,
      boolean sample) {
    /// The same at another moment.
    Plan at(OffsetDateTime other) {
      return new Plan(province, other, place, topic, transport, childCare, vouchedOnly, sample);
    }

    @Override
    public String toString() {
      return "Plan[province=" + province + "]";
    }
  }

  /// A meeting as one caller sees it.
  ///
  /// @param place empty when there is none, or it is not for her
  public record Seen(UUID id, OffsetDateTime startsAt, Optional<String> place, String topic) {
    @Override
    public String toString() {
      return "Seen[id=" + id + "]";
    }
  }

  /// @return false when there is a meeting of this id already; it is left as it is
  public boolean plan(SqlConnection tx, UUID id, Plan plan, OffsetDateTime now) {
    var row =
        Tuple.from(
            new Object[] {
              id,
              plan.province(),
              plan.startsAt(),
              plan.place().map(place -> seal(id, "place", place)).orElse(null),
              seal(id, "topic", plan.topic()),
              plan.transport(),
              plan.childCare(),
              plan.vouchedOnly(),
              plan.sample(),
              now
            });
    return tx.preparedQuery(PLAN).execute(row).await().rowCount() == 1;
  }

  /// To another moment, another place, or both: those who come will be told, and what waits to be
  /// told of the old one is withdrawn.
  ///
  /// @return false when there is no such meeting, or it was cancelled or has begun
  public boolean move(
      SqlConnection tx,
      UUID id,
      OffsetDateTime startsAt,
      Optional<String> place,
      OffsetDateTime now) {
    if (!postpone(tx, id, startsAt, now)) return false;
    tx.preparedQuery("update meeting set place_ct = $2 where id = $1")
        .execute(Tuple.of(id, place.map(p -> seal(id, "place", p)).orElse(null)))
        .await();
    return true;
  }

  /// The same with the place left as it is.
  public boolean postpone(SqlConnection tx, UUID id, OffsetDateTime startsAt, OffsetDateTime now) {
    boolean untold = withdraw(tx, id, now);
    return tx.preparedQuery(MOVE).execute(Tuple.of(id, startsAt, now, untold)).await().rowCount()
        == 1;
  }

  /// What nobody has to be told at once: the topic, what there is, for whom the place is.
  void describe(SqlConnection tx, UUID id, Plan plan) {
    tx.preparedQuery(DESCRIBE)
        .execute(
            Tuple.of(
                id,
                seal(id, "topic", plan.topic()),
                plan.transport(),
                plan.childCare(),
                plan.vouchedOnly()))
        .await();
  }

  /// @return false when there is no such meeting, or it was cancelled before or has begun
  public boolean cancel(SqlConnection tx, UUID id, OffsetDateTime now) {
    withdraw(tx, id, now);
    return tx.preparedQuery(CANCEL).execute(Tuple.of(id, now)).await().rowCount() == 1;
  }

  /// First it takes the meeting for itself: whoever is telling members of it at this moment is
  /// waited for, and those texts are withdrawn, too.
  ///
  /// @return whether somebody was still to be told
  private static boolean withdraw(SqlConnection tx, UUID id, OffsetDateTime now) {
    tx.preparedQuery("select 1 from meeting where id = $1 for update")
        .execute(Tuple.of(id))
        .await();
    Notes.withdraw(tx, id);
    return !Outbox.withdraw(tx, id, now).isEmpty();
  }

  /// The place is not for everybody any more: what waits to tell it is withdrawn, and whoever has
  /// got no text yet is told anew. Whoever has gets no second one: the meeting stands in her menu.
  /// Called while the meeting's row is locked.
  void conceal(SqlConnection tx, UUID id, OffsetDateTime now) {
    var noted = Notes.withdraw(tx, id);
    var texted = Outbox.withdraw(tx, id, now);
    tx.preparedQuery(UNTELL)
        .execute(
            Tuple.of(id)
                .addArrayOfBuffer(texted.toArray(Buffer[]::new))
                .addArrayOfBuffer(noted.toArray(Buffer[]::new)))
        .await();
  }

  /// What is planned in a province between two moments, the nearest first.
  ///
  /// @param her who looks; empty for a withheld number
  public Future<List<Seen>> coming(
      SqlClient db,
      String province,
      Optional<BlindIndex> her,
      OffsetDateTime from,
      OffsetDateTime until,
      int most) {
    var asked =
        Tuple.of(province, her.map(n -> Buffer.buffer(n.bytes())).orElse(null), from, until, most);
    return db.preparedQuery(COMING)
        .execute(asked)
        .map(
            rows -> {
              var all = new ArrayList<Seen>();
              for (var row : rows) all.add(seen(row));
              return all;
            });
  }

  private Seen seen(Row row) {
    var id = row.getUUID("id");
    var place = row.getBoolean("told") ? open(id, "place", row) : Optional.<String>empty();
    return new Seen(
        id, row.getOffsetDateTime("starts_at"), place, open(id, "topic", row).orElse(""));
  }

  Buffer seal(UUID id, String column, String text) {
    return Buffer.buffer(
        vault.seal(PURPOSE, belongs(id, column), text.getBytes(StandardCharsets.UTF_8)));
  }

  /// @param column `place`, `topic` or `name`, found in the row as `place_ct` and so on
  Optional<String> open(UUID id, String column, Row row) {
    return Optional.ofNullable(row.getBuffer(column + "_ct"))
        .flatMap(text -> vault.open(PURPOSE, belongs(id, column), text.getBytes()))
        .map(plain -> new String(plain, StandardCharsets.UTF_8));
  }

  private static byte[] belongs(UUID id, String column) {
    return (column + "\0" + id).getBytes(StandardCharsets.US_ASCII);
  }

  /// Deletes meetings 30 days after they began, with who came and what was told of them.
  ///
  /// @return how many meetings went
  public static int purge(SqlConnection tx, OffsetDateTime now) {
    return tx.preparedQuery("delete from meeting where starts_at < $1")
        .execute(Tuple.of(now.minusDays(30)))
        .await()
        .rowCount();
  }
}
