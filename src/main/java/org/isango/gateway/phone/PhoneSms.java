package org.isango.gateway.phone;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.isango.gateway.SendOutcome;
import org.isango.gateway.SmsOut;
import org.isango.gateway.SmsSender;
import org.isango.vault.Msisdn;

/// Texts to the phones on the phone page.
///
/// @param page where they are read
/// @param all whether every number is one of its phones; else only those that it has seen
public record PhoneSms(PhonePage page, boolean all) implements SmsSender {
  @Override
  public boolean reaches(Msisdn number) {
    return all || page.knows(number);
  }

  @Override
  public Future<Map<Msisdn, SendOutcome>> send(
      String text, List<Msisdn> to, BooleanSupplier stillDue) {
    var outcomes = new HashMap<Msisdn, SendOutcome>();
    for (var number : to) {
      page.deliver(new SmsOut(number, text));
      outcomes.put(number, new SendOutcome.Delivered());
    }
    return Future.succeededFuture(outcomes);
  }
}
