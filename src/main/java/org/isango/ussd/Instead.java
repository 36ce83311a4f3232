package org.isango.ussd;

import java.util.Optional;

/// What is said in the place of a screen that would be untrue once its effects were tried.
///
/// @param phrase of the menus
/// @param screen below the phrase; empty where the session ends with it
record Instead(String phrase, Optional<String> screen) {
  static Instead end(String phrase) {
    return new Instead(phrase, Optional.empty());
  }

  static Instead on(String screen, String phrase) {
    return new Instead(phrase, Optional.of(screen));
  }
}
