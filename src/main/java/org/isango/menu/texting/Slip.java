package org.isango.menu.texting;

/// Whether two words are at most one slip of the thumb apart: a letter too many, too few, another,
/// or two that changed places.
final class Slip {
  private Slip() {}

  static boolean between(String a, String b) {
    if (a.length() > b.length()) return between(b, a);
    int longer = b.length() - a.length();
    if (longer > 1) return false;
    int same = 0;
    while (same < a.length() && a.charAt(same) == b.charAt(same)) same++;
    if (same == a.length()) return true;
    if (longer == 1) return a.substring(same).equals(b.substring(same + 1));
    return a.substring(same + 1).equals(b.substring(same + 1)) || swapped(a, b, same);
  }

  private static boolean swapped(String a, String b, int at) {
    return at + 1 < a.length()
        && a.charAt(at) == b.charAt(at + 1)
        && a.charAt(at + 1) == b.charAt(at)
        && a.substring(at + 2).equals(b.substring(at + 2));
  }
}
