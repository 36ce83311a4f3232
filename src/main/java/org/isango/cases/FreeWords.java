package org.isango.cases;

import java.util.Set;
import java.util.regex.Pattern;

/// What a member types in her own words. A number in it may be anybody's phone or identity number,
/// and nobody needs it there.
final class FreeWords {
  private static final Set<String> FIELDS = Set.of("words", "area", "station", "court");

  /// What nobody sees and what turns a line round: control, formatting and variation characters,
  /// unassigned and private ones. A joiner stays, since letters and emoji are whole only with it,
  /// except beside a digit, where it hides a number.
  private static final Pattern UNSEEN =
      Pattern.compile(
          "(?!\\u200D)[\\p{C}\\p{Me}\\uFE00-\\uFE0F\\u115F\\u3164]"
              + "|\\u200D(?=\\P{L})|(?<=[^\\p{L}\\p{So}\\p{Cs}\\p{Mn}])\\u200D");

  private static final Pattern LINES =
      Pattern.compile("\\s*[\\r\\n\\u000B\\u000C\\u0085\\p{Zl}\\p{Zp}]\\s*");

  private static final String DIGIT =
      "(?:[\\p{Nd}\\p{No}]|\\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\\b)";

  /// Six digits or more, in any script or written out, with whatever people put between the digits
  /// of a phone number.
  private static final Pattern NUMBER =
      Pattern.compile(
          "[+(]{0,2}" + DIGIT + "(?:[\\p{Z}\\p{P}\\p{S}\\p{Mn}\\t]{0,4}" + DIGIT + "){5,}",
          Pattern.CASE_INSENSITIVE);

  /// A day is what a report needs: `24/11/2026`.
  private static final Pattern DAY =
      Pattern.compile("(?:0?[1-9]|[12][0-9]|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-](?:20)?[0-9]{2}");

  private FreeWords() {}

  /// Whether the answer to this field is free words. A case number is not: it is asked for.
  private static boolean are(String field) {
    return FIELDS.contains(field);
  }

  /// What of an answer is kept: free words without numbers, everything on one line and without what
  /// cannot be seen.
  static String kept(String field, String value) {
    return are(field) ? masked(value) : seen(value);
  }

  /// Without numbers and without what cannot be seen, on one line. Everything else stays whole.
  static String masked(String words) {
    return NUMBER
        .matcher(seen(words))
        .replaceAll(found -> DAY.matcher(found.group()).matches() ? found.group() : "[number]")
        .strip();
  }

  private static String seen(String words) {
    return UNSEEN.matcher(LINES.matcher(words).replaceAll(" ")).replaceAll("").strip();
  }
}
