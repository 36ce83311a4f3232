package org.isango.menu;

import java.util.ArrayList;
import java.util.List;

/// Where screens lead.
final class Targets {
  private Targets() {}

  /// Screens that may come instead of this one without any answer: ways of a route, what follows a
  /// known fact, the way out of an empty list.
  static List<String> unanswered(Screen screen) {
    var targets = new ArrayList<String>();
    switch (screen.kind()) {
      case Screen.Kind.Routing routing -> routing.ways().forEach(w -> targets.add(w.go()));
      case Screen.Kind.Listing listing -> targets.add(listing.none());
      case Screen.Kind.Choice _,
          Screen.Kind.Asking _,
          Screen.Kind.Ending _,
          Screen.Kind.Phrase _ -> {}
    }
    if (screen.known().isPresent()) {
      targets.addAll(answered(screen));
    }
    return targets;
  }

  /// Screens that an answer may lead to.
  static List<String> answered(Screen screen) {
    var targets = new ArrayList<String>();
    screen.options().forEach(o -> o.go().ifPresent(targets::add));
    switch (screen.kind()) {
      case Screen.Kind.Choice choice -> choice.go().ifPresent(targets::add);
      case Screen.Kind.Listing listing -> targets.add(listing.go());
      case Screen.Kind.Asking asking -> targets.add(asking.go());
      case Screen.Kind.Routing _, Screen.Kind.Ending _, Screen.Kind.Phrase _ -> {}
    }
    return targets;
  }
}
