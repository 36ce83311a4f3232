package org.isango.sms;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.isango.calendar.PublicHolidays;
import org.isango.calendar.QuietHours;
import org.isango.calendar.QuietHours.Own;
import org.isango.gateway.SmsSender;
import org.isango.sms.Batch.Entry;
import org.isango.sms.Batch.Verdict;
import org.isango.vault.Vault;

/// Takes messages out of the line: claimed under a lease, looked at once more, and marked as being
/// submitted before anything is sent. All of it by the database's clock.
final class Claims {
  /// A claim holds for a minute.
  private static final String CLAIM =
      """
      update sms_outbox set state = 'CLAIMED', fence = fence + 1,
        lease_until = now() + interval '60 seconds'
      where id in (
        select distinct on (number_bi) id from (
          select o.id, o.number_bi, o.priority, o.not_before, o.created_at from sms_outbox o
          where o.state = 'PENDING' and o.not_before <= now() and o.send_before > now()
            and not exists (
              select 1 from sms_outbox u
              where u.number_bi = o.number_bi and u.state in ('CLAIMED', 'SUBMITTING'))
            and not exists (select 1 from sms_lane where paused_until > now())
          order by o.priority, o.not_before, o.created_at limit $1
          for update skip locked) due
        order by number_bi, priority, not_before, created_at)
      returning id, fence, attempt, class, number_ct, text_ct, short_code""";

  private static final String LOOK =
      """
      select o.id, now(), o.send_before <= now(), x.number_bi is not null,
        l.low, m.quiet
      from sms_outbox o
      cross join sms_lane l
      left join member m on m.number_bi = o.number_bi
      left join opt_out x on x.number_bi = o.number_bi
      where o.id = $1 and o.fence = $2 and o.state = 'CLAIMED' and o.lease_until > now()
      for update of o""";

  /// Longer, for the answer may be waited for.
  private static final String SUBMIT =
      """
      update sms_outbox set state = 'SUBMITTING', attempt = attempt + 1, submitted_at = now(),
        lease_until = now() + interval '90 seconds'
      where id = $1""";

  private static final String STOP =
      """
      update sms_outbox set state = $2, reason = $3, lease_until = null,
        finished_at = case when $2 = 'HELD' then null else now() end
      where id = $1""";

  private final Vault vault;
  private final QuietHours hours;

  Claims(Vault vault, QuietHours hours) {
    this.vault = vault;
    this.hours = hours;
  }

  /// Claims the next messages, at most one of a number, grouped by text. One instance at a time
  /// chooses; others wait for that moment, so that none takes a number that another is taking.
  List<Batch> claim(SqlConnection tx, int most) {
    tx.query("select pg_advisory_xact_lock(hashtext('isango sms claim'))").execute().await();
    var byText = new LinkedHashMap<String, List<Entry>>();
    for (var row : tx.preparedQuery(CLAIM).execute(Tuple.of(most)).await()) {
      var id = row.getUUID(0);
      var to = vault.openNumber(row.getBuffer(4).getBytes(), id, "sms_outbox");
      var text = text(row, id);
      if (to.isPresent() && text.isPresent()) {
        var kind = Outbox.Kind.valueOf(row.getString(3));
        var entry = new Entry(id, row.getLong(1), row.getInteger(2), kind, to.get());
        byText.computeIfAbsent(text.get(), t -> new ArrayList<>()).add(entry);
      } else {
        stop(tx, id, "FAILED", "unreadable");
      }
    }
    var batches = new ArrayList<Batch>();
    byText.forEach((text, entries) -> batches.addAll(cut(text, entries)));
    batches.sort(Comparator.comparing(batch -> batch.entries().getFirst().kind()));
    return batches;
  }

  private static List<Batch> cut(String text, List<Entry> entries) {
    var batches = new ArrayList<Batch>();
    for (int from = 0; from < entries.size(); from += SmsSender.MOST) {
      int to = Math.min(from + SmsSender.MOST, entries.size());
      batches.add(new Batch(text, entries.subList(from, to)));
    }
    return batches;
  }

  private Optional<String> text(Row row, UUID id) {
    return vault
        .open("sms", Outbox.bytes(id), row.getBuffer(5).getBytes())
        .map(t -> new String(t, StandardCharsets.UTF_8))
        .map(t -> row.getString(6) == null ? t : t + " #" + row.getString(6));
  }

  /// Looks at each once more and marks what may leave as being submitted. What was lost to another
  /// instance meanwhile is left out.
  Batch submit(SqlConnection tx, Batch batch) {
    var go = new ArrayList<Entry>();
    for (var entry : batch.entries()) {
      var looked = tx.preparedQuery(LOOK).execute(Tuple.of(entry.id(), entry.fence())).await();
      for (var row : looked) {
        switch (verdict(row, entry)) {
          case Verdict.Go() -> {
            tx.preparedQuery(SUBMIT).execute(Tuple.of(entry.id())).await();
            go.add(entry.submitted());
          }
          case Verdict.OptedOut() -> stop(tx, entry.id(), "SUPPRESSED", "opt-out");
          case Verdict.Expired() -> stop(tx, entry.id(), "EXPIRED", "late");
          case Verdict.Held() -> stop(tx, entry.id(), "HELD", "balance");
          case Verdict.Wait wait ->
              tx.preparedQuery(
                      "update sms_outbox set state = 'PENDING', lease_until = null,"
                          + " not_before = $2 where id = $1")
                  .execute(Tuple.of(entry.id(), wait.until()))
                  .await();
        }
      }
    }
    return new Batch(batch.text(), go);
  }

  private Verdict verdict(Row row, Entry entry) {
    if (row.getBoolean(3) && !entry.kind().outlivesStop()) return new Verdict.OptedOut();
    if (row.getBoolean(2)) return new Verdict.Expired();
    if (row.getBoolean(4) && !entry.kind().mayUseReserve()) return new Verdict.Held();
    if (!entry.kind().keepsQuiet()) return new Verdict.Go();
    var now = row.getOffsetDateTime(1).atZoneSameInstant(PublicHolidays.ZONE);
    var own = Own.of(Optional.ofNullable(row.getString(5)));
    return hours
        .opens(now, own)
        .<Verdict>map(
            at -> at.isEqual(now) ? new Verdict.Go() : new Verdict.Wait(at.toOffsetDateTime()))
        .orElse(new Verdict.Expired());
  }

  private static void stop(SqlConnection tx, UUID id, String state, String reason) {
    tx.preparedQuery(STOP).execute(Tuple.of(id, state, reason)).await();
  }
}
