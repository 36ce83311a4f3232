package org.isango.gateway;

import java.util.Optional;
import org.isango.vault.Msisdn;

/// What a gateway says later of a text that it accepted. Reports come in any order, more than once,
/// and sometimes before the answer they belong to.
///
/// @param id the gateway's name for the text
/// @param number who it went to; empty when the gateway does not say
/// @param blacklisted whether it failed because its reader refuses our texts
public record DeliveryReport(
    String id, Optional<Msisdn> number, Status status, boolean blacklisted) {

  /// In the order in which they may follow each other: of two, the later one is right.
  public enum Status {
    /// A word that nobody has told us about.
    OTHER,
    SENT,
    SUBMITTED,
    BUFFERED,
    /// The phone is off or out of reach: it may still come.
    ABSENT,
    FAILED,
    REJECTED,
    /// The network gave up, or filtered it.
    EXPIRED,
    SUCCESS;

    /// Whether nothing but success can come after it.
    public boolean isFinal() {
      return switch (this) {
        case OTHER, SENT, SUBMITTED, BUFFERED, ABSENT -> false;
        case FAILED, REJECTED, EXPIRED, SUCCESS -> true;
      };
    }
  }

  @Override
  public String toString() {
    return "[report]";
  }
}
