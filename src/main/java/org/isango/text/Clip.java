package org.isango.text;

/// Shortens live data that is longer than anybody expected, so that it can be seen: with two dots
/// at the end. Texts of our own are never cut; they are checked to fit.
public final class Clip {
  private static final String CUT = "..";

  private Clip() {}

  /// A text in GSM-7 of at most so many septets. A number (digits, blanks, plus) that does not fit
  /// becomes empty: half a phone number is worse than none.
  public static String clip(String text, int septets) {
    if (text.length() * 2 <= septets || Gsm7.septets(text) <= septets) {
      return text;
    }
    if (septets < CUT.length() || text.chars().allMatch(c -> "0123456789 +-/".indexOf(c) >= 0)) {
      return "";
    }
    int used = CUT.length();
    int end = 0;
    while (used + Gsm7.septets(text.charAt(end)) <= septets) {
      used += Gsm7.septets(text.charAt(end));
      end++;
    }
    return text.substring(0, end).stripTrailing() + CUT;
  }
}
