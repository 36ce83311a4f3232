package org.isango.menu.check;

import java.util.List;
import org.isango.menu.Menus;
import org.isango.menu.Place;
import org.isango.menu.Preview;
import org.isango.menu.Screen;
import org.isango.text.Language;

/// Every screen fits in every language with the longest real data, and the English leaves room for
/// languages that need more.
final class Budget {
  private final Preview preview;
  private final Refusals refusals;

  private Budget(Preview preview, Refusals refusals) {
    this.preview = preview;
    this.refusals = refusals;
  }

  static void check(Menus menus, Preview preview, Refusals refusals) {
    var budget = new Budget(preview, refusals);
    for (Screen screen : menus.screens().values()) {
      if (screen.kind() instanceof Screen.Kind.Routing) {
        continue;
      }
      if (budget.fits(screen, screen.place(), "in English", preview.english(screen))) {
        budget.leavesRoom(screen);
      }
      for (Language language : menus.texts().keySet()) {
        var entry = menus.texts().get(language).get(screen.id());
        if (entry != null) {
          budget.fits(
              screen,
              entry.place(),
              "in " + language.ownName(),
              preview.translated(screen, language));
        }
      }
    }
  }

  private boolean fits(Screen screen, Place place, String language, List<Preview.Form> forms) {
    int budget = preview.budget(screen);
    boolean all = true;
    for (Preview.Form form : forms) {
      int over = form.septets() - budget;
      if (over > 0) {
        all = false;
        refusals.add(
            place,
            takes(screen, form) + " " + language + ", with the longest data",
            "Take away " + over + " letters or more" + advice(screen));
      }
    }
    return all;
  }

  private static String advice(Screen screen) {
    return screen.kind() instanceof Screen.Kind.Listing listing && listing.page() > 1
        ? ", or show fewer rows a page"
        : "";
  }

  private void leavesRoom(Screen screen) {
    if (screen.traits().tight()) {
      return;
    }
    preview.stretched(screen).stream()
        .filter(form -> form.septets() > preview.budget(screen))
        .findFirst()
        .ifPresent(
            form ->
                refusals.add(
                    screen.place(),
                    takes(screen, form) + " in a language that needs 30 % more than English",
                    "Shorten it, or write tight: \"true\" once it is agreed that translations have"
                        + " to be as short"));
  }

  private String takes(Screen screen, Preview.Form form) {
    String what = form.what().replaceFirst("^it", screen.id());
    return what + " takes " + form.septets() + " of " + preview.budget(screen) + " septets";
  }
}
