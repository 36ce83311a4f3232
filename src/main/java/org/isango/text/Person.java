package org.isango.text;

import java.text.Normalizer;
import java.util.Locale;

/// Names under which people decide, as they type them on a command line. Until they sign in, a name
/// is all there is: so the same name is the same person, however it is spaced, capitalised,
/// accented or dotted.
public final class Person {
  private Person() {}

  /// The name with everything left out that is not its letters; empty where it has none.
  public static String of(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]", "");
  }

  public static boolean same(String one, String other) {
    return of(one).equals(of(other));
  }
}
