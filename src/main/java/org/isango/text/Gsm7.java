package org.isango.text;

import java.util.OptionalInt;

/// The 7-bit alphabet of phones: 3GPP TS 23.038, basic table and extension table. A text inside it
/// costs one septet a character, two for a character of the extension table; one character outside
/// it turns a whole message into UCS-2, at less than half the room.
///
/// The tables are our own: a charset of the Java world either lacks the alphabet or fails on the
/// extension characters.
public final class Gsm7 {
  /// The basic table in code order, 16 a line. ESC, which only opens an extension pair, stands as
  /// U+FFFF and is no character.
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅå"
          + "Δ_ΦΓΛΩΠΨΣΘΞ\uFFFFÆæßÉ"
          + " !\"#¤%&'()*+,-./"
          + "0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNO"
          + "PQRSTUVWXYZÄÖÑÜ§"
          + "¿abcdefghijklmno"
          + "pqrstuvwxyzäöñüà";

  private static final String EXTENSION = "\f^{}\\[~]|€";

  /// Septets of every UTF-16 unit; 0 outside the alphabet.
  private static final byte[] SEPTETS = new byte[0x10000];

  static {
    BASIC.chars().forEach(c -> SEPTETS[c] = 1);
    SEPTETS[0xFFFF] = 0;
    EXTENSION.chars().forEach(c -> SEPTETS[c] = 2);
  }

  private Gsm7() {}

  /// Septets of this text.
  ///
  /// @throws IllegalArgumentException when a character is outside the alphabet; the message tells
  ///   where, never what
  public static int septets(String text) {
    int sum = 0;
    for (int i = 0; i < text.length(); i++) {
      int one = SEPTETS[text.charAt(i)];
      if (one == 0) {
        throw new IllegalArgumentException("Outside GSM-7 at position " + i);
      }
      sum += one;
    }
    return sum;
  }

  /// True when every character is in the alphabet.
  public static boolean fits(String text) {
    return firstOutside(text).isEmpty();
  }

  /// Position of the first UTF-16 unit outside the alphabet.
  public static OptionalInt firstOutside(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (SEPTETS[text.charAt(i)] == 0) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /// Septets of one UTF-16 unit: 1, 2, or 0 outside the alphabet.
  static int septets(char unit) {
    return SEPTETS[unit];
  }
}
