package org.isango.directory;

/// The triples of letters of one text, to see how many another text shares with it. As PostgreSQL's
/// `pg_trgm` counts them: two blanks before a text and one behind, shared ones over all.
final class Trigrams {
  private static final int LETTERS = 37;

  private final boolean[] has = new boolean[LETTERS * LETTERS * LETTERS];
  private final int count;

  /// @param text small letters and digits
  Trigrams(String text) {
    int a = 0;
    int b = 0;
    int different = 0;
    for (int i = 0; i <= text.length(); i++) {
      int c = i < text.length() ? code(text.charAt(i)) : 0;
      int at = (a * LETTERS + b) * LETTERS + c;
      if (!has[at]) different++;
      has[at] = true;
      a = b;
      b = c;
    }
    this.count = different;
  }

  /// What [#similarity] is at most, when so many letters of this text are not in the other and so
  /// many of the other not in this: each of them stands in a triple of its own.
  double atMost(int otherLength, int onlyHere, int onlyThere) {
    int there = otherLength + 1;
    int shared = Math.min(count - onlyHere, there - onlyThere);
    return shared <= 0 ? 0 : (double) shared / (count + there - shared);
  }

  /// From 0 (nothing shared) to 1. A triple that stands twice in the other text counts twice: this
  /// runs once a name and has no time to remember.
  double similarity(String other) {
    int a = 0;
    int b = 0;
    int shared = 0;
    for (int i = 0; i <= other.length(); i++) {
      int c = i < other.length() ? code(other.charAt(i)) : 0;
      if (has[(a * LETTERS + b) * LETTERS + c]) shared++;
      a = b;
      b = c;
    }
    shared = Math.min(shared, count);
    return (double) shared / (count + other.length() + 1 - shared);
  }

  /// 1 to 36.
  static int code(char c) {
    return c >= 'a' ? c - 'a' + 1 : c - '0' + 27;
  }
}
