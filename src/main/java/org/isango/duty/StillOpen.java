package org.isango.duty;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.isango.calendar.CourtDays;
import org.isango.duty.Calls.Reason;
import org.isango.menu.Menus;
import org.isango.sms.Outbox;

/// Asks after requests that have been open for half a year without anybody touching them: whoever
/// has one, else the first tier with anybody in it, on a working day while the courts sit. Any act
/// on it is the answer. Without one she is asked again until the retention rules decide; their time
/// begins when a question has really left. Where nobody can be asked the alarm stands and nothing
/// is deleted.
public final class StillOpen {
  private static final int DAYS = 180;

  private static final String UNTOUCHED =
      """
      select c.id, c.ref, c.province, c.urgency, coalesce(c.accepted_by, c.handed_to),
        coalesce(c.safe_to_phone, false), c.number_ct is null
      from help_case c
      where c.closed_at is null and c.touched_at <= $1
        and (c.still_asked_at is null or c.still_asked_at > $5)
        and (c.still_called_at is null or c.still_called_at <= case
          when c.still_asked_at is null then $3::timestamptz else $4::timestamptz end)
        and not exists (select 1 from court_date d where d.case_id = c.id
          and d.state = 'coming' and d.day >= $2)
      order by c.touched_at limit 100 for update of c skip locked""";

  /// A text of ours about it was taken by the gateway: from now on there is a question to answer.
  private static final String LEFT =
      """
      update help_case c set still_asked_at = $1
      where c.closed_at is null and c.touched_at <= $2 and c.still_asked_at is null
        and c.still_called_at > c.touched_at
        and exists (select 1 from sms_outbox o where o.about = c.id
          and o.state in ('ACCEPTED', 'SENT', 'DELIVERED'))""";

  /// Who was not reached is asked again the next day, who was and has not answered some days later.
  private static final Duration NEXT_DAY = Duration.ofHours(20);

  private static final Duration SOME_DAYS = Duration.ofHours(68);

  private static final int GRACE_DAYS = 14;

  private final Responders responders;
  private final Outbox outbox;
  private final Supplier<Menus> menus;
  private final CourtDays courts;

  /// @param menus the words of the calls
  public StillOpen(Responders responders, Outbox outbox, Supplier<Menus> menus, CourtDays courts) {
    this.responders = responders;
    this.outbox = outbox;
    this.menus = menus;
    this.courts = courts;
  }

  /// @return how many requests were asked after
  public int turn(SqlConnection tx, OffsetDateTime now) {
    Alarms.touched(tx, now);
    tx.preparedQuery(LEFT).execute(Tuple.of(now, now.minusDays(DAYS))).await();
    if (!courts.isSitting(now.toZonedDateTime())) return 0;
    var calls = new Calls(tx, menus.get(), now);
    int asked = 0;
    var untouched =
        tx.preparedQuery(UNTOUCHED)
            .execute(
                Tuple.of(
                    now.minusDays(DAYS),
                    now.toLocalDate(),
                    now.minus(NEXT_DAY),
                    now.minus(SOME_DAYS),
                    now.minusDays(GRACE_DAYS)))
            .await();
    for (var row : untouched) {
      var request = request(row);
      Alarms.raise(tx, request.id(), Alarms.What.STILL_OPEN, 0, now);
      var who = who(tx, request, Optional.ofNullable(row.getUUID(4)), now);
      who.forEach(r -> calls.call(r, request, Reason.STILL_OPEN));
      if (!who.isEmpty()) asked += mark(tx, request.id(), now);
    }
    calls.text(outbox);
    return asked;
  }

  private static int mark(SqlConnection tx, UUID id, OffsetDateTime now) {
    return tx.preparedQuery("update help_case set still_called_at = $2 where id = $1")
        .execute(Tuple.of(id, now))
        .await()
        .rowCount();
  }

  private static Calls.Request request(Row row) {
    return new Calls.Request(
        row.getUUID(0),
        row.getString(1),
        Optional.ofNullable(row.getString(2)),
        Urgency.at(row.getShort(3)),
        0,
        true,
        new Calls.How(Optional.empty(), false, row.getBoolean(6), row.getBoolean(5)));
  }

  private List<Responder> who(
      SqlConnection tx, Calls.Request request, Optional<UUID> holder, OffsetDateTime now) {
    return holder
        .flatMap(id -> responders.with(tx, id))
        .map(List::of)
        .orElseGet(
            () ->
                IntStream.rangeClosed(1, Ladder.LAST)
                    .mapToObj(tier -> on(tx, tier, request, now))
                    .filter(people -> !people.isEmpty())
                    .findFirst()
                    .orElse(List.of()));
  }

  private List<Responder> on(
      SqlConnection tx, int tier, Calls.Request request, OffsetDateTime now) {
    return responders.onDuty(tx, tier, request.province().filter(p -> tier < Ladder.LAST), now);
  }
}
