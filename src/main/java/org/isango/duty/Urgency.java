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
      case "arrest", "arrest_friend", "danger" -> NOW;
      case "callback", "missed" -> SOON;
      case "about_us", "court", "legal", "order", "complaint", "supply", "volunteer" -> ROUTINE;
      default -> NONE;
    };
  }

  /// Whether she who asks is asked next whether, or when, a call is safe.
  public static boolean asksWhen(String kind) {
    return switch (kind) {
      case "callback", "complaint", "court", "legal", "order", "report", "volunteer" -> true;
      default -> false;
    };
  }

  boolean escalates() {
    return this == NOW || this == SOON;
  }

  static Urgency at(int place) {
    return values()[place];
  }
}
