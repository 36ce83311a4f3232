package org.isango.menu.check;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.isango.menu.Menus;
import org.isango.menu.Place;
import org.isango.menu.Screen;
import org.isango.text.Fold;
import org.isango.text.Gsm7;
import org.isango.text.Language;

/// The words that the service fills in belong to a hole that there is, and fit it in every
/// language.
final class Said {
  private static final String FILE = "said.";

  /// Phrases that name all of something, and how many there are.
  private static final Map<String, Integer> LISTS = Map.of("said.weekdays", 7, "said.months", 12);

  /// Septets of one of these names.
  private static final int LONGEST = 4;

  private final Menus menus;
  private final Refusals refusals;

  private Said(Menus menus, Refusals refusals) {
    this.menus = menus;
    this.refusals = refusals;
  }

  static void check(Menus menus, Refusals refusals) {
    var said = new Said(menus, refusals);
    menus.screens().values().stream()
        .filter(screen -> screen.id().startsWith(FILE))
        .forEach(said::phrase);
  }

  private void phrase(Screen screen) {
    if (LISTS.containsKey(screen.id())) {
      each(screen, (place, name, text) -> complete(place, name, text, LISTS.get(screen.id())));
      return;
    }
    var room = room(screen.id().substring(FILE.length()));
    if (room.isEmpty()) {
      refusals.add(
          screen.place(),
          "nothing fills in " + screen.id(),
          "Name it said.FACT-VALUE or said.LIST-COLUMN-VALUE, or delete it");
      return;
    }
    each(screen, (place, name, text) -> fits(place, name, text, room.get()));
  }

  private interface Wording {
    void look(Place place, String name, String text);
  }

  /// The English and every translation.
  private void each(Screen screen, Wording wording) {
    wording.look(screen.place(), screen.id(), screen.say());
    for (Language language : menus.texts().keySet()) {
      Optional.ofNullable(menus.texts().get(language).get(screen.id()))
          .map(entry -> entry.parts().get("say"))
          .ifPresent(
              part ->
                  wording.look(
                      part.place(), screen.id() + " in " + language.ownName(), part.text()));
    }
  }

  /// So many words, each another one, and none longer than the dates have room for.
  private void complete(Place place, String name, String text, int words) {
    var said = List.of(text.strip().split(" +"));
    boolean brief = said.stream().allMatch(word -> Gsm7.septets(Fold.fold(word)) <= LONGEST);
    if (said.size() != words || said.stream().distinct().count() != words || !brief) {
      refusals.add(
          place,
          name + " is not " + words + " different words of at most " + LONGEST + " letters",
          "Write a short name for each, in order, with a space between");
    }
  }

  private void fits(Place place, String name, String text, int room) {
    int septets = Gsm7.septets(Fold.fold(text.strip()));
    if (septets > room) {
      refusals.add(
          place,
          name + " takes " + septets + " of " + room + " septets",
          "Say it shorter, or give the longest value in isango.yaml more room");
    }
  }

  /// Septets of the hole that this value fills: that of the longest name it begins with.
  private Optional<Integer> room(String value) {
    var settings = menus.settings();
    var facts =
        settings.facts().entrySet().stream()
            .map(fact -> new Hole(fact.getKey(), Gsm7.septets(Fold.fold(fact.getValue()))));
    var columns =
        settings.lists().entrySet().stream()
            .flatMap(
                list ->
                    list.getValue().widths().entrySet().stream()
                        .map(c -> new Hole(list.getKey() + "-" + c.getKey(), c.getValue())));
    return Stream.concat(facts, columns)
        .filter(hole -> value.startsWith(hole.name() + "-"))
        .max(Comparator.comparingInt(hole -> hole.name().length()))
        .map(Hole::room);
  }

  private record Hole(String name, int room) {}
}
