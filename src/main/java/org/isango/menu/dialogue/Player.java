package org.isango.menu.dialogue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isango.menu.Conversation;
import org.isango.menu.Effect;
import org.isango.menu.Fact;
import org.isango.menu.Lists;
import org.isango.menu.MenuProblems.Problem;
import org.isango.menu.Menus;
import org.isango.menu.Place;
import org.isango.menu.State;
import org.isango.menu.dialogue.Dialogue.Doing;
import org.isango.menu.texting.Standing.Question;
import org.isango.menu.texting.Texter;
import org.isango.text.Gsm7;
import org.isango.text.Language;
import org.isango.text.Segments;

/// Plays a dialogue and notes what is really seen. Whether each screen and each SMS fits a phone is
/// looked at without being asked.
public final class Player {
  private final Menus menus;
  private final Lists lists;

  public Player(Menus menus, Lists lists) {
    this.menus = menus;
    this.lists = lists;
  }

  public Played play(Dialogue dialogue) {
    return play(dialogue, Optional.empty());
  }

  /// @param language in which every screen is shown instead of hers
  Played play(Dialogue dialogue, Optional<Language> language) {
    Optional<String> law = law(dialogue);
    if (law.isPresent() && !law.get().equals(menus.law().position())) {
      return new Player(menus.under(law.get()), lists).play(dialogue, language);
    }
    var problems = new ArrayList<Problem>();
    var scenes = new ArrayList<Played.Scene>();
    Rehearsal rehearsal = rehearsal(dialogue, problems);
    language.ifPresent(rehearsal::speak);
    for (Dialogue.Move move : dialogue.moves()) {
      Optional<Rehearsal.Seen> seen = move(rehearsal, move, problems);
      var scene = new Played.Scene(move, seen);
      scene.shown().ifPresent(s -> look(s, move, problems));
      scenes.add(scene);
    }
    return new Played(dialogue, scenes, problems);
  }

  /// `given: law struck` plays it after that outcome of `law.yaml`.
  private Optional<String> law(Dialogue dialogue) {
    return dialogue.given().stream()
        .filter(given -> given.name().equals("law"))
        .map(Dialogue.Given::value)
        .filter(menus.law().outcomes()::containsKey)
        .findFirst();
  }

  private Rehearsal rehearsal(Dialogue dialogue, List<Problem> problems) {
    var rehearsal = new Rehearsal(menus, lists(dialogue, problems), today(dialogue, problems));
    for (Dialogue.Given given : dialogue.given()) {
      switch (given.name()) {
        case "today", "empty", "law" -> {}
        case String name when menus.settings().names().secrets().contains(name) ->
            rehearsal.keep(name, given.value());
        case "silence" -> silence(rehearsal, given, problems);
        case "called" -> rehearsal.texts().call(given.value());
        case "holds" -> rehearsal.texts().hold(given.value());
        case "taken" -> rehearsal.texts().lose(given.value());
        case "asked" -> asked(rehearsal, given, problems);
        case "dropped" -> {
          rehearsal.cutOff(given.value());
          if (!mayResume(given.value())) {
            problems.add(
                new Problem(
                    given.place(),
                    "no session is continued on a screen " + given.value(),
                    "Name a screen that says resume"));
          }
        }
        default -> {
          rehearsal.know(given.name(), given.value());
          if (!menus.settings().facts().containsKey(given.name())) {
            problems.add(
                new Problem(
                    given.place(),
                    "isango.yaml has no fact " + given.name(),
                    "Use one of those under facts or secrets there, or today, law, silence, called,"
                        + " holds, taken, asked, dropped, empty"));
          }
        }
      }
    }
    return rehearsal;
  }

  private static void silence(Rehearsal rehearsal, Dialogue.Given given, List<Problem> problems) {
    switch (given.value()) {
      case "asked" -> rehearsal.texts().silence(Texter.Silence.ASKED);
      case "lost" -> rehearsal.texts().silence(Texter.Silence.LOST);
      default ->
          problems.add(new Problem(given.place(), "silence is asked or lost", "Write one of them"));
    }
  }

  private static void asked(Rehearsal rehearsal, Dialogue.Given given, List<Problem> problems) {
    switch (given.value()) {
      case "meeting" -> rehearsal.texts().ask(Question.MEETING);
      case "court" -> rehearsal.texts().ask(Question.COURT);
      case "trust" -> rehearsal.texts().ask(Question.TRUST);
      default ->
          problems.add(
              new Problem(given.place(), "asked is meeting, court or trust", "Write one of them"));
    }
  }

  /// The directory without the rows of the lists that are given as empty.
  private Lists lists(Dialogue dialogue, List<Problem> problems) {
    Lists all = lists;
    for (Dialogue.Given given : dialogue.given()) {
      if (given.name().equals("empty")) {
        all = new Without(all, given.value());
        if (!menus.settings().lists().containsKey(given.value())) {
          problems.add(
              new Problem(
                  given.place(),
                  "isango.yaml has no list " + given.value(),
                  "Use one of those under lists there"));
        }
      }
    }
    return all;
  }

  private record Without(Lists all, String gone) implements Lists {
    @Override
    public List<Row> rows(String source, Map<String, String> picks) {
      return source.equals(gone) ? List.of() : all.rows(source, picks);
    }

    @Override
    public List<Row> find(String source, Map<String, String> picks, String typed) {
      return source.equals(gone) ? List.of() : all.find(source, picks, typed);
    }

    @Override
    public Optional<Row> row(String source, String id) {
      return source.equals(gone) ? Optional.empty() : all.row(source, id);
    }
  }

  private boolean mayResume(String screen) {
    return Conversation.mayResume(
        menus, new State(screen, Optional.empty(), State.NEW.picks(), List.of(), 0, 0, List.of()));
  }

  /// The day given, or else the last on which every fact may be told, so that a dialogue does not
  /// change by itself as days go by.
  private LocalDate today(Dialogue dialogue, List<Problem> problems) {
    LocalDate today =
        menus.facts().values().stream()
            .filter(Fact::told)
            .map(Fact::reviewBy)
            .min(LocalDate::compareTo)
            .orElse(LocalDate.EPOCH);
    for (Dialogue.Given given : dialogue.given()) {
      if (given.name().equals("today")) {
        try {
          today = LocalDate.parse(given.value());
        } catch (DateTimeException e) {
          problems.add(
              new Problem(given.place(), "today has to be a day", "Write it like 2026-11-24"));
        }
      }
    }
    return today;
  }

  private static Optional<Rehearsal.Seen> move(
      Rehearsal rehearsal, Dialogue.Move move, List<Problem> problems) {
    return switch (move.doing()) {
      case Doing.Dials(List<String> suffix) -> Optional.of(rehearsal.dial(suffix));
      case Doing.Types(String text) -> {
        if (rehearsal.isOpen()) {
          yield Optional.of(rehearsal.type(text));
        }
        problems.add(
            new Problem(move.place(), "no session is open to answer", "Write > dials before it"));
        yield Optional.empty();
      }
      case Doing.Texts(String text) -> Optional.of(rehearsal.text(text));
      case Doing.Drops _ -> {
        rehearsal.drop();
        yield Optional.empty();
      }
      case Doing.Waits _ -> {
        rehearsal.pause();
        yield Optional.empty();
      }
    };
  }

  private void look(Rehearsal.Shown shown, Dialogue.Move move, List<Problem> problems) {
    boolean first = move.doing() instanceof Doing.Dials dials && dials.suffix().isEmpty();
    int budget = first ? menus.settings().first() : menus.settings().limit();
    String text = shown.reply().text();
    if (text.isEmpty()) {
      unfit(move.place(), "the screen " + shown.at() + " is empty", problems);
    } else if (!Gsm7.fits(text)) {
      unfit(move.place(), "the screen " + shown.at() + " has letters no phone has", problems);
    } else if (Gsm7.septets(text) > budget) {
      unfit(
          move.place(),
          "the screen "
              + shown.at()
              + " takes "
              + Gsm7.septets(text)
              + " of "
              + budget
              + " septets",
          problems);
    }
    for (Effect effect : shown.effects()) {
      if (effect instanceof Effect.Send send) {
        look(send, move, problems);
      }
    }
  }

  private void look(Effect.Send send, Dialogue.Move move, List<Problem> problems) {
    String text =
        Conversation.message(menus, send.template(), Language.EN, send.values(), LocalDate.MIN);
    int segments = Segments.of(text).count();
    int most = menus.messages().get(send.template()).segments();
    if (segments > most) {
      unfit(
          move.place(),
          "the SMS " + send.template() + " takes " + segments + " of " + most + " segments",
          problems);
    }
  }

  private static void unfit(Place place, String what, List<Problem> problems) {
    problems.add(new Problem(place, what, "Shorten the text or the row behind it"));
  }
}
