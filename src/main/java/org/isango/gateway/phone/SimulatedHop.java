package org.isango.gateway.phone;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import org.isango.gateway.UssdCall;
import org.isango.vault.Msisdn;

/// One press of the green key, as the page in the browser reports it. The page holds the session,
/// so that a repeat is the same request byte for byte and outlives a restart of the service, as it
/// does with a real gateway; what has been typed is joined here, by the rule of Africa's Talking.
///
/// @param call the hop with everything typed so far, the newest answer included
record SimulatedHop(UssdCall call) {
  /// A USSD message carries 182 characters; nothing longer can have been typed on a phone.
  static final int LONGEST_ANSWER = 182;

  private static final int LONGEST_TRANSCRIPT = 4000;
  private static final Set<String> WORDS =
      Set.of("session", "number", "network", "code", "transcript", "typed");

  /// Reads `{session, number, network, code, transcript, typed}`. Without `typed` the phone dials;
  /// an empty `number` is a withheld one. Empty when the page could not have sent this.
  static Optional<SimulatedHop> read(String json) {
    try {
      var o = new JsonObject(json);
      boolean known = WORDS.containsAll(o.fieldNames());
      boolean texts = o.stream().allMatch(e -> e.getValue() instanceof String);
      return known && texts ? read(o) : Optional.empty();
    } catch (DecodeException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<SimulatedHop> read(JsonObject o) {
    String session = o.getString("session", "");
    String number = o.getString("number", "");
    String network = o.getString("network", "");
    String code = o.getString("code", "");
    String transcript = o.getString("transcript", "");
    Optional<String> typed = Optional.ofNullable(o.getString("typed"));
    Optional<Msisdn> caller = Msisdn.parse(number);
    boolean sound =
        session.matches("phone-[0-9a-f]{32}")
            && network.matches("[0-9]{0,6}")
            && code.matches("[*#0-9]{1,40}")
            && (caller.isPresent() || number.isEmpty())
            && transcript.length() <= LONGEST_TRANSCRIPT
            && typed.orElse("").length() <= LONGEST_ANSWER;
    if (!sound) return Optional.empty();
    String all = typed.map(t -> join(transcript, t)).orElse(transcript);
    return Optional.of(new SimulatedHop(new UssdCall(session, caller, network, code, all)));
  }

  /// Africa's Talking escapes nothing and joins with `*`; the very first answer stands alone.
  static String join(String transcript, String typed) {
    return transcript.isEmpty() ? typed : transcript + "*" + typed;
  }

  @Override
  public String toString() {
    return "[hop]";
  }
}
