package org.isango.menu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.isango.text.Fold;
import org.isango.text.Language;

/// Makes the faces of screens. A translation is used whole or not at all: every part present,
/// translated from today's English, and far enough on its way to release.
final class Faces {
  private final Menus menus;
  private final Menus.Settings settings;

  Faces(Menus menus) {
    this.menus = menus;
    this.settings = menus.settings();
  }

  Face english(Screen screen) {
    return face(screen, Language.EN, (part, english) -> english).orElseThrow();
  }

  /// Empty when this screen has to be shown in English.
  Optional<Face> translated(Screen screen, Language language) {
    return translated(
        screen, language, screen.traits().careful() ? settings.careful() : settings.ordinary());
  }

  /// The same, had the release of texts begun at this status.
  Optional<Face> translated(Screen screen, Language language, Translation.Status least) {
    Optional<Translation> own =
        translation(screen.id(), language).filter(t -> t.status().compareTo(least) >= 0);
    Optional<Translation> words = translation("words", language);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    return face(
        screen,
        language,
        (part, english) ->
            fresh(own, part, english)
                .or(() -> COMMON.contains(part) ? fresh(words, part, english) : Optional.empty())
                .orElse(""));
  }

  /// The English with every part made longer or otherwise changed, for trying whether it fits.
  Face changed(Screen screen, UnaryOperator<String> change) {
    return face(screen, Language.EN, (part, english) -> change.apply(english)).orElseThrow();
  }

  /// A message in this language, or in English.
  Template message(Menus.Message message, Language language) {
    return translated(message, language)
        .orElseGet(() -> Template.of(message.text(), menus.fixedWords(message.facts())));
  }

  /// Empty when this message has to be sent in English.
  Optional<Template> translated(Menus.Message message, Language language) {
    Optional<Translation> own =
        translation(message.id(), language)
            .filter(t -> t.status().compareTo(settings.ordinary()) >= 0);
    return fresh(own, "sms", message.text())
        .or(() -> fresh(own, "say", message.text()))
        .map(text -> Template.of(text, menus.fixedWords(message.facts())));
  }

  private static final List<String> COMMON = List.of("back", "more", "ask-us");

  private Optional<Translation> translation(String id, Language language) {
    return Optional.ofNullable(menus.texts().getOrDefault(language, Map.of()).get(id));
  }

  static Optional<String> fresh(Optional<Translation> from, String part, String english) {
    return from.map(t -> t.parts().get(part))
        .filter(p -> p.english().strip().equals(english.strip()))
        .map(p -> p.text().strip())
        .filter(t -> !t.isEmpty());
  }

  /// @param words the text of a part, given its name and its English; empty when there is none
  private Optional<Face> face(Screen screen, Language language, BinaryOperator<String> words) {
    Parts parts = new Parts(screen, words);
    Template say = parts.template("say", screen.say());
    Parts late = new Parts(screen, words);
    Template expired =
        screen.expired().isPresent()
            ? late.template("expired", screen.expired().get())
            : late.template("ask-us", menus.tells(screen) ? settings.askUsText() : "");
    String[] shown = new String[9];
    Arrays.fill(shown, "");
    List<Template> lines = lines(screen, parts, shown);
    boolean list = screen.kind() instanceof Screen.Kind.Listing;
    Optional<String> zero =
        screen.zeroIsBack() || list
            ? Optional.of("0 " + parts.text("back", settings.back()))
            : Optional.empty();
    String more = list ? "9 " + parts.text("more", settings.more()) : "";
    List<Template> again = again(screen, parts);
    return parts.missing
        ? Optional.empty()
        : Optional.of(
            new Face(
                language,
                say,
                late.missing ? Optional.empty() : Optional.of(expired),
                lines,
                withoutTail(shown),
                zero,
                more,
                again,
                Optional.empty()));
  }

  private List<Template> lines(Screen screen, Parts parts, String[] shown) {
    var lines = new ArrayList<Template>();
    int next = 1;
    for (Screen.Option option : screen.options()) {
      String key = option.key().orElse("");
      if (key.isEmpty()) {
        while (taken(screen, next)) {
          next++;
        }
        key = Integer.toString(next++);
      }
      int digit = Integer.parseInt(key);
      if (digit > 0 && digit <= 9) {
        shown[digit - 1] = option.id();
      }
      String label = parts.text("options." + option.id(), option.say());
      lines.add(Template.of(key + " " + label, parts.fixed));
    }
    return List.copyOf(lines);
  }

  private static boolean taken(Screen screen, int digit) {
    return screen.options().stream()
        .anyMatch(o -> o.key().equals(Optional.of(Integer.toString(digit))));
  }

  private static List<Template> again(Screen screen, Parts parts) {
    var again = new ArrayList<Template>();
    if (screen.kind() instanceof Screen.Kind.Asking asking) {
      for (int i = 0; i < asking.again().size(); i++) {
        again.add(parts.template("again." + (i + 1), asking.again().get(i)));
      }
    }
    return List.copyOf(again);
  }

  private static List<String> withoutTail(String[] shown) {
    int length = shown.length;
    while (length > 0 && shown[length - 1].isEmpty()) {
      length--;
    }
    return List.copyOf(Arrays.asList(shown).subList(0, length));
  }

  /// Takes the parts of one translation and notices when one is missing.
  private final class Parts {
    private final BinaryOperator<String> words;
    private final Map<String, String> fixed;
    private boolean missing;

    Parts(Screen screen, BinaryOperator<String> words) {
      this.words = words;
      this.fixed = menus.fixedWords(screen.facts());
    }

    String text(String name, String english) {
      if (english.isEmpty()) {
        return "";
      }
      String text = words.apply(name, english);
      missing |= text.isEmpty();
      return Fold.fold(text);
    }

    Template template(String name, String english) {
      return Template.of(text(name, english), fixed);
    }
  }
}
