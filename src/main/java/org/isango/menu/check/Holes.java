package org.isango.menu.check;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.isango.menu.Menus;
import org.isango.menu.Preview;
import org.isango.menu.Screen;
import org.isango.menu.Template;

/// Every hole like `{clinic.name}` is filled by something, on every path to where it stands, and it
/// is known how long it can get.
final class Holes {
  static final String TODO = "Correct the name, or let every path here set it";

  /// Known only once a case has been opened in this session.
  private static final Set<String> OF_A_CASE = Set.of("ref", "deadline");

  private Holes() {}

  static void check(Menus menus, Picks picks, Preview preview, Refusals refusals) {
    for (Screen screen : menus.screens().values()) {
      boolean shown = picks.reached(screen) || screen.kind() instanceof Screen.Kind.Phrase;
      for (String hole : shown ? of(menus, screen) : Set.<String>of()) {
        Optional<String> why = why(menus, picks, screen, hole);
        why.ifPresent(
            unset ->
                refusals.add(
                    screen.place(), screen.id() + " shows {" + hole + "}, " + unset, TODO));
        if (why.isEmpty() && preview.longest(hole).isEmpty()) {
          refusals.add(
              screen.place(),
              "nobody has said how long {" + hole + "} of " + screen.id() + " can get",
              "Add " + hole + " under facts in isango.yaml, with its longest value");
        }
      }
    }
  }

  private static Optional<String> why(Menus menus, Picks picks, Screen screen, String hole) {
    return screen.kind() instanceof Screen.Kind.Phrase
        ? undeclared(menus, hole)
        : whyUnset(menus, picks.at(screen), hole);
  }

  /// Names the service fills by itself have to be declared.
  static Optional<String> undeclared(Menus menus, String hole) {
    return menus.settings().facts().containsKey(hole)
        ? Optional.empty()
        : Optional.of("which isango.yaml does not declare under facts or words");
  }

  /// Why nothing fills this hole; empty when something does.
  static Optional<String> whyUnset(Menus menus, Set<String> known, String hole) {
    var settings = menus.settings();
    if (OF_A_CASE.contains(hole)) {
      return known.contains("case")
          ? undeclared(menus, hole)
          : Optional.of("which is set by case, and some path here opens none");
    }
    int dot = hole.indexOf('.');
    String name = dot < 0 ? hole : hole.substring(0, dot);
    if (!known.contains(name) && !settings.facts().containsKey(name)) {
      return Optional.of("which some path here never sets");
    }
    if (dot < 0) {
      return Optional.empty();
    }
    return sourceOf(menus, name)
        .filter(source -> source.widths().containsKey(hole.substring(dot + 1)))
        .map(_ -> Optional.<String>empty())
        .orElse(Optional.of("which is no column of a row picked"));
  }

  private static Optional<Menus.Source> sourceOf(Menus menus, String pick) {
    return menus.screens().values().stream()
        .flatMap(
            s ->
                s.kind() instanceof Screen.Kind.Listing listing && listing.pick().equals(pick)
                    ? Stream.ofNullable(menus.settings().lists().get(listing.of()))
                    : Stream.empty())
        .findFirst();
  }

  /// Holes of everything in English that is shown of a screen.
  private static Set<String> of(Menus menus, Screen screen) {
    var holes = new HashSet<String>();
    Parts.english(screen, menus)
        .values()
        .forEach(text -> holes.addAll(Template.of(text, menus.fixedWords(screen.facts())).holes()));
    return holes;
  }

  /// Names with commas between.
  static String named(Collection<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }
}
