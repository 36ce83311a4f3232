package org.isango.menu.check;

import java.util.Map;
import java.util.Set;
import org.isango.menu.Menus;
import org.isango.menu.Screen;
import org.isango.menu.Translation;
import org.isango.text.Language;

/// Translations speak of screens, messages and options that exist, and leave out no option.
final class Entries {
  private final Menus menus;
  private final Refusals refusals;

  private Entries(Menus menus, Refusals refusals) {
    this.menus = menus;
    this.refusals = refusals;
  }

  static void check(Menus menus, Refusals refusals) {
    var entries = new Entries(menus, refusals);
    menus
        .texts()
        .forEach((language, all) -> all.forEach((id, t) -> entries.entry(language, id, t)));
  }

  private void entry(Language language, String id, Translation translation) {
    Set<String> parts = Parts.of(id, menus).keySet();
    if (parts.isEmpty()) {
      refusals.add(
          translation.place(),
          "there is nothing to translate by the name " + id,
          "Correct the name or delete it");
      return;
    }
    translation
        .parts()
        .forEach(
            (name, part) -> {
              if (!parts.contains(name)) {
                refusals.add(
                    part.place(),
                    id + " has no " + name.replace('.', ' ') + " in English",
                    "Correct the name or delete it");
              }
            });
    Screen screen = menus.screens().get(id);
    if (screen != null) {
      options(language, screen, translation);
    }
  }

  private void options(Language language, Screen screen, Translation translation) {
    Map<String, Translation.Part> parts = translation.parts();
    for (Screen.Option option : screen.options()) {
      if (!parts.containsKey("options." + option.id())) {
        refusals.add(
            translation.place(),
            "the option "
                + option.id()
                + " of "
                + screen.id()
                + " is missing in "
                + language.ownName(),
            "Translate it, so that every digit means the same in all languages");
      }
    }
  }
}
