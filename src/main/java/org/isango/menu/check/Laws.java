package org.isango.menu.check;

import org.isango.menu.Law;
import org.isango.menu.Menus;
import org.isango.menu.Preview;

/// What waits in `law.yaml` fits a phone and speaks only of what is there, long before it is
/// needed.
final class Laws {
  private Laws() {}

  static void check(Menus menus, Refusals refusals) {
    Law law = menus.law();
    law.outcomes().forEach((name, outcome) -> names(menus, name, outcome, refusals));
    for (String name : law.outcomes().keySet()) {
      Menus then = menus.supposing(name);
      var preview = new Preview(then);
      Budget.check(then, preview, refusals);
      Segmented.check(then, preview, refusals);
      Letters.check(then, refusals);
      Likeness.check(then, refusals);
    }
  }

  private static void names(Menus menus, String name, Law.Outcome outcome, Refusals refusals) {
    for (String id : menus.law().about()) {
      if (Parts.of(id, menus).isEmpty()) {
        refusals.add(
            outcome.place(),
            "law.yaml is about " + id + ", which is neither screen nor keyword",
            "Correct the name under about");
      }
    }
    for (String id : outcome.texts().keySet()) {
      if (!menus.law().about().contains(id)) {
        refusals.add(
            outcome.place(),
            "the text of " + name + " for " + id + " is never shown",
            "Add " + id + " to about, or remove the text");
      }
    }
  }
}
