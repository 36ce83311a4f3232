package org.isango.ussd;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.isango.member.Pins.Judged;
import org.isango.menu.Effect;

/// The effects of one hop that have to do with a secret: it is tried, set, taken off, or something
/// is done behind it. Once one did not hold, nothing that comes after it is done.
final class Guarding {
  private static final Instead NO_NUMBER = Instead.end("err.hidden-number");

  private final Work work;
  private final Map<String, Judged> found;
  private final Map<Effect, String> hashes;

  /// What the session had proved before this hop, and what held in it.
  private final Map<String, String> proved;

  private final Map<String, String> moments = new HashMap<>();

  private boolean barred;

  /// @param before the picks of the session before this hop
  /// @param found what the secrets typed in it were
  /// @param hashes of those that are to be kept
  Guarding(
      Work work,
      Map<String, String> before,
      Map<String, Judged> found,
      Map<Effect, String> hashes) {
    this.work = work;
    this.found = found;
    this.hashes = hashes;
    this.proved = new HashMap<>(before);
  }

  boolean isBarred() {
    return barred;
  }

  /// When the secrets of this hop were right, by the names under which a session remembers it.
  Map<String, String> moments() {
    return moments;
  }

  private void holds(String secret) {
    moments.put(secret + Locking.AT, work.now().toString());
    proved.put(secret, Locking.RIGHT);
    proved.putAll(moments);
  }

  /// @return what to say where it was not done
  Optional<Instead> perform(Effect.Guarded effect) {
    var number = work.index();
    if (number.isEmpty()) return Optional.of(NO_NUMBER);
    var locking = new Locking(work.rooms(), work.tx(), number.get(), proved, work.now());
    var instead =
        switch (effect) {
          case Effect.Prove tried -> {
            var judged = Optional.ofNullable(found.get(tried.secret()));
            var refused = locking.prove(tried, judged);
            if (tried.right() && refused.isEmpty()) holds(tried.secret());
            yield refused;
          }
          case Effect.Keep fresh -> {
            var refused = locking.keep(fresh, Optional.ofNullable(hashes.get(fresh)).orElseThrow());
            if (refused.isEmpty()) holds(fresh.secret());
            yield refused;
          }
          case Effect.Drop drop -> locking.drop(drop);
          case Effect.Handle act ->
              new Helping(work.rooms(), work.tx(), work.now()).act(number.get(), proved, act);
        };
    barred = instead.isPresent();
    return instead;
  }
}
