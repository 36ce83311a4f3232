package org.isango.duty;

/// How a request is called out.
public enum Urgency {
  /// Nobody is called.
  NONE,
  /// Called at once, tier after tier, until somebody accepts.
  NOW,
  /// The same, after those.
  SOON,
  /// One call in the daytime, no escalation.
  ROUTINE;

  /// @param kind as `cases` in the menus names it
  public static Urgency of(String kind) {
    return switch (kind) {
      case "arrest", "danger" -> NOW;
      case "callback", "missed" -> SOON;
      case "court", "legal", "order", "complaint", "supply", "volunteer" -> ROUTINE;
      default -> NONE;
    };
  }

  boolean escalates() {
    return this == NOW || this == SOON;
  }

  static Urgency at(int place) {
    return values()[place];
  }
}
