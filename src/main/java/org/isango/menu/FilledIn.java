package org.isango.menu;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.isango.text.Language;

/// Words that the service itself fills in, said in the language of the text around them: the value
/// `hidden` of `{style}` is the phrase `said.style-hidden`, and `robs` in the column `about` of the
/// list `warnings` is `said.warnings-about-robs`. A value can be several of them with `, ` between.
/// What has no phrase of its own, such as a name, stays as it is; but the day and the month a value
/// begins with (`Fri 4 Dec`) are said by their names in `said.weekdays` and `said.months`.
final class FilledIn {
  static final String FILE = "said.";
  private static final String AND = ", ";

  /// As the service writes them.
  private static final List<String> WEEKDAYS = List.of("Mon Tue Wed Thu Fri Sat Sun".split(" "));

  private static final List<String> MONTHS =
      List.of("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" "));

  private static final Pattern DAY = Pattern.compile("\\d{1,2}");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");

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
    if (texts == null) return dated(value, language);
    return texts.getOrDefault(language, texts.get(Language.EN));
  }

  /// A value that begins like `Fri 4 Dec`, `4 Dec 26` or `Nov 2026`, or is a weekday.
  private String dated(String value, Language language) {
    var parts = value.split(" ", 4);
    int at = 0;
    if (WEEKDAYS.contains(parts[0]) && (parts.length == 1 || is(DAY, parts, 1))) {
      parts[0] = name("said.weekdays", WEEKDAYS, parts[0], language);
      at = 1;
    }
    if (is(DAY, parts, at) && at + 1 < parts.length) {
      parts[at + 1] = name("said.months", MONTHS, parts[at + 1], language);
    } else if (is(YEAR, parts, 1)) {
      parts[0] = name("said.months", MONTHS, parts[0], language);
    }
    return String.join(" ", parts);
  }

  private static boolean is(Pattern what, String[] parts, int at) {
    return at < parts.length && what.matcher(parts[at]).matches();
  }

  /// A name that is none of these, or a phrase that has not as many, changes nothing.
  private String name(String phrase, List<String> names, String written, Language language) {
    int index = names.indexOf(written);
    var texts = words.getOrDefault(phrase, Map.of());
    var said = texts.getOrDefault(language, "").split(" ");
    return index >= 0 && said.length == names.size() ? said[index] : written;
  }
}
