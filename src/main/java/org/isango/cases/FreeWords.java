package org.isango.cases;

import java.util.Set;
import java.util.regex.Pattern;

/// What a member types in her own words. A number in it may be anybody's phone or identity number,
/// and nobody needs it there.
final class FreeWords {
  private static final Set<String> FIELDS = Set.of("words", "area", "station");

  /// Six digits or more, with whatever people put between the digits of a phone number.
  private static final Pattern NUMBER =
      Pattern.compile("\\+?\\(?\\p{Nd}(?:[ \\u00A0().-]{0,3}\\p{Nd}){5,}");

  private FreeWords() {}

  /// Whether the answer to this field is free words. A case number is not: it is asked for.
  static boolean are(String field) {
    return FIELDS.contains(field);
  }

  static String masked(String words) {
    return NUMBER.matcher(words).replaceAll("[number]");
  }
}
