package org.isango.menu.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.isango.menu.Menus;
import org.isango.menu.Screen;
import org.isango.menu.Template;

/// Lists take their rows from a source that isango.yaml declares, and show its columns.
final class Listings {
  private final Menus menus;
  private final Picks picks;
  private final Refusals refusals;
  private final Map<String, Screen.Kind.Listing> byPick = new HashMap<>();

  private Listings(Menus menus, Picks picks, Refusals refusals) {
    this.menus = menus;
    this.picks = picks;
    this.refusals = refusals;
  }

  static void check(Menus menus, Picks picks, Refusals refusals) {
    var listings = new Listings(menus, picks, refusals);
    for (Screen screen : menus.screens().values()) {
      if (screen.kind() instanceof Screen.Kind.Listing listing) {
        listings.source(screen, listing);
        listings.pick(screen, listing);
      }
      if (screen.kind() instanceof Screen.Kind.Asking asking
          && asking.is() instanceof Screen.Answers.Find find
          && !listings.declares(find.source())) {
        listings.unknown(screen, find.source());
      }
    }
  }

  private boolean declares(String source) {
    return menus.settings().lists().containsKey(source);
  }

  private void unknown(Screen screen, String source) {
    refusals.add(
        screen.place(),
        screen.id() + " lists " + source + ", which isango.yaml does not declare",
        "Correct the name, or add it under lists");
  }

  private void source(Screen screen, Screen.Kind.Listing listing) {
    if (!declares(listing.of())) {
      unknown(screen, listing.of());
      return;
    }
    Menus.Source source = menus.settings().lists().get(listing.of());
    for (String column : Template.of(listing.show(), Map.of()).holes()) {
      if (!source.widths().containsKey(column)) {
        refusals.add(
            screen.place(),
            screen.id() + " shows {" + column + "}, which " + listing.of() + " does not have",
            "Show one of " + Holes.named(source.widths().keySet()));
      }
    }
    for (String by : listing.by()) {
      boolean found = by.startsWith("@");
      if (!found && !source.by().contains(by)) {
        refusals.add(
            screen.place(),
            listing.of() + " cannot be filtered by " + by,
            source.by().isEmpty() ? "Remove it from by" : "Use one of " + Holes.named(source.by()));
      }
      set(screen, found ? by.substring(1) : by);
    }
  }

  private void set(Screen screen, String name) {
    Set<String> sure = picks.at(screen);
    if (picks.reached(screen)
        && !sure.contains(name)
        && !menus.settings().facts().containsKey(name)) {
      refusals.add(
          screen.place(),
          "the rows of " + screen.id() + " depend on " + name + ", which some path here never sets",
          "Ask for it on every path, or remove it");
    }
  }

  /// Columns of a pick are looked up in one source; two may share it when they are views of the
  /// same rows, which have the same columns.
  private void pick(Screen screen, Screen.Kind.Listing listing) {
    Screen.Kind.Listing first = byPick.putIfAbsent(listing.pick(), listing);
    if (first != null && !columns(first).equals(columns(listing))) {
      refusals.add(
          screen.place(),
          "the pick " + listing.pick() + " comes from " + first.of() + " and from " + listing.of(),
          "Give one of them another name");
    }
  }

  private Set<String> columns(Screen.Kind.Listing listing) {
    Menus.Source source = menus.settings().lists().get(listing.of());
    return source == null ? Set.of() : source.widths().keySet();
  }
}
