package org.isango.menu.check;

import java.util.HashSet;
import java.util.Set;
import org.isango.menu.Menus;
import org.isango.menu.Screen;

/// Conditions ask for something that can be known, and `known` for a declared fact.
final class Routes {
  private Routes() {}

  static void check(Menus menus, Refusals refusals) {
    Set<String> names = names(menus);
    for (Screen screen : menus.screens().values()) {
      screen
          .known()
          .filter(name -> !names.contains(name))
          .ifPresent(name -> unknown(refusals, screen, name));
      if (screen.kind() instanceof Screen.Kind.Routing routing) {
        routing.ways().stream()
            .flatMap(way -> way.when().keySet().stream())
            .filter(name -> !names.contains(name.replaceAll("\\..*", "")))
            .sorted()
            .forEach(name -> unknown(refusals, screen, name));
      }
    }
  }

  private static void unknown(Refusals refusals, Screen screen, String name) {
    refusals.add(
        screen.place(),
        screen.id() + " depends on " + name + ", which is neither a fact nor a pick",
        "Correct the name, or add it under facts in isango.yaml");
  }

  /// Everything a session may know by name.
  static Set<String> names(Menus menus) {
    var names = new HashSet<>(menus.settings().facts().keySet());
    names.add("dropped");
    names.add("case");
    menus.screens().values().forEach(screen -> screen.keptUnder().ifPresent(names::add));
    names.addAll(Secret.names(menus));
    return names;
  }
}
