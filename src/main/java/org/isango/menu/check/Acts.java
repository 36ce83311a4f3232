package org.isango.menu.check;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isango.menu.Effect;
import org.isango.menu.Menus;
import org.isango.menu.Screen;

/// What `do` names can be done, with what is known where it stands.
final class Acts {
  /// Acts that say no more than their name, and the word that stands there by custom.
  private static final Map<String, String> BY_CUSTOM =
      Map.of("join", "me", "unsubscribe", "all", "read", "note");

  private static final Set<String> HANDLE =
      Set.of("accept", "read", "note", "court", "tried", "offer", "back", "close", "unlock");

  private final Menus menus;
  private final Refusals refusals;
  private final Screen screen;
  private final Set<String> known;

  private Acts(Menus menus, Refusals refusals, Screen screen, Set<String> known) {
    this.menus = menus;
    this.refusals = refusals;
    this.screen = screen;
    this.known = known;
  }

  static void check(Menus menus, Picks picks, Refusals refusals) {
    for (Screen screen : menus.screens().values()) {
      if (picks.reached(screen)) {
        screen(menus, picks, refusals, screen);
      }
    }
  }

  private static void screen(Menus menus, Picks picks, Refusals refusals, Screen screen) {
    Set<String> known = new HashSet<>(picks.answered(screen));
    new Acts(menus, refusals, screen, known).all(screen.acts());
    for (Screen.Option option : screen.options()) {
      new Acts(menus, refusals, screen, new HashSet<>(Way.after(known, screen.acts())))
          .all(option.acts());
    }
    boolean never = screen.kind() instanceof Screen.Kind.Routing;
    if (never && !screen.acts().isEmpty()) {
      refusals.add(
          screen.place(),
          "nothing is ever done at " + screen.id() + ", for nobody answers it",
          "Move do to a screen that is shown");
    }
  }

  private void all(List<Screen.Act> acts) {
    for (Screen.Act act : acts) {
      one(act);
      known.addAll(Way.after(known, List.of(act)));
    }
  }

  private void one(Screen.Act act) {
    String says = act.name() + ": " + act.about() + " at " + screen.id();
    switch (act.name()) {
      case "case" -> listed("cases", menus.settings().names().cases(), act.about(), says);
      case "answer" -> {
        listed("answers", menus.settings().names().answers(), act.about(), says);
        if (!known.contains("case")) {
          refuse(
              says + " has no case to go to on some path here",
              "Open it with case before, on every path");
        }
      }
      case "remember" -> remember(act, says);
      case "rsvp" -> {
        listed("answers to a meeting", Effect.Rsvp.WORDS, act.about(), says);
        set("meeting", says);
      }
      case "silence", "wrong" -> set(act.about(), says);
      case "day" -> day(act, says);
      case "sms" -> sms(act, says);
      case "drop" -> {
        if (!Secret.names(menus).contains(act.about())) {
          refuse(says + " is no secret that a screen asks for", "Correct the name");
        }
      }
      case "handle" -> handle(act, says);
      case "forget" -> {
        if (!Set.of("me", "all-but-request").contains(act.about())) {
          refuse(says + " is not written so", "Write forget: me, or forget: all-but-request");
        }
      }
      default ->
          Optional.ofNullable(BY_CUSTOM.get(act.name()))
              .filter(word -> !word.equals(act.about()))
              .ifPresent(
                  word -> refuse(says + " is not written so", "Write " + act.name() + ": " + word));
    }
  }

  private void handle(Screen.Act act, String says) {
    if (!HANDLE.contains(act.about())) {
      refuse(
          says + " is nothing a responder can do",
          "Write one of " + String.join(", ", HANDLE.stream().sorted().toList()));
    }
    set("request", says);
    if (act.about().equals("close")) {
      set("outcome", says);
    }
  }

  private void listed(String list, List<String> names, String name, String says) {
    if (!names.isEmpty() && !names.contains(name)) {
      refuse(
          says + " is not among the " + list + " of isango.yaml",
          "Correct the name; a new one is added there by whoever teaches it to the service");
    }
  }

  private void remember(Screen.Act act, String says) {
    if (!menus.settings().facts().containsKey(act.about())) {
      refuse(says + " is no fact", "Correct the name, or add it under facts in isango.yaml");
    } else if (act.value().isEmpty()) {
      set(act.about(), says);
    }
  }

  private void day(Screen.Act act, String says) {
    String what = act.value().orElse("");
    if (!Effect.CourtDay.WORDS.contains(what)) {
      refuse(
          says + " does not say what is done with it",
          "Write day: {PICK: WHAT}, WHAT one of " + String.join(", ", Effect.CourtDay.WORDS));
      return;
    }
    if (!menus.settings().facts().containsKey(act.about())) set(act.about(), says);
    if (what.equals("about") && !known.contains("case")) {
      refuse(says + " has no case on some path here", "Open it with case before, on every path");
    }
  }

  private void set(String pick, String says) {
    if (!known.contains(pick)) {
      refuse(says + " is not set on some path here", "Let every path here pick it");
    }
  }

  private void sms(Screen.Act act, String says) {
    Menus.Message message = menus.messages().get(act.about());
    if (message == null) {
      refuse(says + " is no message", "Correct the name, or write a message with sms");
      return;
    }
    for (String hole : Holes.unfixed(menus, Written.holes(message.text()), message.facts())) {
      Holes.whyUnset(menus, known, hole)
          .ifPresent(
              why ->
                  refuse(
                      "the message "
                          + message.id()
                          + " sent at "
                          + screen.id()
                          + " needs {"
                          + hole
                          + "}, "
                          + why,
                      Holes.TODO));
    }
  }

  private void refuse(String what, String todo) {
    refusals.add(screen.place(), what, todo);
  }
}
