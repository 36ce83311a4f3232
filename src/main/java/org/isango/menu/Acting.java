package org.isango.menu;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Turns the `do` of a screen into effects, in order.
final class Acting {
  private static final String MEMBER = "member";

  /// `forget: all-but-request`
  private static final String KEEP_REQUEST = "all-but-request";

  private Acting() {}

  /// @param value the answer just given; empty when there was none
  static void act(Hop hop, List<Screen.Act> acts, String value) {
    for (Screen.Act act : acts) {
      act(hop, act, value);
    }
  }

  private static void act(Hop hop, Screen.Act act, String value) {
    String about = act.about();
    switch (act.name()) {
      case "case" -> {
        hop.effect(new Effect.OpenCase(about));
        hop.pick("case", about);
      }
      case "answer" -> {
        String kind = hop.picks().getOrDefault("case", "");
        if (!kind.isEmpty() && !value.isEmpty()) {
          hop.effect(new Effect.Answer(kind, about, value));
        }
      }
      case "remember" -> remember(hop, about, act.value().orElse(hop.known(about)));
      case "join" -> member(hop, new Effect.Join(), "yes");
      case "forget" -> member(hop, new Effect.Forget(about.equals(KEEP_REQUEST)), "none");
      case "unsubscribe" -> hop.effect(new Effect.Unsubscribe());
      case "silence" -> picked(hop, about, Effect.Silence::new);
      case "wrong" -> picked(hop, about, Effect.WrongSite::new);
      case "day" -> day(hop, about, act.value().orElse(""), value);
      case "sms" -> hop.effect(new Effect.Send(about, values(hop, about)));
      case "rsvp" -> rsvp(hop, about);
      case "read" -> hop.effect(new Effect.Read());
      case "drop" -> {
        hop.effect(new Effect.Drop(about));
        hop.pick(about, Proving.GONE);
      }
      case "handle" -> handle(hop, about, value);
      case "count" -> hop.effect(new Effect.Count(about));
      // The reader lets no other name pass.
      default -> throw new IllegalStateException("No act has this name: " + act.name());
    }
  }

  /// About what was picked, where anything was.
  private static void picked(Hop hop, String pick, Function<String, Effect> effect) {
    if (!hop.known(pick).isEmpty()) hop.effect(effect.apply(hop.known(pick)));
  }

  private static void handle(Hop hop, String act, String answer) {
    String request = hop.known("request");
    if (request.isEmpty()) {
      return;
    }
    String value =
        switch (act) {
          case "note", "court", "offer" -> answer;
          case "close" -> hop.known("outcome");
          default -> "";
        };
    hop.effect(new Effect.Handle(act, request, value));
  }

  /// @param pick holds the day; where she has none, nothing is done
  private static void day(Hop hop, String pick, String what, String answer) {
    String day = hop.known(pick);
    if (day.isEmpty()) return;
    String value =
        switch (what) {
          case "move" -> answer;
          case "about" -> hop.known("case");
          default -> "";
        };
    hop.effect(new Effect.CourtDay(day, what, value));
  }

  /// Joining and leaving count from the next key, and no way leads back over them.
  private static void member(Hop hop, Effect effect, String now) {
    hop.effect(effect);
    hop.pick(MEMBER, now);
    hop.settle();
  }

  /// Whoever has not joined is only counted.
  private static void rsvp(Hop hop, String said) {
    String meeting = hop.known("meeting");
    if (meeting.isEmpty()) return;
    hop.effect(
        hop.known(MEMBER).equals("yes")
            ? new Effect.Rsvp(meeting, said)
            : new Effect.Count("meeting_" + said));
  }

  private static void remember(Hop hop, String fact, String value) {
    if (!value.isEmpty()) {
      hop.pick(fact, value);
      // Nothing is kept for somebody who has not joined.
      if (hop.known(MEMBER).equals("yes")) {
        hop.effect(new Effect.Remember(fact, value));
      }
    }
  }

  /// What the template needs, as it is known now: the SMS is written later, by somebody who does
  /// not know the session.
  private static Map<String, String> values(Hop hop, String message) {
    var values = new HashMap<String, String>();
    hop.book
        .message(message, hop.speaks())
        .ifPresent(
            template -> {
              for (String name : template.holes()) {
                String value = hop.known(name);
                if (!value.isEmpty()) {
                  values.put(name, value);
                }
              }
            });
    return values;
  }
}
