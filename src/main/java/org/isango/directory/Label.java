package org.isango.directory;

import java.util.Locale;
import java.util.regex.Pattern;
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

  /// Words by which a name says some kind of facility, if not always the one it is listed as.
  private static final Pattern SAID =
      Pattern.compile(
          " ?\\b(satellite clinic|satellite|clinic|chc/clinic|chc|cdc|hospital|health post)\\b",
          Pattern.CASE_INSENSITIVE);

  private final String full;
  private final String stem;
  private final String kind;

  Label(String name, Kind kind) {
    var folded = Fold.fold(name.strip().replaceAll("\\s+", " "));
    boolean says = SAID.matcher(folded).find();
    this.full = says ? folded : folded + " " + kind.word();
    this.stem = SAID.matcher(folded).replaceAll("").strip();
    this.kind =
        folded.toLowerCase(Locale.ROOT).contains(kind.said()) || !says ? kind.word() : said(folded);
  }

  private static String said(String name) {
    var matcher = SAID.matcher(name);
    var last = "";
    while (matcher.find()) last = matcher.group().strip();
    return last;
  }

  /// Name and kind in so many septets. Where they do not fit, the name is cut and the kind stays.
  String within(int septets) {
    if (Gsm7.septets(full) <= septets) return full;
    return Clip.clip(stem, septets - 1 - Gsm7.septets(kind)) + " " + kind;
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
