package org.isango.directory;

import java.text.Normalizer;

/// The forms in which names are compared. People write as they hear, and the letters of eleven
/// languages write one sound in several ways; English sound codes split and join them wrongly.
final class Spelling {
  /// Before a name in isiZulu, isiXhosa, Setswana or Sesotho: *at*, *of*, *the*.
  private static final String[] PREFIXES = {"kwa", "ka", "ku", "e", "i", "u", "ga", "ha", "o"};

  /// What must be left of a name without its prefix.
  private static final int STEM = 3;

  private Spelling() {}

  /// Small letters and digits alone: no marks, blanks, hyphens or apostrophes.
  static String key(String text) {
    var key = new StringBuilder(text.length());
    String plain = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
      if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') key.append(c);
    }
    return key.toString();
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) return false;
    }
    return true;
  }

  /// Where a key starts without the prefix that the languages put before names: `esoweto` is
  /// `soweto`.
  static int stem(String key) {
    for (String prefix : PREFIXES) {
      if (key.length() >= prefix.length() + STEM && key.startsWith(prefix)) {
        return prefix.length();
      }
    }
    return 0;
  }

  /// A key with one letter for one sound. `c` stands for the sound of *sh*, *tsh* and *ch*.
  static String sound(String key) {
    var out = new StringBuilder(key.length());
    for (int i = 0; i < key.length(); ) {
      i += sound(key, i, out);
    }
    int last = out.length() - 1;
    if (last >= 0 && out.charAt(last) == 'e') out.setCharAt(last, 'i');
    return out.toString();
  }

  /// Adds the sound that starts at `i`.
  ///
  /// @return how many letters wrote it
  private static int sound(String key, int i, StringBuilder out) {
    char next = i + 1 < key.length() ? key.charAt(i + 1) : ' ';
    return switch (key.charAt(i)) {
      case 't' -> next == 'j' || next == 's' ? hushed(key, i, next, out) : breathed('t', next, out);
      case 'c' -> next == 'h' ? put('c', 2, out) : put('k', 1, out);
      case 's' -> next == 'h' ? put('c', 2, out) : put('s', 1, out);
      case 'p' -> breathed('p', next, out);
      case 'f' -> put('p', 1, out);
      case 'k' -> breathed('k', next, out);
      case 'b' -> breathed('b', next, out);
      case 'd' -> next == 'l' ? put('l', 2, out) : breathed('d', next, out);
      case 'h' -> next == 'l' ? put('l', 2, out) : put('h', 1, out);
      case 'g' -> next == 'q' || next == 'c' ? put('k', 2, out) : breathed('g', next, out);
      case 'n' -> next == 'q' ? put('k', 2, out) : put('n', 1, out);
      case 'q' -> put('k', 1, out);
      case 'v' -> put('w', 1, out);
      case 'z' -> put('s', 1, out);
      case 'y' -> put('i', 1, out);
      case 'i' -> put('i', next == 'e' ? 2 : 1, out);
      case 'e' -> next == 'e' || next == 'i' ? put('i', 2, out) : put('e', 1, out);
      case 'o' -> vowelO(next, out);
      case 'u' -> put('u', next == 'e' ? 2 : 1, out);
      default -> put(key.charAt(i), 1, out);
    };
  }

  /// `tsh`, `tj` and `tjh` are one sound; `ts` before anything else is two.
  private static int hushed(String key, int i, char next, StringBuilder out) {
    boolean h = i + 2 < key.length() && key.charAt(i + 2) == 'h';
    if (next == 's' && !h) return put('t', 1, out);
    return put('c', h ? 3 : 2, out);
  }

  private static int breathed(char letter, char next, StringBuilder out) {
    return put(letter, next == 'h' ? 2 : 1, out);
  }

  private static int vowelO(char next, StringBuilder out) {
    return switch (next) {
      case 'o' -> put('u', 2, out);
      case 'u' -> put('o', 2, out);
      default -> put('o', 1, out);
    };
  }

  /// A letter after itself is dropped.
  private static int put(char letter, int read, StringBuilder out) {
    int last = out.length() - 1;
    if (last < 0 || out.charAt(last) != letter) out.append(letter);
    return read;
  }

  /// The consonants of a key or of a sound: what is left when an SMS drops the vowels.
  static String skeleton(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("aeiouy".indexOf(c) < 0) put(c, 1, out);
    }
    return out.toString();
  }

  /// Which letters a key holds, one bit each.
  static long letters(String key) {
    long letters = 0;
    for (int i = 0; i < key.length(); i++) {
      letters |= 1L << Trigrams.code(key.charAt(i));
    }
    return letters;
  }
}
