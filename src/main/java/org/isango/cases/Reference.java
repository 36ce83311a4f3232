package org.isango.cases;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The reference of a case as people type it: `c482` and `C 0482` are `C0482`. A letter and a
/// number name one case only, so zeros may be left out.
public final class Reference {
  private static final Pattern TYPED = Pattern.compile("\\s*([A-Za-z])\\s?([0-9]{1,4})\\s*");

  private Reference() {}

  public static Optional<String> of(String typed) {
    var read = TYPED.matcher(typed);
    if (!read.matches()) return Optional.empty();
    return Optional.of(
        read.group(1).toUpperCase(Locale.ROOT) + "%04d".formatted(Integer.parseInt(read.group(2))));
  }

  /// The same as short as it may be typed.
  public static String brief(String reference) {
    return reference.charAt(0) + Integer.toString(Integer.parseInt(reference.substring(1)));
  }
}
