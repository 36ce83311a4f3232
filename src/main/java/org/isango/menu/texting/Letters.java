package org.isango.menu.texting;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The words of a text as they were meant: capitals without marks, digits in ASCII, letters of
/// other alphabets that look like ours as ours, and nothing that cannot be seen.
final class Letters {
  private static final Map<Character, Character> ALIKE = alike();

  /// A run of single letters is one word written with space: `S T O P`.
  private static final int SPELT_OUT = 3;

  private Letters() {}

  private static Map<Character, Character> alike() {
    var alike = new HashMap<Character, Character>();
    pairs(alike, "АВЕКМНОРСТУХЅІЈҮԚԜҺ", "ABEKMHOPCTYXSIJYQWH");
    pairs(alike, "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX");
    return Map.copyOf(alike);
  }

  private static void pairs(Map<Character, Character> into, String theirs, String ours) {
    for (int i = 0; i < theirs.length(); i++) into.put(theirs.charAt(i), ours.charAt(i));
  }

  /// Apostrophes belong to their word, so that `don't` is no `don`; every other mark ends one.
  static List<String> words(String text) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    plain(text)
        .codePoints()
        .forEach(
            c -> {
              if (Character.isLetter(c)) word.appendCodePoint(c);
              else if (Character.isDigit(c)) word.append(Character.digit(c, 10));
              else if (c != '\'' && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
              }
            });
    if (!word.isEmpty()) words.add(word.toString());
    return spelt(words);
  }

  /// One word without the marks between its parts.
  static String word(String written) {
    return String.join("", words(written));
  }

  /// The digits of a phone number, however it is written.
  static String digits(String written) {
    var digits = new StringBuilder();
    plain(written)
        .codePoints()
        .filter(Character::isDigit)
        .forEach(c -> digits.append(Character.digit(c, 10)));
    return digits.toString();
  }

  private static String plain(String text) {
    var out = new StringBuilder(text.length());
    var capitals =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .replaceAll("[\\p{M}\\p{Cf}\\x00]", "")
            .replaceAll("[‘’ʼ´`]", "'")
            .toUpperCase(Locale.ROOT);
    for (int i = 0; i < capitals.length(); i++) {
      char c = capitals.charAt(i);
      out.append(ALIKE.getOrDefault(c, c));
    }
    return out.toString();
  }

  private static List<String> spelt(List<String> words) {
    int single = 0;
    while (single < words.size() && isLetter(words.get(single))) single++;
    if (single < SPELT_OUT) return List.copyOf(words);
    var joined = new ArrayList<String>();
    joined.add(String.join("", words.subList(0, single)));
    joined.addAll(words.subList(single, words.size()));
    return List.copyOf(joined);
  }

  private static boolean isLetter(String word) {
    return word.length() == 1 && Character.isLetter(word.charAt(0));
  }
}
