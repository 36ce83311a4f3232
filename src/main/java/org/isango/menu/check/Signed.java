package org.isango.menu.check;

import java.util.regex.Pattern;
import org.isango.menu.Menus;
import org.isango.menu.Translation;
import org.isango.menu.Translation.Status;

/// Every step of a translation behind the draft has somebody who answers for it: initials and the
/// day, never a name.
final class Signed {
  private static final Pattern WHO = Pattern.compile("[A-Z]{2,4} [0-9]{4}-[0-9]{2}-[0-9]{2}");

  private Signed() {}

  static void check(Menus menus, Refusals refusals) {
    menus
        .texts()
        .forEach(
            (language, entries) ->
                entries.forEach(
                    (id, entry) -> {
                      for (var step : Status.values()) {
                        step(id + " in " + language.ownName(), entry, step, refusals);
                      }
                    }));
  }

  private static void step(String name, Translation entry, Status step, Refusals refusals) {
    boolean taken = step != Status.DRAFT && entry.status().compareTo(step) >= 0;
    String who = entry.signed().getOrDefault(step, "");
    if (taken && who.isEmpty()) {
      refusals.add(
          entry.place(),
          name + " is " + entry.status().word() + ", and nobody has signed " + step.word(),
          "Write " + step.word() + ": with initials and the day, like \"TM 2026-12-01\"");
    } else if (!who.isEmpty() && !WHO.matcher(who).matches()) {
      refusals.add(
          entry.place(),
          step.word() + " of " + name + " has to be initials and a day",
          "Write it like \"TM 2026-12-01\", without a name");
    }
  }
}
