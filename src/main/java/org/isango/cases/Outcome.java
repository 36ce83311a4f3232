package org.isango.cases;

import java.util.Locale;
import java.util.Optional;

/// How a case ended, as a human saw it.
public enum Outcome {
  RELEASED,
  BAIL,
  FINE,
  COURT,
  HELPED,
  REFERRED,
  UNREACHABLE,
  MISTAKE;

  public static Optional<Outcome> of(String word) {
    try {
      return Optional.of(valueOf(word.strip().toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  /// Its name in the database and in texts.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
