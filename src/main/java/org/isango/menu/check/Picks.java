package org.isango.menu.check;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.isango.menu.Menus;
import org.isango.menu.Screen;

/// What a session surely knows when it stands on a screen: the picks that every path to it sets. A
/// path begins at the start and wherever the service itself can lead from any screen.
final class Picks {
  private final Menus menus;
  private final Map<String, Set<String>> sure = new HashMap<>();

  Picks(Menus menus) {
    this.menus = menus;
    var open = new ArrayDeque<String>();
    roots(menus.settings()).forEach(root -> meet(root, Set.of(), open));
    while (!open.isEmpty()) {
      String id = open.pop();
      for (Way way : ways(menus.screens().get(id))) {
        meet(way.to(), way.sure(), open);
      }
    }
  }

  /// Screens that need no way from another one.
  static List<String> roots(Menus.Settings settings) {
    return List.of(settings.start(), settings.home(), settings.lost(), settings.askUs());
  }

  /// Keeps what this path has in common with those before.
  private void meet(String id, Set<String> known, ArrayDeque<String> open) {
    if (!menus.screens().containsKey(id)) {
      return;
    }
    Set<String> before = sure.get(id);
    var common = new HashSet<>(known);
    if (before != null) {
      common.retainAll(before);
    }
    if (!common.equals(before)) {
      sure.put(id, common);
      open.add(id);
    }
  }

  List<Way> ways(Screen screen) {
    return Way.of(screen, at(screen));
  }

  boolean reached(Screen screen) {
    return sure.containsKey(screen.id());
  }

  /// Picks surely set when this screen is shown.
  Set<String> at(Screen screen) {
    return sure.getOrDefault(screen.id(), Set.of());
  }

  /// Picks surely set once it has been answered, before anything is done about the answer.
  Set<String> answered(Screen screen) {
    var known = new HashSet<>(at(screen));
    screen.keptUnder().ifPresent(known::add);
    return known;
  }
}
