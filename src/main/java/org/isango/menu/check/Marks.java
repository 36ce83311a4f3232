package org.isango.menu.check;

import java.util.List;
import org.isango.menu.Menus;
import org.isango.menu.Screen;

/// Screens that `isango.yaml` names as careful or discreet are marked so where they stand: a mark
/// that was forgotten would show a draft to somebody who is held, or let a word through that gives
/// her away.
final class Marks {
  private Marks() {}

  static void check(Menus menus, Refusals refusals) {
    Menus.Names names = menus.settings().names();
    for (Screen screen : menus.screens().values()) {
      if (isShown(screen)) {
        mark(screen, "careful", screen.traits().careful(), names.careful(), refusals);
        mark(screen, "discreet", screen.traits().discreet(), names.discreet(), refusals);
      }
    }
  }

  private static boolean isShown(Screen screen) {
    return switch (screen.kind()) {
      case Screen.Kind.Routing _, Screen.Kind.Phrase _ -> false;
      case Screen.Kind.Choice _,
          Screen.Kind.Listing _,
          Screen.Kind.Asking _,
          Screen.Kind.Ending _ ->
          true;
    };
  }

  private static void mark(
      Screen screen, String mark, boolean marked, List<String> names, Refusals refusals) {
    if (!marked && names.stream().anyMatch(name -> names(name, screen.id()))) {
      refusals.add(
          screen.place(),
          screen.id() + " has to be " + mark + ", says isango.yaml",
          "Add " + mark + ": \"true\"");
    }
  }

  /// `arrest.*` names every screen of that file.
  static boolean names(String name, String id) {
    return name.endsWith(".*")
        ? id.startsWith(name.substring(0, name.length() - 1))
        : id.equals(name);
  }
}
