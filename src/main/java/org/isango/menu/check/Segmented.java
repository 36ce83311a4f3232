package org.isango.menu.check;

import java.util.List;
import java.util.Optional;
import org.isango.menu.Menus;
import org.isango.menu.Place;
import org.isango.menu.Preview;
import org.isango.menu.Translation;
import org.isango.text.Language;
import org.isango.text.Segments;

/// Every SMS stays within its segments with the longest values.
final class Segmented {
  private final Preview preview;
  private final Refusals refusals;

  private Segmented(Preview preview, Refusals refusals) {
    this.preview = preview;
    this.refusals = refusals;
  }

  static void check(Menus menus, Preview preview, Refusals refusals) {
    var segmented = new Segmented(preview, refusals);
    menus.messages().values().forEach(message -> segmented.message(menus, message));
    menus.keywords().values().forEach(keyword -> segmented.keyword(menus, keyword));
    segmented.askUs(menus);
    for (Menus.Alert alert : menus.alerts().values()) {
      segmented.fits(alert.place(), "hidden of " + alert.id(), alert.hidden(), List.of(), 1);
      segmented.fits(alert.place(), "plain of " + alert.id(), alert.plain(), List.of(), 1);
      segmented.fits(alert.place(), "full of " + alert.id(), alert.full(), List.of(), 1);
      segmented.translated(menus, "alert." + alert.id(), List.of(), 1);
    }
  }

  private void askUs(Menus menus) {
    var settings = menus.settings();
    fits(settings.place("ask-us"), "sms of ask-us", settings.askUsSms(), List.of(), 1);
    menus
        .texts()
        .forEach(
            (language, entries) ->
                Optional.ofNullable(entries.get("words"))
                    .map(words -> words.parts().get("ask-us-sms"))
                    .ifPresent(
                        part ->
                            fits(
                                part.place(),
                                "ask-us-sms in " + language.ownName(),
                                part.text(),
                                List.of(),
                                1)));
  }

  private void message(Menus menus, Menus.Message message) {
    String id = message.id();
    fits(message.place(), id, message.text(), message.facts(), message.segments());
    translated(menus, id, message.facts(), message.segments());
  }

  /// Its translations; a text that hides takes one segment always.
  private void translated(Menus menus, String entry, List<String> facts, int most) {
    for (Language language : menus.texts().keySet()) {
      Translation translation = menus.texts().get(language).get(entry);
      if (translation != null) {
        translation
            .parts()
            .forEach(
                (part, text) ->
                    fits(
                        text.place(),
                        part + " of " + entry + " in " + language.ownName(),
                        text.text(),
                        facts,
                        part.equals("hidden") ? 1 : most));
      }
    }
  }

  private void keyword(Menus menus, Menus.Keyword keyword) {
    String id = keyword.id();
    fits(keyword.place(), "reply of " + id, keyword.reply(), keyword.facts(), keyword.segments());
    keyword
        .hidden()
        .ifPresent(text -> fits(keyword.place(), "hidden of " + id, text, keyword.facts(), 1));
    translated(menus, "keyword." + id, keyword.facts(), keyword.segments());
  }

  private void fits(Place place, String name, String text, List<String> facts, int most) {
    Segments segments = Segments.of(preview.sms(text, facts));
    if (segments.count() > most) {
      refusals.add(
          place,
          name
              + " takes "
              + segments.units()
              + " septets with the longest values, which is "
              + segments.count()
              + " SMS and may be "
              + most,
          "Shorten it");
    }
  }
}
