package org.isango.menu;

/// Our answer to a hop. The text is folded, inside GSM-7 and within the budget of its screen.
public sealed interface Reply {
  String text();

  /// The session stays open and waits for an answer.
  record Ask(String text) implements Reply {}

  /// The session ends with this text.
  record End(String text) implements Reply {}
}
