package org.isango.sms;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import org.isango.gateway.SendOutcome;
import org.isango.gateway.SendOutcome.Obstacle;
import org.isango.gateway.SendOutcome.Reason;
import org.isango.sms.Batch.Entry;
import org.isango.vault.Vault;

/// Writes down what became of a submitted message. A result counts for the attempt it belongs to
/// and for no other; an answer that comes after the lease may still turn UNKNOWN into ACCEPTED.
final class Results {
  private static final String ACCEPTED =
      """
      update sms_outbox set state = 'ACCEPTED', provider_hash = $4, accepted_at = now(),
        lease_until = null, finished_at = null
      where id = $1 and fence = $2 and attempt = $3 and provider_hash is null
        and state in ('SUBMITTING', 'UNKNOWN')""";

  private static final String ENDED =
      """
      update sms_outbox set state = $4, reason = $5, lease_until = null, finished_at = now()
      where id = $1 and fence = $2 and attempt = $3 and state = 'SUBMITTING'""";

  /// 5 s, 30 s, 2 min, 10 min, then every 30 min, a fifth more or less.
  private static final String AGAIN =
      """
      update sms_outbox set refusals = least(refusals, 30000) + 1, reason = $4, lease_until = null,
        state = case when $5 then 'HELD' else 'PENDING' end,
        not_before = now() + (0.8 + 0.4 * random()) * case refusals
          when 0 then interval '5 seconds' when 1 then interval '30 seconds'
          when 2 then interval '2 minutes' when 3 then interval '10 minutes'
          else interval '30 minutes' end
      where id = $1 and fence = $2 and attempt = $3 and state = 'SUBMITTING'""";

  private static final String AT_ONCE =
      """
      update sms_outbox set refusals = least(refusals, 30000) + 1, state = 'PENDING',
        lease_until = null
      where id = $1 and fence = $2 and attempt = $3 and state = 'SUBMITTING'""";

  private final Vault vault;
  private final Reports reports;
  private final Lane lane;

  Results(Vault vault, Reports reports, Lane lane) {
    this.vault = vault;
    this.reports = reports;
    this.lane = lane;
  }

  void settle(SqlConnection tx, Entry entry, SendOutcome outcome) {
    switch (outcome) {
      case SendOutcome.Accepted(String id) -> accepted(tx, entry, id);
      case SendOutcome.Delivered() -> ended(tx, entry, "DELIVERED", "");
      case SendOutcome.Unknown() -> ended(tx, entry, "UNKNOWN", "no clear answer");
      case SendOutcome.Refused(Reason reason) -> refused(tx, entry, reason);
      case SendOutcome.NotSent(Obstacle obstacle) -> notSent(tx, entry, obstacle);
    }
    boolean left = !(outcome instanceof SendOutcome.NotSent);
    if (left && entry.kind() == Outbox.Kind.FAREWELL) Outbox.erase(tx, entry.id());
  }

  private void accepted(SqlConnection tx, Entry entry, String providerId) {
    var hash = Buffer.buffer(vault.hash(Reports.PROVIDER_ID, providerId));
    tx.preparedQuery(ACCEPTED)
        .execute(Tuple.of(entry.id(), entry.fence(), (short) entry.attempt(), hash))
        .await();
    reports.joinEarly(tx, hash);
  }

  private void refused(SqlConnection tx, Entry entry, Reason reason) {
    if (reason != Reason.BLACKLISTED) {
      ended(tx, entry, "FAILED", reason.name());
      return;
    }
    ended(tx, entry, "SUPPRESSED", reason.name());
    Reports.optOut(tx, Buffer.buffer(vault.index(entry.to()).bytes()));
  }

  private void notSent(SqlConnection tx, Entry entry, Obstacle obstacle) {
    boolean held = obstacle == Obstacle.NO_BALANCE && !entry.kind().mayUseReserve();
    switch (obstacle) {
      case TOO_LATE -> {
        tx.preparedQuery(AT_ONCE)
            .execute(Tuple.of(entry.id(), entry.fence(), (short) entry.attempt()))
            .await();
        return;
      }
      case UNAUTHORISED, SENDER -> lane.pause(tx, obstacle.name());
      case NO_BALANCE -> lane.low(tx, true);
      case UNREACHABLE, REFUSED, THROTTLED -> {}
    }
    tx.preparedQuery(AGAIN)
        .execute(
            Tuple.of(
                entry.id(),
                entry.fence(),
                (short) entry.attempt(),
                held ? "balance" : obstacle.name(),
                held))
        .await();
  }

  private static void ended(SqlConnection tx, Entry entry, String state, String reason) {
    tx.preparedQuery(ENDED)
        .execute(Tuple.of(entry.id(), entry.fence(), (short) entry.attempt(), state, reason))
        .await();
  }
}
