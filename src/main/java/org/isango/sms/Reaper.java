package org.isango.sms;

import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/// Puts right what was left behind: by an instance that died or was stopped, by a gateway that said
/// nothing, by time. All by the database's clock, and as often as one likes.
public final class Reaper {
  private static final List<String> STEPS =
      List.of(
          """
          delete from sms_outbox where class = 'FAREWELL' and send_before <= now()""",
          // Nothing had been sent: another may take it.
          """
          update sms_outbox set state = 'PENDING', lease_until = null
          where state = 'CLAIMED' and lease_until <= now()""",
          // It may have been sent.
          """
          update sms_outbox set state = 'UNKNOWN', reason = 'cut off', lease_until = null,
            finished_at = now()
          where state = 'SUBMITTING' and lease_until <= now()""",
          """
          update sms_outbox set state = 'EXPIRED', reason = 'late', finished_at = now()
          where state in ('PENDING', 'HELD') and send_before <= now()""",
          """
          update sms_outbox set state = 'EXPIRED', reason = 'no report', finished_at = now()
          where state in ('ACCEPTED', 'SENT') and accepted_at <= now() - interval '72 hours'""");

  /// A safety alert is worth a repeat, once: two submissions that may have been sent are enough.
  private static final String ONCE_MORE =
      """
      update sms_outbox set state = 'PENDING', reason = 'once more', finished_at = null
      where state = 'UNKNOWN' and class = 'SAFETY' and attempt - refusals < 2
        and submitted_at <= now() - interval '120 seconds' and send_before > now()""";

  private final Reports reports;

  public Reaper(Reports reports) {
    this.reports = reports;
  }

  public void reap(SqlConnection tx) {
    for (var step : STEPS) tx.query(step).execute().await();
    reports.adopt(tx);
    tx.query(ONCE_MORE).execute().await();
  }
}
