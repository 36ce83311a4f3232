package org.isango.menu.check;

import java.util.ArrayList;
import java.util.List;
import org.isango.menu.Menus;
import org.isango.menu.Place;
import org.isango.menu.Screen;
import org.isango.menu.check.Written.Medium;
import org.isango.text.Language;

/// Every text of the menus that a phone can show, in all languages.
final class Texts {
  private final Menus menus;
  private final List<Written> all = new ArrayList<>();

  private Texts(Menus menus) {
    this.menus = menus;
  }

  static List<Written> of(Menus menus) {
    var texts = new Texts(menus);
    texts.settings();
    menus.screens().values().forEach(texts::screen);
    menus
        .messages()
        .values()
        .forEach(m -> texts.english(m.place(), "sms of " + m.id(), Medium.SMS, m.text()));
    menus.keywords().values().forEach(texts::keyword);
    menus.alerts().values().forEach(texts::alert);
    menus.texts().keySet().forEach(texts::translated);
    return texts.all;
  }

  private void english(Place place, String name, Medium medium, String text) {
    all.add(new Written(place, name, Language.EN, medium, text));
  }

  private void settings() {
    var settings = menus.settings();
    english(settings.place("screen"), "back", Medium.SCREEN, settings.back());
    english(settings.place("screen"), "more", Medium.SCREEN, settings.more());
    english(settings.place("ask-us"), "say of ask-us", Medium.SCREEN, settings.askUsText());
    english(settings.place("ask-us"), "sms of ask-us", Medium.SMS, settings.askUsSms());
    settings
        .words()
        .forEach(
            (name, text) ->
                english(settings.place("words"), "the word " + name, Medium.SCREEN, text));
  }

  private void screen(Screen screen) {
    Parts.own(screen)
        .forEach(
            (part, text) ->
                english(screen.place(), part + " of " + screen.id(), Medium.SCREEN, text));
    if (screen.kind() instanceof Screen.Kind.Listing listing) {
      english(screen.place(), "show of " + screen.id(), Medium.SCREEN, listing.show());
    }
  }

  private void keyword(Menus.Keyword keyword) {
    english(keyword.place(), "reply of " + keyword.id(), Medium.SMS, keyword.reply());
    keyword
        .hidden()
        .ifPresent(text -> english(keyword.place(), "hidden of " + keyword.id(), Medium.SMS, text));
  }

  private void alert(Menus.Alert alert) {
    english(alert.place(), "hidden of " + alert.id(), Medium.SMS, alert.hidden());
    english(alert.place(), "plain of " + alert.id(), Medium.SMS, alert.plain());
    english(alert.place(), "full of " + alert.id(), Medium.SMS, alert.full());
  }

  private void translated(Language language) {
    menus
        .texts()
        .get(language)
        .forEach(
            (id, entry) ->
                entry
                    .parts()
                    .forEach(
                        (name, part) ->
                            all.add(
                                new Written(
                                    part.place(),
                                    name + " of " + id,
                                    language,
                                    Parts.isSms(id, menus) ? Medium.SMS : Medium.SCREEN,
                                    part.text()))));
  }
}
