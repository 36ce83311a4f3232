package org.isango.menu.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.isango.menu.Screen;

/// One way on from a screen.
///
/// @param by what in the file says so
/// @param to a screen, `back` or `resume`; empty when nothing is written
/// @param passed true when it is taken without an answer
/// @param sure the picks a session surely has when it has taken it
record Way(String by, String to, boolean passed, Set<String> sure) {

  /// All ways on from this screen for a session that surely has these picks.
  static List<Way> of(Screen screen, Set<String> sure) {
    var ways = new ArrayList<Way>();
    switch (screen.kind()) {
      case Screen.Kind.Choice choice -> choice(screen, choice, sure, ways);
      case Screen.Kind.Asking asking -> asking(screen, asking, sure, ways);
      case Screen.Kind.Listing listing -> listing(screen, listing, sure, ways);
      case Screen.Kind.Routing routing -> routing(routing, sure, ways);
      case Screen.Kind.Ending _, Screen.Kind.Phrase _ -> {}
    }
    screen.zeroGo().ifPresent(to -> ways.add(new Way("zero", to, false, sure)));
    return ways;
  }

  private static void choice(
      Screen screen, Screen.Kind.Choice choice, Set<String> sure, List<Way> ways) {
    Set<String> picked = choice.pick().map(p -> plus(sure, p)).orElse(sure);
    for (Screen.Option option : screen.options()) {
      String by = option.go().isPresent() || choice.go().isEmpty() ? option(option) : "go";
      String to = option.go().or(choice::go).orElse("");
      ways.add(new Way(by, to, false, after(after(picked, screen.acts()), option.acts())));
      if (screen.known().isPresent()) {
        ways.add(new Way(by, to, true, picked));
      }
    }
    if (screen.known().isPresent() && choice.go().isPresent()) {
      boolean same = screen.known().equals(choice.pick());
      ways.add(new Way("go", choice.go().get(), true, same ? picked : sure));
    }
  }

  private static void asking(
      Screen screen, Screen.Kind.Asking asking, Set<String> sure, List<Way> ways) {
    boolean kept = !(asking.is() instanceof Screen.Answers.Secret secret && secret.fresh());
    Set<String> answered = kept ? plus(sure, asking.ask()) : sure;
    Set<String> chosen = screen.keptUnder().isPresent() ? answered : sure;
    for (Screen.Option option : screen.options()) {
      ways.add(
          new Way(
              option.go().isPresent() ? option(option) : "go",
              option.go().orElse(asking.go()),
              false,
              after(after(chosen, screen.acts()), option.acts())));
    }
    ways.add(new Way("go", asking.go(), false, after(answered, screen.acts())));
    ways.add(new Way("lost", asking.lost(), false, sure));
    screen.known().ifPresent(_ -> ways.add(new Way("go", asking.go(), true, answered)));
  }

  private static void listing(
      Screen screen, Screen.Kind.Listing listing, Set<String> sure, List<Way> ways) {
    Set<String> picked = plus(sure, listing.pick());
    ways.add(new Way("go", listing.go(), false, after(picked, screen.acts())));
    ways.add(new Way("none", listing.none(), true, sure));
    screen.known().ifPresent(_ -> ways.add(new Way("go", listing.go(), true, picked)));
  }

  private static void routing(Screen.Kind.Routing routing, Set<String> sure, List<Way> ways) {
    for (int i = 0; i < routing.ways().size(); i++) {
      Screen.Way way = routing.ways().get(i);
      var known = new HashSet<>(sure);
      way.when()
          .forEach(
              (name, value) ->
                  Optional.of(name).filter(_ -> !value.equals("none")).ifPresent(known::add));
      ways.add(new Way("way " + (i + 1) + " of route", way.go(), true, known));
    }
  }

  private static String option(Screen.Option option) {
    return "option " + option.id();
  }

  /// What is surely known once these acts are done.
  static Set<String> after(Set<String> sure, List<Screen.Act> acts) {
    var known = new HashSet<>(sure);
    for (Screen.Act act : acts) {
      if (act.name().equals("case")) {
        known.add("case");
      }
      if (act.name().equals("join") || act.name().equals("forget")) {
        known.add("member");
      }
      if (act.name().equals("remember") && act.value().isPresent()) {
        known.add(act.about());
      }
    }
    return known;
  }

  private static Set<String> plus(Set<String> sure, String pick) {
    var more = new HashSet<>(sure);
    more.add(pick);
    return more;
  }
}
