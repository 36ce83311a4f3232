package org.isango.menu.check;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.isango.menu.Menus;
import org.isango.menu.Screen;

/// Every screen can be come to, and from every screen a way leads to an end of the session or to
/// the home screen.
final class Reach {
  private final Menus menus;
  private final Picks picks;

  private Reach(Menus menus, Picks picks) {
    this.menus = menus;
    this.picks = picks;
  }

  static void check(Menus menus, Picks picks, Refusals refusals) {
    var reach = new Reach(menus, picks);
    Set<String> out = reach.wayOut();
    for (Screen screen : menus.screens().values()) {
      if (screen.kind() instanceof Screen.Kind.Phrase) {
        continue;
      }
      if (!picks.reached(screen)) {
        refusals.add(
            screen.place(), "no way leads to " + screen.id(), "Lead to it with a go, or delete it");
      } else if (!out.contains(screen.id())) {
        refusals.add(
            screen.place(),
            "from " + screen.id() + " no way leads to an end or home",
            "Add an option that goes home, back or to an end");
      }
    }
  }

  /// Grown from the ends backwards until nothing is added.
  private Set<String> wayOut() {
    var out = new HashSet<String>(Set.of(menus.settings().home()));
    menus.screens().values().stream()
        .filter(s -> s.kind() instanceof Screen.Kind.Ending)
        .forEach(s -> out.add(s.id()));
    Map<String, Set<String>> targets =
        menus.screens().values().stream().collect(Collectors.toMap(Screen::id, this::targets));
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Screen screen : menus.screens().values()) {
        boolean leads =
            targets.get(screen.id()).stream().anyMatch(t -> leadsOut(screen, t, targets, out));
        grown |= leads && out.add(screen.id());
      }
    }
    return out;
  }

  private Set<String> targets(Screen screen) {
    var targets = picks.ways(screen).stream().map(Way::to).collect(Collectors.toSet());
    if (screen.zeroIsBack()) {
      targets.add("back");
    }
    return targets;
  }

  /// Back leads to a screen before this one.
  private static boolean leadsOut(
      Screen screen, String target, Map<String, Set<String>> targets, Set<String> out) {
    return target.equals("back")
        ? out.stream().anyMatch(o -> targets.getOrDefault(o, Set.of()).contains(screen.id()))
        : out.contains(target);
  }
}
