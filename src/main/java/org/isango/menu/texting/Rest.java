package org.isango.menu.texting;

import java.util.regex.Pattern;

/// What was typed behind the first words of a text: a place, a language.
final class Rest {
  private static final Pattern WORD = Pattern.compile("[^\\p{L}\\p{N}]*[\\p{L}\\p{N}\\p{M}'’]+");

  private Rest() {}

  static String behind(String text, int words) {
    var seen = text.replaceAll("\\p{Cc}", " ").replaceAll("\\p{Cf}", "");
    var word = WORD.matcher(seen);
    int end = 0;
    for (int i = 0; i < words && word.find(); i++) end = word.end();
    return seen.substring(end).replaceAll("^[^\\p{L}\\p{N}]+", "").strip();
  }
}
