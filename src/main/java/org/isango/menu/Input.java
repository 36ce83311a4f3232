package org.isango.menu;

/// What the member did on this hop.
public sealed interface Input {
  /// She dialled the service code: the first input of a session.
  record Dial() implements Input {}

  /// She sent what she typed: a key of the screen shown, or words.
  record Typed(String text) implements Input {
    /// Her words stay out of logs.
    @Override
    public String toString() {
      return "Typed";
    }
  }
}
