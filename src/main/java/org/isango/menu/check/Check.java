package org.isango.menu.check;

import java.time.LocalDate;
import java.util.List;
import org.isango.menu.MenuProblems.Problem;
import org.isango.menu.Menus;
import org.isango.menu.Preview;

/// Checks that the menus make sense as a whole. The reader has refused before what is not written
/// as it should be.
public final class Check {
  private Check() {}

  /// @param refused what may not be shown to a member
  /// @param expired told facts past their review date, which are replaced by "ask us" when shown
  /// @param untranslated what is promised in another language and shown in English for now
  public record Report(List<Problem> refused, List<Problem> expired, List<Problem> untranslated) {
    public Report {
      refused = List.copyOf(refused);
      expired = List.copyOf(expired);
      untranslated = List.copyOf(untranslated);
    }
  }

  public static Report check(Menus menus, LocalDate today) {
    var refusals = new Refusals();
    var preview = new Preview(menus);
    var picks = new Picks(menus);
    Leads.check(menus, refusals);
    Reach.check(menus, picks, refusals);
    Circles.check(menus, refusals);
    Phrases.check(menus, refusals);
    Said.check(menus, refusals);
    Listings.check(menus, picks, refusals);
    Routes.check(menus, refusals);
    Keys.check(menus, refusals);
    Acts.check(menus, picks, refusals);
    Holes.check(menus, picks, preview, refusals);
    Letters.check(menus, refusals);
    Budget.check(menus, preview, refusals);
    Segmented.check(menus, preview, refusals);
    Entries.check(menus, refusals);
    Fresh.check(menus, refusals);
    Signed.check(menus, refusals);
    Likeness.check(menus, refusals);
    Discreet.check(menus, refusals);
    Marks.check(menus, refusals);
    Secret.check(menus, refusals);
    Dated.check(menus, refusals);
    Keywords.check(menus, refusals);
    Facts.check(menus, refusals);
    Laws.check(menus, refusals);
    return new Report(refusals.sorted(), expired(menus, today), Promised.broken(menus));
  }

  /// Told facts past their review date on this day.
  public static List<Problem> expired(Menus menus, LocalDate today) {
    return Facts.expired(menus, today);
  }
}
