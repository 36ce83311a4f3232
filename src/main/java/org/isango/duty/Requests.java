package org.isango.duty;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.isango.calendar.PublicHolidays;
import org.isango.vault.BlindIndex;

/// A request meets the rota: in the transaction that stored it, so that there is no moment at which
/// it is stored and nobody is going to be called. Nobody is ever refused.
public final class Requests {
  private static final int DAY_BEGINS = 8;
  private static final int DAY_ENDS = 20;

  /// The first key sets the first call. Another session of the same number asks again: those who
  /// know of it are called once more, so often and no more. The same key twice changes nothing.
  private static final String ASK =
      "with noted as (insert into help_ask (id, number_bi, key_version, asked_at)"
          + " select $8, $9, $10, $6 where $9::bytea is not null and not exists"
          + " (select 1 from help_case where id = $1 and asked_session = $5) returning 1)"
          + " update help_case set urgency = $2::smallint, province = coalesce(province, $3::text),"
          + " next_step_at = case when asked_session is null then $4::timestamptz else next_step_at end,"
          + " again_at = case when asked_session is not null and asked_session <> $5"
          + " and again_count < 5 and $2::smallint < 3 then $6::timestamptz else again_at end,"
          + " flagged = flagged or (select count(*) from help_ask where number_bi = $9"
          + " and asked_at > $7) + (select count(*) from noted) > 3, asked_session = $5"
          + " where id = $1 and closed_at is null";

  /// Where it is becomes known after another rota was called, that of her own province or the
  /// national one: whoever is on duty there is called, and what can wait for the day still does.
  private static final String PLACE =
      "update help_case set province = $2, tier = 0, resent = false,"
          + " next_step_at = case when next_step_at is null or tier = 0 and urgency > 1"
          + " then next_step_at when urgency = 3 then $4::timestamptz else $3::timestamptz end"
          + " where id = $1 and province is distinct from $2 and closed_at is null"
          + " and accepted_by is null";

  /// A member who asks to be called says next when that is safe: whoever is called is told it.
  private static final Duration SAYS_WHEN = Duration.ofSeconds(90);

  /// Nobody who was in danger is called later for it, and nobody who says "now" at night is left
  /// until the day.
  private static final String WINDOW =
      "update help_case set call_from = $2, call_to = $3, call_passed = 0, safe_to_phone = true,"
          + " next_step_at = case when accepted_by is not null or urgency = 1 then next_step_at"
          + " else least(greatest(coalesce(next_step_at, $2), $2), $2 + interval '90 seconds') end,"
          + " again_at = case when urgency = 1 or again_at is null then again_at"
          + " else greatest(again_at, $2) end,"
          + " tier = case when accepted_by is null and urgency <> 1 then 0 else tier end,"
          + " resent = resent and (accepted_by is not null or urgency = 1)"
          + " where id = $1 and closed_at is null";

  /// The last question is answered: nothing more is waited for but the window.
  private static final String WORD =
      "update help_case set safe_word = $2, next_step_at = case when next_step_at > $3"
          + " and tier = 0 and urgency > 1 then greatest(call_from, $3) else next_step_at end"
          + " where id = $1 and closed_at is null";

  /// Whether she may be phoned was what a first call waited for; one in the daytime still waits.
  private static final String PHONE =
      "update help_case set safe_to_phone = $2, next_step_at = case when tier = 0 and urgency > 1"
          + " and next_step_at > $3 and next_step_at <= $3 + interval '90 seconds' then $3"
          + " else next_step_at end where id = $1 and closed_at is null";

  /// What is called for unless she says what she wants. Nothing of it counts as asking.
  private static final String UNLESS_SAID =
      "update help_case set urgency = 3, province = coalesce(province, $3::text),"
          + " next_step_at = $2 where id = $1 and closed_at is null and asked_session is null"
          + " and urgency = 0 and next_step_at is null";

  private static final String NOBODY =
      "update help_case set urgency = 0, next_step_at = null where id = $1 and closed_at is null"
          + " and asked_session is null and tier = 0 and urgency = 3";

  /// So old is a session in which she still says what she wants.
  private static final Duration SAYS_WHAT = Duration.ofMinutes(15);

  private static final String TRIED =
      "update help_case set call_from = call_from + interval '24 hours',"
          + " call_to = call_to + interval '24 hours' where id = $1 and call_from <= $2"
          + " and call_to > $2 and closed_at is null"
          + " returning call_to - interval '24 hours', call_from";

  private Requests() {}

  /// @param session the keyed session id of whoever asks
  /// @param province hers as far as we know
  public static void asked(
      SqlConnection tx,
      UUID request,
      Urgency urgency,
      byte[] session,
      Optional<BlindIndex> number,
      Optional<String> province,
      OffsetDateTime now) {
    ask(tx, request, urgency, session, number, province, now).await();
  }

  /// The same, not waited for.
  public static Future<Void> ask(
      SqlConnection tx,
      UUID request,
      Urgency urgency,
      byte[] session,
      Optional<BlindIndex> number,
      Optional<String> province,
      OffsetDateTime now) {
    if (urgency == Urgency.NONE) return Future.succeededFuture();
    return tx.preparedQuery(ASK)
        .execute(
            Tuple.from(
                new Object[] {
                  request,
                  (short) urgency.ordinal(),
                  province.orElse(null),
                  urgency == Urgency.ROUTINE ? daytime(now) : now,
                  Buffer.buffer(session),
                  now,
                  now.minusHours(1),
                  UUID.randomUUID(),
                  number.map(n -> Buffer.buffer(n.bytes())).orElse(null),
                  number.map(n -> (short) n.keyVersion()).orElse(null)
                }))
        .mapEmpty();
  }

  /// She says next when a call is safe: nobody is called before she could. Not waited for.
  public static Future<Void> waitForWhen(SqlConnection tx, UUID request, OffsetDateTime now) {
    return tx.preparedQuery(
            "update help_case set next_step_at = case when next_step_at < $2 then $2"
                + " else next_step_at end, again_at = case when again_at < $2 then $2"
                + " else again_at end where id = $1 and closed_at is null and urgency > 1")
        .execute(Tuple.of(request, now.plus(SAYS_WHEN)))
        .mapEmpty();
  }

  /// She says later in her session whether anybody is to be called. A session that ends before that
  /// is called for all the same, once, in the daytime. Not waited for.
  ///
  /// @param province hers as far as we know
  public static Future<Void> unlessSaid(
      SqlConnection tx, UUID request, Optional<String> province, OffsetDateTime now) {
    return tx.preparedQuery(UNLESS_SAID)
        .execute(Tuple.of(request, daytime(now.plus(SAYS_WHAT)), province.orElse(null)))
        .mapEmpty();
  }

  /// She has said what she wants, and it is not a call. Not waited for.
  public static Future<Void> nobody(SqlConnection tx, UUID request) {
    return tx.preparedQuery(NOBODY).execute(Tuple.of(request)).mapEmpty();
  }

  /// Not waited for.
  ///
  /// @param safe whether she says that it is safe to phone her
  public static Future<Void> phone(
      SqlConnection tx, UUID request, boolean safe, OffsetDateTime now) {
    return tx.preparedQuery(PHONE).execute(Tuple.of(request, safe, now)).mapEmpty();
  }

  /// When it is safe to call her. Not waited for.
  public static Future<Void> window(SqlConnection tx, UUID request, CallWindow window) {
    return tx.preparedQuery(WINDOW)
        .execute(Tuple.of(request, window.from(), window.to()))
        .mapEmpty();
  }

  /// Somebody called within the hours that are safe, and she did not answer: the same hours of the
  /// next day are waited for.
  ///
  /// @return both; empty where no hours were said, or they are not now
  static Optional<Tried> tried(SqlConnection tx, UUID request, OffsetDateTime now) {
    var rows = tx.preparedQuery(TRIED).execute(Tuple.of(request, now)).await().iterator();
    if (!rows.hasNext()) return Optional.empty();
    var row = rows.next();
    return Optional.of(new Tried(row.getOffsetDateTime(0), row.getOffsetDateTime(1)));
  }

  /// @param until when today's hours end
  /// @param again when those of the next day begin
  record Tried(OffsetDateTime until, OffsetDateTime again) {}

  /// Not waited for.
  ///
  /// @param any whether she wants to hear a word before she speaks
  public static Future<Void> word(SqlConnection tx, UUID request, boolean any, OffsetDateTime now) {
    return tx.preparedQuery(WORD).execute(Tuple.of(request, any, now)).mapEmpty();
  }

  /// She needs somebody after all: whoever has her request is called, else whoever is on duty.
  public static void again(SqlConnection tx, UUID request, OffsetDateTime now) {
    tx.preparedQuery(
            "update help_case set again_at = $2,"
                + " next_step_at = case when urgency = 0 then $2 else next_step_at end,"
                + " urgency = case when urgency = 0 then 2 else urgency end"
                + " where id = $1 and closed_at is null and again_count < 5")
        .execute(Tuple.of(request, now))
        .await();
  }

  /// What she needs somebody for is in this province.
  public static void placed(SqlConnection tx, UUID request, String province, OffsetDateTime now) {
    place(tx, request, province, now).await();
  }

  /// The same, not waited for.
  public static Future<Void> place(
      SqlConnection tx, UUID request, String province, OffsetDateTime now) {
    return tx.preparedQuery(PLACE)
        .execute(Tuple.of(request, province, now, daytime(now)))
        .mapEmpty();
  }

  private static OffsetDateTime daytime(OffsetDateTime now) {
    var local = now.atZoneSameInstant(PublicHolidays.ZONE);
    if (local.getHour() >= DAY_BEGINS && local.getHour() < DAY_ENDS) return now;
    var day = local.getHour() < DAY_BEGINS ? local.toLocalDate() : local.toLocalDate().plusDays(1);
    return day.atTime(DAY_BEGINS, 0).atZone(PublicHolidays.ZONE).toOffsetDateTime();
  }

  /// Deletes when this number asked.
  public static void forget(SqlConnection tx, BlindIndex number) {
    tx.preparedQuery("delete from help_ask where number_bi = $1")
        .execute(Tuple.of(Buffer.buffer(number.bytes())))
        .await();
  }

  /// @return how many were too old to tell anything
  public static int purge(SqlConnection tx, OffsetDateTime now) {
    return tx.preparedQuery("delete from help_ask where asked_at < $1")
        .execute(Tuple.of(now.minusHours(2)))
        .await()
        .rowCount();
  }
}
