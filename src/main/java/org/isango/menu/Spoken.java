package org.isango.menu;

import java.util.Map;
import java.util.Optional;
import org.isango.text.Language;

/// Alerts and replies to keywords in another language, each wording by itself: English where its
/// translation is missing, stale or not far enough on its way.
final class Spoken {
  private final Optional<Translation> own;

  private Spoken(Menus menus, String entry, Language language) {
    var least =
        menus.settings().names().careful().contains(entry)
            ? menus.settings().careful()
            : menus.settings().ordinary();
    this.own =
        Optional.ofNullable(menus.texts().getOrDefault(language, Map.of()).get(entry))
            .filter(translation -> translation.status().compareTo(least) >= 0);
  }

  static Menus.Alert alert(Menus menus, Menus.Alert alert, Language language) {
    var spoken = new Spoken(menus, "alert." + alert.id(), language);
    return new Menus.Alert(
        alert.id(),
        alert.purpose(),
        spoken.text("hidden", alert.hidden()),
        spoken.text("plain", alert.plain()),
        spoken.text("full", alert.full()),
        alert.timing(),
        alert.facts(),
        alert.place());
  }

  static Menus.Keyword keyword(Menus menus, Menus.Keyword keyword, Language language) {
    var spoken = new Spoken(menus, "keyword." + keyword.id(), language);
    return new Menus.Keyword(
        keyword.id(),
        keyword.words(),
        keyword.number(),
        keyword.action(),
        spoken.text("reply", keyword.reply()),
        keyword.hidden().map(text -> spoken.text("hidden", text)),
        keyword.segments(),
        keyword.facts(),
        keyword.place());
  }

  /// What an SMS says once a fact it tells is past its review date.
  static String askUs(Menus menus, Language language) {
    return new Spoken(menus, "words", language).text("ask-us-sms", menus.settings().askUsSms());
  }

  private String text(String part, String english) {
    return Faces.fresh(own, part, english).orElse(english);
  }
}
