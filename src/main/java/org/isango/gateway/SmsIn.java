package org.isango.gateway;

import java.time.Instant;
import java.util.Optional;
import org.isango.vault.Msisdn;

/// One text that somebody sent us.
///
/// @param id the gateway's name for it; empty when it gave none
/// @param from who sent it; empty for a name, a short code, or what is no number
/// @param to the number or short code it was sent to, as the gateway writes it
/// @param at when it was sent, as far as the gateway can be believed; else when it came
/// @param linkId what a premium answer has to name; empty for others
public record SmsIn(
    String id, Optional<Msisdn> from, String to, String text, Instant at, String linkId) {
  @Override
  public String toString() {
    return "[sms]";
  }
}
