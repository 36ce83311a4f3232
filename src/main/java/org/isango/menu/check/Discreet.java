package org.isango.menu.check;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.isango.menu.Menus;
import org.isango.menu.Place;
import org.isango.menu.Screen;
import org.isango.menu.Translation;
import org.isango.text.Fold;
import org.isango.text.Language;

/// What anybody may read over her shoulder holds no word that gives her away, in any language.
final class Discreet {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

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
    menus.texts().forEach(discreet::sms);
    var settings = menus.settings();
    discreet.text(settings.place("ask-us"), "sms of ask-us", settings.askUsSms(), discreet.hidden);
  }

  private void screen(Screen screen) {
    Parts.english(screen, menus)
        .forEach(
            (name, text) ->
                text(screen.place(), name + " of the discreet " + screen.id(), text, everywhere));
    menus
        .texts()
        .forEach(
            (language, entries) ->
                Optional.ofNullable(entries.get(screen.id()))
                    .ifPresent(
                        entry ->
                            entry
                                .parts()
                                .forEach(
                                    (name, part) ->
                                        spoken(
                                            part,
                                            name + " of the discreet " + screen.id(),
                                            language,
                                            false))));
  }

  /// What a hidden or plain SMS says in another language.
  private void sms(Language language, Map<String, Translation> entries) {
    entries.forEach(
        (id, entry) ->
            entry
                .parts()
                .forEach(
                    (name, part) -> {
                      boolean hides = name.equals("hidden") || name.equals("ask-us-sms");
                      if (hides || name.equals("plain")) {
                        spoken(part, name + " of " + id, language, hides);
                      }
                    }));
  }

  /// Held to the English words, which are understood everywhere, and to those of its language.
  /// These are found in the middle of a word too, where its prefixes put them.
  private void spoken(Translation.Part part, String name, Language language, boolean hides) {
    text(part.place(), name, part.text(), hides ? hidden : everywhere);
    String shown = plain(part.text());
    var settings = menus.settings();
    Stream.concat(
            settings.discreetIn().getOrDefault(language, List.of()).stream(),
            hides ? settings.hiddenIn().getOrDefault(language, List.of()).stream() : Stream.empty())
        .filter(word -> holds(shown, plain(word)))
        .forEach(
            word ->
                refusals.add(
                    part.place(),
                    "the word " + word + " stands in " + name,
                    "Say it without that word"));
  }

  /// Two signs for the borders of a word: `=hof` is a word that begins so, `hof=` one that ends so.
  private static boolean holds(String text, String word) {
    return (" " + text.replaceAll("[^\\p{L}\\p{N}]+", " ") + " ").contains(word.replace('=', ' '));
  }

  private void text(Place place, String name, String text, List<String> words) {
    String shown = plain(withWords(text));
    for (String word : words) {
      if (holds(shown, plain(word), isAbbreviation(word))) {
        refusals.add(place, "the word " + word + " stands in " + name, "Say it without that word");
      }
    }
  }

  /// With the fixed words put in. A hole that is filled later counts by its name: `{court}` tells
  /// of a court.
  private String withWords(String text) {
    String filled = text;
    for (String hole : Written.holes(text)) {
      filled =
          filled.replace(
              "{" + hole + "}", menus.settings().words().getOrDefault(hole, "{" + hole + "}"));
    }
    return filled;
  }

  /// As phones show it, in small letters, with one blank between words.
  private static String plain(String text) {
    return BLANKS.matcher(Fold.fold(text).toLowerCase(Locale.ROOT).strip()).replaceAll(" ");
  }

  /// PEP is no part of people.
  private static boolean isAbbreviation(String word) {
    return word.chars().filter(Character::isUpperCase).count() > 1;
  }

  /// Whether a word of the text begins with this one, as clients does with client; an abbreviation
  /// has to stand by itself.
  private static boolean holds(String text, String word, boolean alone) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      boolean ends = !alone || end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
      if (begins && ends && !word.isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
