package org.isango.sms;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.isango.gateway.SmsOut;
import org.isango.store.Database;

/// Hands waiting messages to a gateway that takes them at once. That a message is being submitted
/// is committed before it is handed over.
public final class OutboxWorker {
  private final Database database;
  private final Outbox outbox;
  private final Consumer<SmsOut> gateway;

  public OutboxWorker(Database database, Outbox outbox, Consumer<SmsOut> gateway) {
    this.database = database;
    this.outbox = outbox;
    this.gateway = gateway;
  }

  /// Sends what waits now. Runs on a virtual thread.
  public void turn() {
    List<Outbox.Waiting> batch =
        database
            .inBackground(tx -> Optional.of(outbox.submit(tx)).filter(b -> !b.isEmpty()))
            .orElse(List.of());
    for (var waiting : batch) {
      gateway.accept(waiting.sms());
      database.inBackground(
          tx -> {
            outbox.settle(tx, waiting.id(), true);
            return Optional.of(waiting);
          });
    }
  }
}
