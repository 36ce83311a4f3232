package org.isango.gateway;

/// What a hop's cumulative transcript says, held against what was answered so far.
public sealed interface Turn {
  /// The hop answered last, sent again.
  record Same() implements Turn {}

  /// A hop answered before that one, sent again or come late; the dial is hop 1.
  record Earlier(int hop) implements Turn {}

  /// A new answer, exactly as typed: it may be empty and may contain `*` and `#`.
  record Next(String input) implements Turn {
    @Override
    public String toString() {
      return "[input]";
    }
  }

  /// Not the continuation of this session.
  record Foreign() implements Turn {}
}
