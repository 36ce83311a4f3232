package org.isango.menu.check;

import java.util.Set;
import org.isango.menu.Menus;
import org.isango.menu.Screen;

/// Every way leads to a screen that exists.
final class Leads {
  private static final Set<String> WORDS = Set.of("back", "resume");

  private Leads() {}

  static void check(Menus menus, Refusals refusals) {
    var settings = menus.settings();
    setting(menus, refusals, "start", settings.start());
    setting(menus, refusals, "home", settings.home());
    setting(menus, refusals, "lost", settings.lost());
    setting(menus, refusals, "ask-us", settings.askUs());
    for (Screen screen : menus.screens().values()) {
      for (Way way : Way.of(screen, Set.of())) {
        if (way.to().isEmpty()) {
          refusals.add(
              screen.place(),
              way.by() + " of " + screen.id() + " leads nowhere",
              "Give it a go, or give the screen one");
        } else if (!WORDS.contains(way.to())) {
          target(menus, refusals, screen, way);
        }
      }
    }
  }

  private static void target(Menus menus, Refusals refusals, Screen screen, Way way) {
    Screen to = menus.screens().get(way.to());
    String says = way.by() + " of " + screen.id() + " leads to " + way.to();
    if (to == null) {
      refusals.add(
          screen.place(), says + ", which is no screen", "Correct the name or write that screen");
    } else if (to.kind() instanceof Screen.Kind.Phrase) {
      refusals.add(
          screen.place(),
          says + ", which is a phrase and no screen",
          "Lead to a screen, or make it one");
    }
  }

  private static void setting(Menus menus, Refusals refusals, String word, String id) {
    Screen to = menus.screens().get(id);
    if (to == null || to.kind() instanceof Screen.Kind.Phrase) {
      refusals.add(
          menus.settings().place(word),
          word + " names " + id + ", which is no screen",
          "Correct the name or write that screen");
    }
  }
}
