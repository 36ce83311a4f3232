package org.isango.menu.check;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isango.menu.Menus;
import org.isango.menu.Place;
import org.isango.menu.Screen;
import org.isango.text.Fold;
import org.isango.text.Language;

/// What anybody may read over her shoulder holds no word that gives her away, in any language.
final class Discreet {
  private final Menus menus;
  private final Refusals refusals;
  private final List<String> everywhere;
  private final List<String> hidden;

  private Discreet(Menus menus, Refusals refusals) {
    this.menus = menus;
    this.refusals = refusals;
    this.everywhere = menus.settings().discreetWords();
    this.hidden =
        Stream.concat(everywhere.stream(), menus.settings().hiddenWords().stream()).toList();
  }

  static void check(Menus menus, Refusals refusals) {
    var discreet = new Discreet(menus, refusals);
    menus.screens().values().stream()
        .filter(screen -> screen.traits().discreet())
        .forEach(discreet::screen);
    for (Menus.Keyword keyword : menus.keywords().values()) {
      keyword
          .hidden()
          .ifPresent(
              text ->
                  discreet.text(
                      keyword.place(), "hidden of " + keyword.id(), text, discreet.hidden));
    }
    for (Menus.Alert alert : menus.alerts().values()) {
      discreet.text(alert.place(), "hidden of " + alert.id(), alert.hidden(), discreet.hidden);
      discreet.text(alert.place(), "plain of " + alert.id(), alert.plain(), discreet.everywhere);
    }
  }

  private void screen(Screen screen) {
    Parts.english(screen, menus)
        .forEach(
            (name, text) ->
                text(screen.place(), name + " of the discreet " + screen.id(), text, everywhere));
    for (Language language : menus.texts().keySet()) {
      var entry = menus.texts().get(language).get(screen.id());
      if (entry != null) {
        entry
            .parts()
            .forEach(
                (name, part) ->
                    text(
                        part.place(),
                        name + " of the discreet " + screen.id(),
                        part.text(),
                        everywhere));
      }
    }
  }

  private void text(Place place, String name, String text, List<String> words) {
    String shown = shown(text);
    for (String word : words) {
      if (word(Fold.fold(word)).matcher(shown).find()) {
        refusals.add(place, "the word " + word + " stands in " + name, "Say it without that word");
      }
    }
  }

  /// As a phone shows it. A hole that is filled later counts by its name: `{court}` tells of a
  /// court.
  private String shown(String text) {
    Map<String, String> words = menus.settings().words();
    return Fold.fold(
        Pattern.compile(Written.HOLE)
            .matcher(text)
            .replaceAll(
                hole -> {
                  String name = hole.group().substring(1, hole.group().length() - 1);
                  return Matcher.quoteReplacement(words.getOrDefault(name, hole.group()));
                }));
  }

  private static Pattern word(String word) {
    String letters =
        Stream.of(word.strip().split("\\s+"))
            .map(Pattern::quote)
            .collect(Collectors.joining("\\s+"));
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])" + letters + "(?![\\p{L}\\p{N}])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
