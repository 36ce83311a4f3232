package org.isango.menu;

import java.util.Locale;
import java.util.Map;

/// One screen, message, alert, keyword or set of words in one other language.
///
/// @param status how far it is from release
/// @param confidence the translator's own: high, middle or low
/// @param signed who answers for each step it has taken, as initials and a day
/// @param parts by part name: `say`, `options.ID`, `back`, `again.N`, `expired`; `reply` and
///   `hidden` of a keyword; `hidden`, `plain` and `full` of an alert
public record Translation(
    Status status,
    String confidence,
    Map<Status, String> signed,
    Map<String, Part> parts,
    Place place) {
  public Translation {
    signed = Map.copyOf(signed);
    parts = Map.copyOf(parts);
  }

  public enum Status {
    DRAFT,
    CHECKED,
    TRIED,
    LIVE;

    /// As it is written in the files.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// @param english what it was translated from, to notice when the English has changed since
  public record Part(String english, String text, Place place) {}
}
