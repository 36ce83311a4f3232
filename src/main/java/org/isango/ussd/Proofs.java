package org.isango.ussd;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.isango.member.Pins.Judged;
import org.isango.member.Pins.What;
import org.isango.menu.Secrets;

/// The secrets of one hop. A step is pure and may be run twice: what it asks to be held against a
/// PIN is noted here, looked at, and the step is run again with the verdict.
final class Proofs implements Secrets {
  /// Names of the secrets in the menus.
  static final String RESPONDER_PIN = "responder-pin";

  static final String RESPONDER_CODE = "responder-code";
  static final String LOCK = "lock";

  private final Map<Typed, Judged> judged = new HashMap<>();
  private final Set<Typed> wanted = new HashSet<>();

  private record Typed(String secret, String digits) {
    @Override
    public String toString() {
      return "[" + secret + "]";
    }
  }

  /// Empty where the menus name a secret that nobody keeps.
  static Optional<What> what(String secret) {
    return switch (secret) {
      case RESPONDER_PIN -> Optional.of(What.RESPONDER);
      case RESPONDER_CODE -> Optional.of(What.CODE);
      case LOCK -> Optional.of(What.LOCK);
      default -> Optional.empty();
    };
  }

  @Override
  public Verdict judge(String secret, String digits) {
    var typed = new Typed(secret, digits);
    if (!judged.containsKey(typed)) wanted.add(typed);
    return switch (judged.getOrDefault(typed, new Judged.Closed())) {
      case Judged.Right _ -> new Verdict.Right();
      case Judged.Wrong(int left, _) -> new Verdict.Wrong(left);
      case Judged.Closed _ -> new Verdict.Closed();
    };
  }

  boolean isWanted() {
    return !wanted.isEmpty();
  }

  /// Looks at everything that was asked for. Waits: for a virtual thread.
  void judge(Rooms rooms, Caller caller) throws TimeoutException {
    for (var typed : wanted) judged.put(typed, judge(rooms, caller, typed));
    wanted.clear();
  }

  private static Judged judge(Rooms rooms, Caller caller, Typed typed) throws TimeoutException {
    var what = what(typed.secret());
    if (what.isEmpty() || caller.index().isEmpty()) return new Judged.Closed();
    return rooms
        .pins()
        .judge(
            rooms.database().reads(),
            caller.index().get(),
            what.get(),
            typed.digits(),
            OffsetDateTime.now(rooms.clock()));
  }

  /// What was found, by secret.
  Map<String, Judged> found() {
    var found = new HashMap<String, Judged>();
    judged.forEach((typed, verdict) -> found.put(typed.secret(), verdict));
    return Map.copyOf(found);
  }
}
