package org.isango.menu.check;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isango.menu.Menus;
import org.isango.menu.Screen;
import org.isango.menu.Translation;
import org.isango.text.Language;

/// A screen marked `must` is translated from today's English, whole, into every translated
/// language.
final class Fresh {
  private static final Set<String> LATE = Set.of("expired", "ask-us");

  private final Menus menus;
  private final Refusals refusals;

  private Fresh(Menus menus, Refusals refusals) {
    this.menus = menus;
    this.refusals = refusals;
  }

  static void check(Menus menus, Refusals refusals) {
    var fresh = new Fresh(menus, refusals);
    for (Screen screen : menus.screens().values()) {
      if (screen.traits().must()) {
        menus.settings().translated().stream()
            .filter(language -> language != Language.EN)
            .forEach(language -> fresh.screen(screen, language));
      }
    }
  }

  private void screen(Screen screen, Language language) {
    Map<String, Translation> texts = menus.texts().getOrDefault(language, Map.of());
    Translation own = texts.get(screen.id());
    if (own == null) {
      refusals.add(
          screen.place(),
          screen.id() + " must be translated, and " + language.ownName() + " is missing",
          "Add " + screen.id() + " to texts/" + language.code() + ".yaml");
      return;
    }
    Optional<Translation> words = Optional.ofNullable(texts.get("words"));
    Parts.english(screen, menus)
        .forEach((name, english) -> part(screen, language, own, words, name, english));
  }

  private void part(
      Screen screen,
      Language language,
      Translation own,
      Optional<Translation> words,
      String name,
      String english) {
    boolean common = Parts.common(menus.settings()).containsKey(name);
    Optional<Translation.Part> part =
        Optional.ofNullable(own.parts().get(name))
            .or(() -> words.filter(_ -> common).map(w -> w.parts().get(name)));
    String says = name.replace('.', ' ') + " of " + screen.id();
    if (part.isEmpty()) {
      // Options are counted elsewhere, and without a text for an expired fact only that is English.
      if (!name.startsWith("options.") && !LATE.contains(name)) {
        refusals.add(
            own.place(),
            says + " must be translated, and " + language.ownName() + " is missing",
            "Add it here" + (common ? ", or once for all under words" : ""));
      }
    } else if (!part.get().english().strip().equals(english.strip())) {
      refusals.add(
          part.get().place(),
          says + " was translated from another English than today's",
          "Translate today's English and copy it to en:");
    }
  }
}
