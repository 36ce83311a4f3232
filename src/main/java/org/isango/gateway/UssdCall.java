package org.isango.gateway;

import java.util.Optional;
import org.isango.vault.Msisdn;

/// One hop as a gateway reports it.
///
/// @param session the gateway's id of the session; ours to hash, never to log
/// @param caller who dials; empty when the network withheld the number or sent no usable one
/// @param network mobile country and network code, or the empty text
/// @param serviceCode the code dialled, as the gateway gives it
/// @param transcript everything typed in this session so far, joined with `*`; empty on dial. What
///   is new in it is a difference to what was answered before, never a split
public record UssdCall(
    String session,
    Optional<Msisdn> caller,
    String network,
    String serviceCode,
    String transcript) {
  /// Whether the code dialled is this one, alone or with a suffix: `*134*000#` also gets
  /// `*134*000*4#`.
  public boolean dials(String code) {
    return serviceCode.equals(code)
        || code.endsWith("#")
            && serviceCode.endsWith("#")
            && serviceCode.startsWith(code.substring(0, code.length() - 1) + "*");
  }

  @Override
  public String toString() {
    return "[hop]";
  }
}
