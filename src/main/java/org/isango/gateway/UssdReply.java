package org.isango.gateway;

/// What the phone shows, and whether the session ends with it.
public record UssdReply(String text, boolean end) {
  /// A screen can hold her reference: it stays out of logs.
  @Override
  public String toString() {
    return "[reply]";
  }
}
