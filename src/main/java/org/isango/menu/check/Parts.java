package org.isango.menu.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

  /// Everything that can be translated of an entry by this name: a screen, a message, `alert.ID`,
  /// `keyword.ID` or `words`. Empty when there is none.
  static Map<String, String> of(String entry, Menus menus) {
    var parts = new LinkedHashMap<String, String>();
    if (entry.equals("words")) parts.putAll(common(menus.settings()));
    Optional.ofNullable(menus.screens().get(entry))
        .ifPresent(screen -> parts.putAll(english(screen, menus)));
    Optional.ofNullable(menus.messages().get(entry))
        .ifPresent(
            message -> {
              parts.put("sms", message.text());
              parts.put("say", message.text());
            });
    Optional.ofNullable(menus.alerts().get(named("alert.", entry)))
        .ifPresent(
            alert -> {
              parts.put("hidden", alert.hidden());
              parts.put("plain", alert.plain());
              parts.put("full", alert.full());
            });
    Optional.ofNullable(menus.keywords().get(named("keyword.", entry)))
        .ifPresent(
            keyword -> {
              parts.put("reply", keyword.reply());
              keyword.hidden().ifPresent(text -> parts.put("hidden", text));
            });
    return parts;
  }

  /// Whether this entry is a text message and no screen.
  static boolean isSms(String entry, Menus menus) {
    return menus.messages().containsKey(entry)
        || menus.alerts().containsKey(named("alert.", entry))
        || menus.keywords().containsKey(named("keyword.", entry));
  }

  private static String named(String kind, String entry) {
    return entry.startsWith(kind) ? entry.substring(kind.length()) : "";
  }

  /// What the entry `words` of a translation holds.
  static Map<String, String> common(Menus.Settings settings) {
    return Map.of(
        "back", settings.back(),
        "more", settings.more(),
        "ask-us", settings.askUsText(),
        "ask-us-sms", settings.askUsSms());
  }
}
