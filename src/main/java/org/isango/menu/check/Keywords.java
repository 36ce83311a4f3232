package org.isango.menu.check;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.isango.menu.Menus;
import org.isango.menu.Place;
import org.isango.text.Fold;

/// A texted word or number means one thing, in all languages together; replies and alerts name only
/// holes that are declared.
final class Keywords {
  private final Menus menus;
  private final Refusals refusals;
  private final Map<String, String> meanings = new HashMap<>();

  private Keywords(Menus menus, Refusals refusals) {
    this.menus = menus;
    this.refusals = refusals;
  }

  static void check(Menus menus, Refusals refusals) {
    var keywords = new Keywords(menus, refusals);
    for (Menus.Keyword keyword : menus.keywords().values()) {
      keyword.words().values().forEach(words -> keywords.once(keyword, "word", words));
      keywords.once(keyword, "number", keyword.number());
      keywords.replies(keyword);
    }
    for (Menus.Alert alert : menus.alerts().values()) {
      keywords.holes(alert.place(), "hidden of " + alert.id(), alert.hidden(), List.of());
      keywords.holes(alert.place(), "plain of " + alert.id(), alert.plain(), List.of());
      keywords.holes(alert.place(), "full of " + alert.id(), alert.full(), List.of());
      alert
          .expired()
          .ifPresent(
              text -> keywords.holes(alert.place(), "expired of " + alert.id(), text, List.of()));
    }
  }

  private void replies(Menus.Keyword keyword) {
    holes(keyword.place(), "reply of " + keyword.id(), keyword.reply(), keyword.facts());
    keyword
        .hidden()
        .ifPresent(
            text -> holes(keyword.place(), "hidden of " + keyword.id(), text, keyword.facts()));
  }

  private void once(Menus.Keyword keyword, String what, List<String> texts) {
    for (String text : texts) {
      String first = meanings.putIfAbsent(asTyped(text), keyword.id());
      if (first != null && !first.equals(keyword.id())) {
        refusals.add(
            keyword.place(),
            "the " + what + " " + text + " stands for " + first + " and for " + keyword.id(),
            "Keep it with one of them");
      }
    }
  }

  /// Marks, case and punctuation make no difference when somebody texts it.
  private static String asTyped(String word) {
    return Fold.fold(word).toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} ]", "");
  }

  private void holes(Place place, String name, String text, List<String> facts) {
    for (String hole : Holes.unfixed(menus, Written.holes(text), facts)) {
      Holes.undeclared(menus, hole)
          .ifPresent(
              why ->
                  refusals.add(
                      place,
                      name + " shows {" + hole + "}, " + why,
                      "Correct the name, or add it there with its longest value"));
    }
  }
}
