package org.isango.menu.check;

import java.util.List;
import org.isango.menu.Menus;
import org.isango.menu.Place;
import org.isango.menu.Screen;

/// The texts the service shows by itself: `err.…`, `end.…` and the words of `said.…`. It cannot do
/// without some of them, and shows no others.
final class Phrases {
  private static final List<String> NEEDED =
      List.of("err.choice", "err.system", "err.busy", "err.unsaved", "end.again");

  private static final List<String> OURS = List.of("err.", "end.", "said.");

  private Phrases() {}

  static void check(Menus menus, Refusals refusals) {
    for (String id : NEEDED) {
      if (!menus.screens().containsKey(id)) {
        refusals.add(
            new Place("screens/" + id.substring(0, 3) + ".yaml", 1),
            "the phrase " + id + " is missing",
            "Write it, with phrase: \"true\"");
      }
    }
    for (Screen screen : menus.screens().values()) {
      boolean ours = OURS.stream().anyMatch(screen.id()::startsWith);
      if (screen.kind() instanceof Screen.Kind.Phrase && !ours) {
        refusals.add(
            screen.place(),
            "nothing shows the phrase " + screen.id(),
            "Delete it, or name it err.…, end.… or said.… once the service shows it");
      }
    }
  }
}
