package org.isango.directory;

/// How many letters must be added, dropped or changed to make one text of another (Levenshtein).
/// All the cells of a column are computed at once in the bits of a word (Myers 1999, in the form of
/// Hyyrö 2003), so that 16,000 names take about a millisecond.
final class Edits {
  /// Longest text that is compared; the rest of a longer one is not looked at.
  static final int LONGEST = 64;

  private final long[] where = new long[128];
  private final int length;

  /// @param text small letters and digits
  Edits(String text) {
    this.length = Math.min(text.length(), LONGEST);
    for (int i = 0; i < length; i++) {
      where[text.charAt(i)] |= 1L << i;
    }
  }

  int to(String other) {
    if (length == 0) return other.length();
    long last = 1L << (length - 1);
    long up = -1;
    long down = 0;
    int edits = length;
    for (int i = 0; i < other.length(); i++) {
      long same = where[other.charAt(i)] | down;
      long diagonal = (((same & up) + up) ^ up) | same;
      long rises = down | ~(diagonal | up);
      long falls = diagonal & up;
      if ((rises & last) != 0) edits++;
      else if ((falls & last) != 0) edits--;
      rises = (rises << 1) | 1;
      up = (falls << 1) | ~(diagonal | rises);
      down = rises & diagonal;
    }
    return edits;
  }
}
