package org.isango.menu.check;

import java.util.LinkedHashMap;
import java.util.Map;
import org.isango.menu.Menus;
import org.isango.menu.Screen;

/// The texts an entry consists of, by the names that translations give them.
final class Parts {
  private Parts() {}

  /// Everything a phone can show of this screen, in English.
  static Map<String, String> english(Screen screen, Menus menus) {
    Menus.Settings settings = menus.settings();
    var parts = own(screen);
    boolean list = screen.kind() instanceof Screen.Kind.Listing;
    if (screen.expired().isEmpty() && menus.tells(screen)) {
      parts.put("ask-us", settings.askUsText());
    }
    if (screen.zeroIsBack() || list) {
      parts.put("back", settings.back());
    }
    if (list) {
      parts.put("more", settings.more());
    }
    return parts;
  }

  /// What stands in the screen itself; the rest is common to all.
  static Map<String, String> own(Screen screen) {
    var parts = new LinkedHashMap<String, String>();
    if (!screen.say().isEmpty()) {
      parts.put("say", screen.say());
    }
    screen.options().forEach(o -> parts.put("options." + o.id(), o.say()));
    if (screen.kind() instanceof Screen.Kind.Asking asking) {
      for (int i = 0; i < asking.again().size(); i++) {
        parts.put("again." + (i + 1), asking.again().get(i));
      }
    }
    screen.expired().ifPresent(text -> parts.put("expired", text));
    return parts;
  }

  /// What the entry `words` of a translation holds.
  static Map<String, String> common(Menus.Settings settings) {
    return Map.of("back", settings.back(), "more", settings.more(), "ask-us", settings.askUsText());
  }
}
