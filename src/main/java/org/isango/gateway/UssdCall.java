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
  @Override
  public String toString() {
    return "[hop]";
  }
}
