package org.isango.gateway.phone;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.isango.gateway.SmsIn;
import org.isango.vault.Msisdn;

/// A text sent from the simulated phone.
final class SimulatedText {
  /// Ten SMS in one, more than phones of this kind put together.
  static final int LONGEST = 1600;

  private SimulatedText() {}

  /// Reads `{number, text}`. Empty when no phone could have sent this: nobody texts without a
  /// number.
  static Optional<SmsIn> read(String json, String to, Instant at) {
    try {
      var o = new JsonObject(json);
      if (!o.fieldNames().equals(Set.of("number", "text"))) return Optional.empty();
      return o.getValue("number") instanceof String number
              && o.getValue("text") instanceof String text
              && text.length() <= LONGEST
          ? Msisdn.parse(number).map(from -> of(from, to, text, at))
          : Optional.empty();
    } catch (DecodeException unreadable) {
      return Optional.empty();
    }
  }

  static SmsIn of(Msisdn from, String to, String text, Instant at) {
    return new SmsIn("phone-" + UUID.randomUUID(), Optional.of(from), to, text, at, "");
  }
}
