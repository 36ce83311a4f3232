package org.isango.menu.check;

import java.util.HashSet;
import java.util.Set;
import org.isango.menu.Menus;
import org.isango.menu.Screen;

/// Secrets have names that isango.yaml declares, and what stands behind one is asked for somewhere
/// and never offered for going on after a drop.
final class Secret {
  private static final int LEAST = 4;

  private Secret() {}

  static void check(Menus menus, Refusals refusals) {
    Set<String> asked = names(menus);
    for (Screen screen : menus.screens().values()) {
      if (screen.kind() instanceof Screen.Kind.Asking asking
          && asking.is() instanceof Screen.Answers.Secret secret) {
        asking(menus, refusals, screen, asking, secret);
      }
      screen
          .behind()
          .filter(name -> !asked.contains(name))
          .ifPresent(
              name ->
                  refusals.add(
                      screen.place(),
                      screen.id() + " stands behind " + name + ", which no screen asks for",
                      "Correct the name"));
      if (screen.behind().isPresent() && screen.traits().resume()) {
        refusals.add(
            screen.place(),
            screen.id() + " stands behind a secret and says resume",
            "Remove one of them: going on after a drop never leads past a secret");
      }
    }
  }

  private static void asking(
      Menus menus,
      Refusals refusals,
      Screen screen,
      Screen.Kind.Asking asking,
      Screen.Answers.Secret secret) {
    var declared = menus.settings().names().secrets();
    if (!declared.isEmpty() && !declared.contains(asking.ask())) {
      refusals.add(
          screen.place(),
          screen.id() + " asks for " + asking.ask() + ", which is not among the secrets",
          "Use one of " + Holes.named(declared));
    }
    if (secret.least() < LEAST || screen.traits().resume()) {
      refusals.add(
          screen.place(),
          "the secret of " + screen.id() + " is short, or offered again after a drop",
          "Ask for 4 digits or more, and remove resume");
    }
  }

  /// Every secret that a screen holds what is typed against.
  static Set<String> names(Menus menus) {
    var names = new HashSet<String>();
    for (Screen screen : menus.screens().values()) {
      if (screen.kind() instanceof Screen.Kind.Asking asking
          && asking.is() instanceof Screen.Answers.Secret secret
          && !secret.fresh()) {
        names.add(asking.ask());
      }
    }
    return names;
  }
}
