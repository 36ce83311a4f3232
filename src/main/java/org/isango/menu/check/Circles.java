package org.isango.menu.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.isango.menu.Menus;
import org.isango.menu.Screen;

/// No circle of screens that are passed without an answer: a session would run in it for ever.
final class Circles {
  private final Menus menus;
  private final Refusals refusals;
  private final Set<String> done = new HashSet<>();

  private Circles(Menus menus, Refusals refusals) {
    this.menus = menus;
    this.refusals = refusals;
  }

  static void check(Menus menus, Refusals refusals) {
    var circles = new Circles(menus, refusals);
    menus.screens().keySet().forEach(id -> circles.follow(id, new ArrayList<>()));
  }

  private void follow(String id, List<String> path) {
    Screen screen = menus.screens().get(id);
    if (screen == null) {
      return;
    }
    int from = path.indexOf(id);
    if (from >= 0) {
      refusals.add(
          screen.place(),
          String.join(", ", path.subList(from, path.size()))
              + " can be passed in a circle without an answer",
          "Let one of them be shown always, or lead out");
      return;
    }
    if (!done.add(id)) {
      return;
    }
    path.add(id);
    Way.of(screen, Set.of()).stream().filter(Way::passed).forEach(way -> follow(way.to(), path));
    path.removeLast();
  }
}
