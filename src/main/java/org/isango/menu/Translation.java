package org.isango.menu;

import java.util.Map;

/// One screen, message or set of words in one other language.
///
/// @param status how far it is from release
/// @param confidence the translator's own: high, middle or low
/// @param parts by part name: `say`, `options.ID`, `back`, `again.N`, `expired`
public record Translation(Status status, String confidence, Map<String, Part> parts, Place place) {
  public Translation {
    parts = Map.copyOf(parts);
  }

  public enum Status {
    DRAFT,
    CHECKED,
    TRIED,
    LIVE
  }

  /// @param english what it was translated from, to notice when the English has changed since
  public record Part(String english, String text, Place place) {}
}
