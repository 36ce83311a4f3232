package org.isango.menu.check;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.isango.menu.Menus;
import org.isango.text.Fold;
import org.isango.text.Gsm7;
import org.isango.text.Language;

/// The letters that phones cannot show and what is shown for them, by language, for speakers to
/// approve.
final class Folded {
  private Folded() {}

  static String of(Menus menus) {
    var folded = new EnumMap<Language, Map<String, Integer>>(Language.class);
    for (Written written : Texts.of(menus)) {
      // Composed first, as it is folded: e with a combining acute is a letter that phones have.
      Normalizer.normalize(written.text(), Normalizer.Form.NFC)
          .codePoints()
          .mapToObj(Character::toString)
          .filter(letter -> !Gsm7.fits(letter))
          .forEach(
              letter ->
                  folded
                      .computeIfAbsent(written.language(), _ -> new TreeMap<>())
                      .merge(letter, 1, Integer::sum));
    }
    if (folded.isEmpty()) {
      return "none\n";
    }
    return folded.entrySet().stream()
        .map(entry -> line(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining());
  }

  private static String line(Language language, Map<String, Integer> letters) {
    return letters.entrySet().stream()
        .map(e -> e.getKey() + " > " + Fold.fold(e.getKey()) + " (" + e.getValue() + ")")
        .collect(Collectors.joining("  ", language.ownName() + ": ", "\n"));
  }
}
