package org.isango.menu.check;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isango.menu.Menus;
import org.isango.menu.Place;
import org.isango.menu.Screen;

/// A phone number or a legal or medical deadline is told only with the fact it rests on: without
/// one it would be shown for ever, whoever answers there by then.
final class Dated {
  private static final Pattern GROWS_OLD =
      Pattern.compile(
          "(?<![0-9*])(?:0800[0-9 ]{5,}[0-9]|0[0-9]{9}|0[0-9]{2} [0-9]{3} [0-9]{4}|112|116"
              + "|(?:48|72) hours)(?![0-9])");

  private final Menus menus;
  private final Refusals refusals;

  private Dated(Menus menus, Refusals refusals) {
    this.menus = menus;
    this.refusals = refusals;
  }

  static void check(Menus menus, Refusals refusals) {
    var dated = new Dated(menus, refusals);
    for (Screen screen : menus.screens().values()) {
      Parts.own(screen)
          .forEach(
              (part, text) ->
                  dated.text(screen.place(), part + " of " + screen.id(), text, screen.facts()));
    }
    for (Menus.Message message : menus.messages().values()) {
      dated.text(message.place(), "sms of " + message.id(), message.text(), message.facts());
    }
    menus.alerts().values().forEach(dated::alert);
    for (Menus.Keyword keyword : menus.keywords().values()) {
      dated.text(keyword.place(), "reply of " + keyword.id(), keyword.reply(), keyword.facts());
      keyword
          .hidden()
          .ifPresent(
              text ->
                  dated.text(keyword.place(), "hidden of " + keyword.id(), text, keyword.facts()));
    }
  }

  private void alert(Menus.Alert alert) {
    text(alert.place(), "hidden of " + alert.id(), alert.hidden(), List.of());
    text(alert.place(), "plain of " + alert.id(), alert.plain(), List.of());
    text(alert.place(), "full of " + alert.id(), alert.full(), alert.facts());
    alert
        .expired()
        .ifPresent(text -> text(alert.place(), "expired of " + alert.id(), text, List.of()));
  }

  private void text(Place place, String name, String text, List<String> facts) {
    Matcher found = GROWS_OLD.matcher(text);
    if (found.find() && !menus.tells(facts)) {
      refusals.add(
          place,
          name + " tells " + found.group() + " without a fact",
          "Add facts with the id of the one in facts.yaml that says so");
    }
  }
}
