package org.isango.menu;

import java.util.Optional;
import org.isango.menu.Secrets.Verdict;

/// Takes a secret that was typed: holds it against the one that is kept, or hands on a new one.
final class Proving {
  /// What a session remembers under the name of a secret once it was right, or set by herself. The
  /// digits are nowhere.
  static final String RIGHT = "right";

  /// The same once it is wanted no more.
  static final String GONE = "gone";

  private Proving() {}

  /// @return what to say about a wrong one
  static Optional<String> typed(
      Hop hop, Sheet sheet, Screen.Kind.Asking asking, boolean fresh, String digits) {
    String name = asking.ask();
    if (fresh) {
      hop.effect(new Effect.Keep(name, digits));
      hop.pick(name, RIGHT);
      return through(hop, sheet, asking);
    }
    return switch (hop.world.secrets().judge(name, digits)) {
      case Verdict.Right _ -> {
        hop.effect(new Effect.Prove(name, true));
        hop.pick(name, RIGHT);
        yield through(hop, sheet, asking);
      }
      case Verdict.Wrong(int left) -> wrong(hop, asking, left);
      case Verdict.Closed _ -> {
        Going.on(hop, asking.lost());
        yield Optional.empty();
      }
    };
  }

  /// No way leads back to where it was typed.
  private static Optional<String> through(Hop hop, Sheet sheet, Screen.Kind.Asking asking) {
    hop.settle();
    Acting.act(hop, sheet.screen().acts(), "");
    Going.on(hop, asking.go());
    return Optional.empty();
  }

  private static Optional<String> wrong(Hop hop, Screen.Kind.Asking asking, int left) {
    hop.effect(new Effect.Prove(asking.ask(), false));
    if (left == 0) {
      Going.on(hop, asking.lost());
      return Optional.empty();
    }
    hop.pick("n", Integer.toString(left));
    return Rendering.phrase(hop, "err.pin");
  }
}
