package org.isango.sms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.isango.calendar.QuietHours;
import org.isango.gateway.SendOutcome;
import org.isango.gateway.SendOutcome.NotSent;
import org.isango.gateway.SendOutcome.Obstacle;
import org.isango.gateway.SmsSender;
import org.isango.sms.Batch.Entry;
import org.isango.store.Database;
import org.isango.vault.Vault;

/// Sends what is due, a request at a time. That a message is being submitted is committed before
/// its request is written; if that was more than five seconds ago, nothing is written.
public final class OutboxWorker {
  private static final long STILL_DUE_NANOS = 5_000_000_000L;

  private final Database database;
  private final Claims claims;
  private final Results results;
  private final List<SmsSender> senders;
  private final Pace pace;
  private final LongSupplier nanos;

  /// @param senders the first that reaches a number takes it
  /// @param perSecond most messages a second, of all workers that share this one
  /// @param nanos monotonic time
  public OutboxWorker(
      Database database,
      Vault vault,
      QuietHours hours,
      Lane lane,
      List<SmsSender> senders,
      int perSecond,
      LongSupplier nanos) {
    this.database = database;
    this.claims = new Claims(vault, hours);
    this.results = new Results(vault, new Reports(vault), lane);
    this.senders = List.copyOf(senders);
    this.pace = new Pace(perSecond, nanos);
    this.nanos = nanos;
  }

  /// Sends what is due now, as fast as may be, and returns when nothing is left or it is enough for
  /// this moment. Runs on a virtual thread; two at once are two requests in flight.
  public void turn() {
    int most;
    while ((most = pace.take(SmsSender.MOST)) > 0) {
      int room = most;
      var batches =
          database
              .inBackground(tx -> Optional.of(claims.claim(tx, room)).filter(b -> !b.isEmpty()))
              .orElse(List.of());
      int claimed = batches.stream().mapToInt(b -> b.entries().size()).sum();
      pace.giveBack(most - claimed);
      if (claimed == 0) return;
      for (var batch : batches) send(batch);
    }
  }

  private void send(Batch batch) {
    for (var sender : senders) {
      var own = batch.entries().stream().filter(e -> senderOf(e) == sender).toList();
      if (!own.isEmpty()) send(new Batch(batch.text(), own), sender);
    }
  }

  private SmsSender senderOf(Entry entry) {
    return senders.stream()
        .filter(s -> s.reaches(entry.to()))
        .findFirst()
        .orElse(senders.getLast());
  }

  private void send(Batch claimed, SmsSender sender) {
    var since = new long[1];
    var submitted =
        database.inBackground(
            tx -> {
              var go = claims.submit(tx, claimed);
              since[0] = nanos.getAsLong();
              return Optional.of(go);
            });
    var batch = submitted.filter(b -> !b.entries().isEmpty());
    if (batch.isEmpty()) return;
    var outcomes =
        sender
            .send(
                batch.get().text(),
                batch.get().numbers(),
                () -> nanos.getAsLong() - since[0] < STILL_DUE_NANOS)
            .await();
    var all = new HashMap<Entry, SendOutcome>();
    for (var entry : batch.get().entries()) {
      all.put(entry, outcomes.getOrDefault(entry.to(), new SendOutcome.Unknown()));
    }
    settle(all);
  }

  private void settle(Map<Entry, SendOutcome> outcomes) {
    var entries = new ArrayList<>(outcomes.keySet());
    entries.sort((one, other) -> one.id().compareTo(other.id()));
    database.inBackground(
        tx -> {
          entries.forEach(entry -> results.settle(tx, entry, outcomes.get(entry)));
          return Optional.of(outcomes);
        });
    if (outcomes.containsValue(new NotSent(Obstacle.THROTTLED))) pace.slower();
    else pace.faster();
  }
}
