package org.isango.gateway;

/// What became of one text to one number, as far as the gateway's answer tells. The difference that
/// counts is between what has certainly not been sent and what may have been.
public sealed interface SendOutcome {
  /// The gateway has it, and will report by this id.
  record Accepted(String id) implements SendOutcome {}

  /// It is on the phone.
  record Delivered() implements SendOutcome {}

  /// Not sent, and never will be: it is about this number.
  record Refused(Reason reason) implements SendOutcome {}

  /// Certainly not sent; it may be tried again.
  record NotSent(Obstacle obstacle) implements SendOutcome {}

  /// It may have been sent or not. Nobody may try again on his own.
  record Unknown() implements SendOutcome {}

  enum Reason {
    INVALID_NUMBER,
    UNSUPPORTED_NUMBER,
    /// Its reader has told the gateway to refuse our texts.
    BLACKLISTED,
    NO_ROUTE,
    RISK_HOLD,
    DO_NOT_DISTURB
  }

  enum Obstacle {
    /// No connection: not a byte of the request has left.
    UNREACHABLE,
    /// The gateway refused the request as a whole.
    REFUSED,
    /// It does not know our name or key.
    UNAUTHORISED,
    /// It does not let us send under this sender.
    SENDER,
    /// Too many at once.
    THROTTLED,
    NO_BALANCE,
    /// We ourselves took too long between deciding and sending.
    TOO_LATE
  }
}
