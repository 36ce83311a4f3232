package org.isango.menu;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.isango.text.Language;

/// Words that the service itself fills in, said in the language of the text around them: the value
/// `hidden` of `{style}` is the phrase `said.style-hidden`, and `robs` in the column `about` of the
/// list `warnings` is `said.warnings-about-robs`. A value can be several of them with `, ` between.
/// What has no phrase of its own, such as a name, stays as it is.
final class FilledIn {
  static final String FILE = "said.";
  private static final String AND = ", ";

  private final Map<String, Map<Language, String>> words = new HashMap<>();

  FilledIn(Menus menus, Faces faces) {
    for (Screen screen : menus.screens().values()) {
      if (screen.id().startsWith(FILE)) words.put(screen.id(), inEach(menus, faces, screen));
    }
  }

  private static Map<Language, String> inEach(Menus menus, Faces faces, Screen screen) {
    var texts = new EnumMap<Language, String>(Language.class);
    for (Language language : menus.settings().languages()) {
      Face face = faces.translated(screen, language).orElseGet(() -> faces.english(screen));
      texts.put(language, face.say().fill(_ -> ""));
    }
    return texts;
  }

  /// @param name of the hole: a fact, or a list and its column with a hyphen between
  String say(String name, String value, Language language) {
    if (words.isEmpty() || value.isEmpty()) return value;
    return value.contains(AND)
        ? Arrays.stream(value.split(AND))
            .map(one -> one(name, one, language))
            .collect(Collectors.joining(AND))
        : one(name, value, language);
  }

  private String one(String name, String value, Language language) {
    var texts = words.get(FILE + name + "-" + value.toLowerCase(Locale.ROOT).replace('_', '-'));
    if (texts == null) return value;
    return texts.getOrDefault(language, texts.get(Language.EN));
  }
}
