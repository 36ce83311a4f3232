package org.isango.sms;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import org.isango.gateway.DeliveryReport;
import org.isango.gateway.DeliveryReport.Status;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;

/// Delivery reports. What is known of a message only rises: on its way, failed, delivered. A report
/// that comes before the answer it belongs to waits for it. Where as many messages to a number have
/// an unknown fate as reports on it wait, those tell that fate: a page that was called out again,
/// too.
public final class Reports {
  static final String PROVIDER_ID = "sms provider id";

  private static final short FAILED = 5;
  private static final short DELIVERED = 6;

  private static final String RISE =
      """
      update sms_outbox set reports = least(reports, 30000) + 1,
        report_rank = greatest(report_rank, $2),
        state = case when $2 > report_rank then $3 else state end,
        finished_at = case when $2 > report_rank and $2 >= 5 then now() else finished_at end
      where provider_hash = $1 and ($4::bytea is null or number_bi = $4)""";

  /// A number to which nothing stands in the outbox has been deleted since: no report brings it
  /// back.
  private static final String PARK =
      """
      insert into sms_report (provider_hash, rank, state, number_bi, seen_at)
      select $1, $2, $3, $4, now()
      where (select count(*) from (select 1 from sms_report limit 10000) r) < 10000
        and not exists (select 1 from sms_outbox where provider_hash = $1)
        and ($4::bytea is null or exists (select 1 from sms_outbox where number_bi = $4))
      on conflict (provider_hash, rank) do nothing""";

  private static final String JOIN =
      """
      delete from sms_report where provider_hash = $1 returning rank, state, number_bi""";

  /// Only what is left after every message being submitted has its answer can belong to one whose
  /// answer was lost.
  private static final String ADOPT =
      """
      with lost as (
        select number_bi, id, row_number() over (partition by number_bi order by submitted_at, id) as n,
          count(*) over (partition by number_bi) as of
        from sms_outbox
        where state = 'UNKNOWN' and submitted_at > now() - interval '24 hours'),
      heard as (
        select number_bi, provider_hash,
          row_number() over (partition by number_bi order by min(seen_at), provider_hash) as n,
          count(*) over (partition by number_bi) as of
        from sms_report where number_bi is not null group by number_bi, provider_hash)
      update sms_outbox o set state = 'ACCEPTED', provider_hash = heard.provider_hash,
        accepted_at = now(), finished_at = null
      from lost join heard using (number_bi, n, of)
      where o.id = lost.id and o.state = 'UNKNOWN'
        and not exists (select 1 from sms_outbox s
          where s.number_bi = o.number_bi and s.state = 'SUBMITTING')
      returning o.provider_hash""";

  private final Vault vault;

  public Reports(Vault vault) {
    this.vault = vault;
  }

  /// A report that names another number than the message went to changes nothing.
  public void take(SqlConnection tx, DeliveryReport report) {
    if (report.status() == Status.OTHER) return;
    var hash = Buffer.buffer(vault.hash(PROVIDER_ID, report.id()));
    var number = report.number().map(n -> Buffer.buffer(vault.index(n).bytes()));
    var state = state(report);
    int known =
        tx.preparedQuery(RISE)
            .execute(Tuple.of(hash, rank(report.status()), state, number.orElse(null)))
            .await()
            .rowCount();
    if (known == 0) {
      tx.preparedQuery(PARK)
          .execute(Tuple.of(hash, rank(report.status()), state, number.orElse(null)))
          .await();
    } else if (report.blacklisted()) {
      tx.preparedQuery("select number_bi from sms_outbox where provider_hash = $1")
          .execute(Tuple.of(hash))
          .await()
          .forEach(row -> optOut(tx, row.getBuffer(0)));
    }
  }

  /// Somebody told the gateway that she wants no more of our texts.
  public void optOut(SqlConnection tx, Msisdn number) {
    optOut(tx, Buffer.buffer(vault.index(number).bytes()));
  }

  /// The gateway keeps a list of those who want no more: so do we.
  static void optOut(SqlConnection tx, Buffer number) {
    tx.preparedQuery(
            "insert into opt_out (number_bi, reason, since) values ($1, 'gateway', now())"
                + " on conflict (number_bi) do nothing")
        .execute(Tuple.of(number))
        .await();
  }

  private static String state(DeliveryReport report) {
    return switch (report.status()) {
      case OTHER, SENT, SUBMITTED, BUFFERED, ABSENT -> "SENT";
      case FAILED, REJECTED -> report.blacklisted() ? "SUPPRESSED" : "FAILED";
      case EXPIRED -> "EXPIRED";
      case SUCCESS -> "DELIVERED";
    };
  }

  private static short rank(Status status) {
    return switch (status) {
      case OTHER, SENT, SUBMITTED, BUFFERED, ABSENT -> (short) status.ordinal();
      case FAILED, REJECTED, EXPIRED -> FAILED;
      case SUCCESS -> DELIVERED;
    };
  }

  /// Reports that came before the message was known by its id.
  void joinEarly(SqlConnection tx, Buffer hash) {
    for (var row : tx.preparedQuery(JOIN).execute(Tuple.of(hash)).await()) {
      tx.preparedQuery(RISE)
          .execute(Tuple.of(hash, row.getShort(0), row.getString(1), row.getBuffer(2)))
          .await();
    }
  }

  /// Gives messages of unknown fate the reports that can only be theirs.
  void adopt(SqlConnection tx) {
    for (var row : tx.query(ADOPT).execute().await()) joinEarly(tx, row.getBuffer(0));
  }
}
