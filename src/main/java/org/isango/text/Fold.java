package org.isango.text;

import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Writes a text in the letters a phone can show. A letter inside GSM-7 stays as it is (`é` stays
/// `é`); one outside is replaced by the table below or loses its marks (`š` becomes `s`, `ṱ`
/// becomes `t`). Nothing ever becomes `?`.
///
/// Folding drops real distinctions (Tshivenda `t` and `ṱ`), so translators approve the folded text
/// and the files keep the correct spelling.
public final class Fold {
  /// Reviewed by hand: what has no plain letter underneath, or a better one. An empty text drops
  /// what is invisible anyway.
  private static final Map<Character, String> TABLE =
      Map.ofEntries(
          Map.entry('ŉ', "'n"),
          Map.entry('‘', "'"),
          Map.entry('’', "'"),
          Map.entry('‚', "'"),
          Map.entry('‛', "'"),
          Map.entry('ʼ', "'"),
          Map.entry('ʻ', "'"),
          Map.entry('´', "'"),
          Map.entry('`', "'"),
          Map.entry('′', "'"),
          Map.entry('“', "\""),
          Map.entry('”', "\""),
          Map.entry('„', "\""),
          Map.entry('‟', "\""),
          Map.entry('«', "\""),
          Map.entry('»', "\""),
          Map.entry('″', "\""),
          Map.entry('‐', "-"),
          Map.entry('‑', "-"),
          Map.entry('‒', "-"),
          Map.entry('–', "-"),
          Map.entry('—', "-"),
          Map.entry('―', "-"),
          Map.entry('−', "-"),
          Map.entry('•', "-"),
          Map.entry('·', "-"),
          Map.entry('…', "..."),
          Map.entry('\t', " "),
          Map.entry('\u00A0', " "),
          Map.entry('\u2002', " "),
          Map.entry('\u2003', " "),
          Map.entry('\u2007', " "),
          Map.entry('\u2009', " "),
          Map.entry('\u202F', " "),
          Map.entry('\u2028', "\n"),
          Map.entry('\u00AD', ""),
          Map.entry('\u200B', ""),
          Map.entry('\u200C', ""),
          Map.entry('\u200D', ""),
          Map.entry('\u2060', ""),
          Map.entry('\uFEFF', ""));

  private Fold() {}

  /// The text in GSM-7, whatever it held. A character that no phone letter stands for is left out;
  /// texts of our own never hold one, for they are checked with [#exactly].
  public static String fold(String text) {
    return Gsm7.fits(text) ? text : folded(text, false).orElseThrow();
  }

  /// The text in GSM-7, or empty when some character has no phone letter that stands for it.
  public static Optional<String> exactly(String text) {
    return Gsm7.fits(text) ? Optional.of(text) : folded(text, true);
  }

  private static Optional<String> folded(String text, boolean strict) {
    // Composed first, so that `e` with a combining acute is the `é` that phones have.
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    var out = new StringBuilder(composed.length() + 8);
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      if (Gsm7.septets(c) > 0) {
        out.append(c);
        continue;
      }
      Optional<String> one = letter(c);
      if (one.isEmpty() && strict) {
        return Optional.empty();
      }
      one.ifPresent(out::append);
    }
    return Optional.of(out.toString());
  }

  private static Optional<String> letter(char c) {
    String known = TABLE.get(c);
    if (known != null) {
      return Optional.of(known);
    }
    if (isMark(c)) {
      return Optional.of("");
    }
    var out = new StringBuilder();
    Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD)
        .chars()
        .filter(d -> !isMark((char) d))
        .forEach(d -> out.append((char) d));
    return Optional.of(out.toString()).filter(s -> !s.isEmpty() && Gsm7.fits(s));
  }

  private static boolean isMark(char c) {
    return c >= '\u0300' && c <= '\u036F';
  }

  /// Position of the first UTF-16 unit that nothing stands for, in the composed text.
  public static OptionalInt firstUnfoldable(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      if (Gsm7.septets(c) == 0 && letter(c).isEmpty()) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }
}
