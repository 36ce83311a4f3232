package org.isango.menu;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Moves a session from screen to screen.
final class Going {
  /// More screens in a row than this are not passed without an answer; `check` refuses menus that
  /// would.
  private static final int PASSED = 40;

  private Going() {}

  static void start(Hop hop) {
    enter(hop, hop.book.settings().start());
  }

  static void home(Hop hop) {
    enter(hop, hop.book.settings().home());
  }

  /// Follows an answer. The screen left is kept for going back.
  static void on(Hop hop, String target) {
    if (target.equals("back")) {
      back(hop);
      return;
    }
    String from = hop.at;
    int page = hop.page;
    boolean resumed = target.equals("resume") && hop.dropped().isPresent();
    enter(hop, target);
    boolean home = hop.at.equals(hop.book.settings().home());
    if (!home && !resumed && !hop.at.equals(from)) {
      hop.push(from, page);
    }
  }

  /// Shows the screen before, as it was left; home when there is none.
  static void back(Hop hop) {
    for (Optional<String> last = hop.pop(); last.isPresent(); last = hop.pop()) {
      int mark = last.get().indexOf('#');
      String id = mark < 0 ? last.get() : last.get().substring(0, mark);
      Optional<Sheet> sheet = hop.book.sheet(id);
      if (sheet.isPresent()) {
        if (canBeShown(hop, sheet.get().screen())) {
          stand(hop, id, mark < 0 ? 0 : number(last.get().substring(mark + 1)));
        } else {
          enter(hop, id);
        }
        return;
      }
    }
    home(hop);
  }

  /// Whether it stands behind a secret that nobody has typed in this session. Whatever way leads
  /// there, it leads home instead.
  private static boolean isBarred(Hop hop, Screen screen) {
    return screen
        .behind()
        .filter(secret -> !Proving.RIGHT.equals(hop.picks().get(secret)))
        .isPresent();
  }

  private static int number(String page) {
    return page.matches("[0-9]{1,4}") ? Integer.parseInt(page) : 0;
  }

  /// False for a list that has become empty, and for what other menus showed when the session was
  /// cut off and these only pass.
  private static boolean canBeShown(Hop hop, Screen screen) {
    if (isBarred(hop, screen)) {
      return false;
    }
    return switch (screen.kind()) {
      case Screen.Kind.Listing listing -> !Rows.of(hop, listing).isEmpty();
      case Screen.Kind.Choice _, Screen.Kind.Asking _, Screen.Kind.Ending _ -> true;
      case Screen.Kind.Routing _, Screen.Kind.Phrase _ -> false;
    };
  }

  private static void enter(Hop hop, String target) {
    String next = target;
    for (int i = 0; i < PASSED; i++) {
      if (next.equals("back")) {
        back(hop);
        return;
      }
      if (next.equals("resume") && hop.dropped().isPresent()) {
        State dropped = hop.dropped().get();
        hop.load(dropped);
        hop.unprove();
        stand(hop, dropped.at(), dropped.page());
        return;
      }
      Optional<Sheet> sheet = hop.book.sheet(next);
      Optional<String> further =
          sheet.isEmpty() || isBarred(hop, sheet.get().screen())
              ? Optional.of(hop.book.settings().home())
              : passed(hop, sheet.get().screen());
      if (further.isEmpty()) {
        arrive(hop, sheet.orElseThrow());
        return;
      }
      next = further.get();
    }
    throw new IllegalStateException("The screens lead in a circle from " + target);
  }

  /// Where a screen that is not shown leads; empty when it is shown.
  private static Optional<String> passed(Hop hop, Screen screen) {
    return switch (screen.kind()) {
      case Screen.Kind.Routing routing -> Optional.of(way(hop, routing.ways()));
      case Screen.Kind.Phrase _ -> Optional.of(hop.book.settings().home());
      case Screen.Kind.Ending _ -> Optional.empty();
      case Screen.Kind.Choice choice ->
          known(hop, screen)
              .flatMap(
                  value -> {
                    Optional<Screen.Option> option =
                        screen.options().stream().filter(o -> o.id().equals(value)).findFirst();
                    option.flatMap(_ -> choice.pick()).ifPresent(pick -> hop.pick(pick, value));
                    return option.flatMap(Screen.Option::go).or(choice::go);
                  });
      case Screen.Kind.Asking asking ->
          known(hop, screen)
              .map(
                  value -> {
                    hop.pick(asking.ask(), value);
                    return asking.go();
                  });
      case Screen.Kind.Listing listing -> {
        Optional<String> value =
            known(hop, screen).filter(id -> hop.world.lists().row(listing.of(), id).isPresent());
        value.ifPresent(id -> hop.pick(listing.pick(), id));
        yield value.isPresent()
            ? Optional.of(listing.go())
            : Rows.of(hop, listing).isEmpty() ? Optional.of(listing.none()) : Optional.empty();
      }
    };
  }

  private static Optional<String> known(Hop hop, Screen screen) {
    return screen.known().map(hop::known).filter(value -> !value.isEmpty());
  }

  private static String way(Hop hop, List<Screen.Way> ways) {
    for (Screen.Way way : ways) {
      if (holds(hop, way.when())) {
        return way.go();
      }
    }
    return hop.book.settings().home();
  }

  private static boolean holds(Hop hop, Map<String, String> when) {
    for (var condition : when.entrySet()) {
      String value = hop.known(condition.getKey());
      boolean right =
          condition.getValue().equals("none")
              ? value.isEmpty() || value.equals("none")
              : value.equals(condition.getValue());
      if (!right) {
        return false;
      }
    }
    return true;
  }

  private static void arrive(Hop hop, Sheet sheet) {
    stand(hop, sheet.screen().id(), 0);
    if (hop.at.equals(hop.book.settings().home())) {
      hop.clearTrail();
    }
    if (sheet.screen().kind() instanceof Screen.Kind.Ending) {
      Acting.act(hop, sheet.screen().acts(), "");
    }
  }

  private static void stand(Hop hop, String id, int page) {
    hop.at = id;
    hop.page = page;
    hop.misses = 0;
  }
}
