package org.isango.text;

import java.util.ArrayList;
import java.util.List;

/// How many SMS a text takes and where it is cut.
///
/// GSM-7: 160 septets alone, 153 in each part of several. UCS-2: 70 UTF-16 units alone, 67 in each
/// part. An extension pair and a surrogate pair are never cut in two, so a part may stay one short.
///
/// @param alphabet what the whole text is sent in: one character outside GSM-7 decides for all
/// @param units septets, or UTF-16 units
/// @param parts the text of each SMS, in order; at least one
public record Segments(Alphabet alphabet, int units, List<String> parts) {
  public Segments {
    parts = List.copyOf(parts);
  }

  public enum Alphabet {
    GSM7(160, 153),
    UCS2(70, 67);

    private final int alone;
    private final int part;

    Alphabet(int alone, int part) {
      this.alone = alone;
      this.part = part;
    }
  }

  public static Segments of(String text) {
    var alphabet = Gsm7.fits(text) ? Alphabet.GSM7 : Alphabet.UCS2;
    int units = alphabet == Alphabet.GSM7 ? Gsm7.septets(text) : text.length();
    return new Segments(
        alphabet, units, units <= alphabet.alone ? List.of(text) : cut(text, alphabet));
  }

  public int count() {
    return parts.size();
  }

  private static List<String> cut(String text, Alphabet alphabet) {
    var parts = new ArrayList<String>();
    int from = 0;
    int used = 0;
    for (int i = 0; i < text.length(); ) {
      int chars = Character.charCount(text.codePointAt(i));
      int cost = alphabet == Alphabet.GSM7 ? Gsm7.septets(text.charAt(i)) : chars;
      if (used + cost > alphabet.part) {
        parts.add(text.substring(from, i));
        from = i;
        used = 0;
      }
      used += cost;
      i += chars;
    }
    parts.add(text.substring(from));
    return parts;
  }
}
