package org.isango.sms;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.isango.gateway.SendOutcome;
import org.isango.gateway.SmsOut;
import org.isango.gateway.SmsSender;
import org.isango.vault.Msisdn;

/// A gateway that answers as the test says and keeps what it was asked to send.
final class ScriptedSender implements SmsSender {
  final List<SmsOut> sent = new ArrayList<>();
  final List<Integer> sizes = new ArrayList<>();
  Function<Msisdn, SendOutcome> answer = number -> accepted();
  Runnable beforeWriting = () -> {};
  Runnable beforeAnswering = () -> {};

  private final AtomicInteger ids = new AtomicInteger();

  SendOutcome accepted() {
    return new SendOutcome.Accepted("ATXid_" + ids.incrementAndGet());
  }

  String lastId() {
    return "ATXid_" + ids.get();
  }

  @Override
  public boolean reaches(Msisdn number) {
    return true;
  }

  @Override
  public Future<Map<Msisdn, SendOutcome>> send(
      String text, List<Msisdn> to, BooleanSupplier stillDue) {
    beforeWriting.run();
    var outcomes = new HashMap<Msisdn, SendOutcome>();
    if (!stillDue.getAsBoolean()) {
      to.forEach(n -> outcomes.put(n, new SendOutcome.NotSent(SendOutcome.Obstacle.TOO_LATE)));
      return Future.succeededFuture(outcomes);
    }
    sizes.add(to.size());
    for (var number : to) {
      sent.add(new SmsOut(number, text));
      outcomes.put(number, answer.apply(number));
    }
    beforeAnswering.run();
    return Future.succeededFuture(outcomes);
  }
}
