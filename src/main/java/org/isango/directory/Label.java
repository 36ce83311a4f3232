package org.isango.directory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.isango.text.Clip;
import org.isango.text.Fold;
import org.isango.text.Gsm7;

/// Names of facilities as a screen has room for them, always with their kind: it matters whether a
/// hospital or a satellite clinic is 3 km away.
final class Label {
  /// A row of a list, distance included.
  static final int ROW = 36;

  /// The first line of the details.
  static final int NAME = 34;

  private static final int KM_WITH_TENTHS = 10;

  /// Words by which a name says some kind of facility, if not always the one it is listed as; what
  /// holds another stands before it.
  private static final List<String> SAYING =
      List.of("satellite clinic", "chc/clinic", "health post", "clinic", "hospital", "chc", "cdc");

  private final String full;

  Label(String name, Kind kind) {
    var folded = Fold.fold(name);
    this.full = said(folded).isEmpty() ? folded + " " + kind.word() : folded;
  }

  /// The words in this name that say what it is, as they are written there.
  private static Optional<String> said(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    for (String words : SAYING) {
      int at = lower.indexOf(words);
      if (at >= 0) return Optional.of(name.substring(at, at + words.length()));
    }
    return Optional.empty();
  }

  /// Name and kind in so many septets. Where they do not fit, the name is cut and the kind stays.
  String within(int septets) {
    if (Gsm7.septets(full) <= septets) return full;
    var said = said(full).orElseThrow();
    var stem = full.replace(said, "").replaceAll("\\s+", " ").strip();
    return Clip.clip(stem, septets - 1 - Gsm7.septets(said)) + " " + said;
  }

  String name() {
    return within(NAME);
  }

  String row(double km) {
    var distance = " " + distance(km);
    return within(ROW - distance.length()) + distance;
  }

  /// `0.4 km`, `12 km`. Never `0.0`: the point of a place is its middle, not where somebody stands.
  static String distance(double km) {
    long tenths = Math.max(1, Math.round(km * 10));
    return tenths < KM_WITH_TENTHS * 10
        ? tenths / 10 + "." + tenths % 10 + " km"
        : Math.round(km) + " km";
  }
}
