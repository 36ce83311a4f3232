package org.isango.menu.check;

import java.util.List;
import org.isango.menu.Menus;
import org.isango.menu.Place;
import org.isango.menu.Preview;
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
    for (Menus.Message message : menus.messages().values()) {
      segmented.fits(
          message.place(), message.id(), message.text(), message.facts(), message.segments());
      menus
          .texts()
          .forEach(
              (language, entries) -> {
                if (entries.containsKey(message.id())) {
                  entries
                      .get(message.id())
                      .parts()
                      .values()
                      .forEach(
                          part ->
                              segmented.fits(
                                  part.place(),
                                  message.id() + " in " + language.ownName(),
                                  part.text(),
                                  message.facts(),
                                  message.segments()));
                }
              });
    }
    menus.keywords().values().forEach(segmented::keyword);
    for (Menus.Alert alert : menus.alerts().values()) {
      segmented.fits(alert.place(), "hidden of " + alert.id(), alert.hidden(), List.of(), 1);
      segmented.fits(alert.place(), "plain of " + alert.id(), alert.plain(), List.of(), 1);
      segmented.fits(alert.place(), "full of " + alert.id(), alert.full(), List.of(), 1);
    }
  }

  private void keyword(Menus.Keyword keyword) {
    String id = keyword.id();
    fits(keyword.place(), "reply of " + id, keyword.reply(), keyword.facts(), keyword.segments());
    keyword
        .hidden()
        .ifPresent(text -> fits(keyword.place(), "hidden of " + id, text, keyword.facts(), 1));
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
