package org.isango.ussd;

import java.util.Set;
import org.isango.menu.Effect;

/// What is only noticed on the way to a page. Nobody was told that it is kept.
final class ByTheWay {
  private static final Set<String> NAMES = Set.of("province", "clinic_not_found");

  private ByTheWay() {}

  /// Whether an effect may be lost without anybody being told something untrue.
  static boolean mayBeLost(Effect effect) {
    return switch (effect) {
      case Effect.Remember(String fact, _) -> NAMES.contains(fact);
      case Effect.Count(String what) -> NAMES.contains(what);
      // The note is offered once more.
      case Effect.Read _ -> true;
      case Effect.OpenCase _,
          Effect.Answer _,
          Effect.Join _,
          Effect.Forget _,
          Effect.Unsubscribe _,
          Effect.Silence _,
          Effect.WrongSite _,
          Effect.Rsvp _,
          Effect.Guarded _,
          Effect.Send _ ->
          false;
    };
  }
}
