package org.isango.menu.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.isango.menu.Fact;
import org.isango.menu.MenuProblems.Problem;
import org.isango.menu.Menus;
import org.isango.menu.Place;
import org.isango.menu.Screen;

/// What screens and texts rest on stands in the register, and is looked at again in time.
final class Facts {
  private final Menus menus;
  private final Refusals refusals;

  private Facts(Menus menus, Refusals refusals) {
    this.menus = menus;
    this.refusals = refusals;
  }

  static void check(Menus menus, Refusals refusals) {
    var facts = new Facts(menus, refusals);
    for (Screen screen : menus.screens().values()) {
      facts.known(screen.place(), screen.id(), screen.facts());
      facts.expired(screen);
    }
    menus.messages().values().forEach(m -> facts.known(m.place(), m.id(), m.facts()));
    menus.keywords().values().forEach(k -> facts.known(k.place(), k.id(), k.facts()));
    menus.alerts().values().forEach(a -> facts.known(a.place(), a.id(), a.facts()));
    menus.facts().values().forEach(facts::review);
  }

  private void known(Place place, String owner, List<String> ids) {
    for (String id : ids) {
      if (!menus.facts().containsKey(id)) {
        refusals.add(
            place,
            owner + " rests on the fact " + id + ", which is not in the register",
            "Correct the id, or add the fact to facts.yaml");
      }
    }
  }

  private void expired(Screen screen) {
    if (screen.expired().isPresent() && !menus.tells(screen)) {
      refusals.add(
          screen.place(),
          "the text under expired of " + screen.id() + " is never shown, for it tells no fact",
          "Name the fact it tells, or remove expired");
    }
  }

  private void review(Fact fact) {
    LocalDate latest = fact.checked().plusDays(fact.risk().days());
    if (fact.reviewBy().isBefore(fact.checked())) {
      refusals.add(
          fact.place(),
          "the fact " + fact.id() + " is to be reviewed before it was checked",
          "Correct one of the two days");
    } else if (fact.reviewBy().isAfter(latest)) {
      refusals.add(
          fact.place(),
          "the fact " + fact.id() + " is to be reviewed later than its risk allows",
          "Write "
              + latest
              + " or earlier, "
              + fact.risk().days()
              + " days from checking for risk "
              + fact.risk().name().toLowerCase(Locale.ROOT));
    }
  }

  /// Told facts that may not be told any more on this day.
  static List<Problem> expired(Menus menus, LocalDate today) {
    return menus.facts().values().stream()
        .filter(fact -> fact.told() && fact.expiredOn(today))
        .map(fact -> fact.reviewBy().equals(LocalDate.EPOCH) ? unsigned(fact) : old(fact))
        .toList();
  }

  private static Problem unsigned(Fact fact) {
    return new Problem(
        fact.place(),
        "nobody has signed what is told now, so \"ask us\" stands in its place everywhere",
        "Have a lawyer read it, and write signed with initials and the day");
  }

  private static Problem old(Fact fact) {
    return new Problem(
        fact.place(),
        "the fact " + fact.id() + " was to be reviewed by " + fact.reviewBy(),
        "Look it up again, correct what tells it, and write the new days");
  }
}
