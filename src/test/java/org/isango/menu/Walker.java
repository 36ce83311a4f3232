package org.isango.menu;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.isango.text.Language;

/// Somebody who walks the menus at random, preferring the keys tried least, in a random world.
final class Walker {
  static final int STEPS = 40;

  final Menus menus = RealMenus.MENUS;
  private final Random random;
  private final Map<String, Integer> tried;

  /// @param tried how often each key was pressed on each screen, shared by the walks of a test
  Walker(Random random, Map<String, Integer> tried) {
    this.random = random;
    this.tried = tried;
  }

  Walker(Random random) {
    this(random, new HashMap<>());
  }

  /// One hop of a walk.
  ///
  /// @param seen what the phone showed before it
  record Made(World world, State before, String seen, Input input, Step step) {
    Screen screen() {
      return RealMenus.MENUS.screens().get(before.at());
    }

    boolean isDial() {
      return input instanceof Input.Dial;
    }

    String typed() {
      return input instanceof Input.Typed(String text) ? text : "";
    }

    /// What a digit meant on the screen it was pressed on; empty when nothing.
    String meaning() {
      int key = Typing.key(Typing.clean(typed()));
      return key > 0 && key <= before.shown().size() ? before.shown().get(key - 1) : "";
    }

    boolean ends() {
      return step.reply() instanceof Reply.End;
    }
  }

  /// A walk of forty hops in one world, from the dial on.
  void walk(Consumer<Made> each) {
    walk(world(), each);
  }

  void walk(World world, Consumer<Made> each) {
    State state = State.NEW;
    String seen = "";
    boolean open = false;
    for (int i = 0; i < STEPS; i++) {
      Input input = open ? input(state) : new Input.Dial();
      var made = new Made(world, state, seen, input, Conversation.step(menus, world, state, input));
      each.accept(made);
      open = !made.ends();
      state = made.step().next();
      seen = made.step().reply().text();
    }
  }

  World world() {
    return new World(
        facts(),
        new HostileLists(menus, random),
        secrets(),
        today(),
        Optional.of(random).flatMap(this::dropped));
  }

  /// Mostly right, or every path behind a secret would be walked by few.
  private Secrets secrets() {
    Secrets.Verdict verdict =
        switch (random.nextInt(6)) {
          case 0 -> new Secrets.Verdict.Wrong(random.nextInt(5));
          case 1 -> new Secrets.Verdict.Closed();
          default -> new Secrets.Verdict.Right();
        };
    return (name, typed) -> verdict;
  }

  private Map<String, String> facts() {
    var facts = new HashMap<String, String>();
    menus
        .settings()
        .facts()
        .forEach(
            (name, longest) -> {
              switch (random.nextInt(4)) {
                case 0 -> facts.put(name, longest);
                case 1 -> facts.put(name, random.nextBoolean() ? "yes" : Rubbish.name(random));
                case 2 -> asked(name).ifPresent(value -> facts.put(name, value));
                default -> {}
              }
            });
    if (random.nextBoolean()) {
      facts.put("language", language().code());
    }
    // What helpers do lies deep: few would come to the end of it by chance.
    if (random.nextInt(3) == 0) {
      facts.put("responder", "pin");
    }
    return facts;
  }

  /// One of the values that decide where a screen leads.
  private Optional<String> asked(String fact) {
    var values =
        menus.screens().values().stream()
            .flatMap(
                screen ->
                    screen.kind() instanceof Screen.Kind.Routing routing
                        ? routing.ways().stream()
                        : Stream.empty())
            .flatMap(way -> Stream.ofNullable(way.when().get(fact)))
            .filter(value -> !value.equals("none"))
            .distinct()
            .toList();
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(values.get(random.nextInt(values.size())));
  }

  Language language() {
    List<Language> languages = menus.settings().languages();
    return languages.get(random.nextInt(languages.size()));
  }

  /// Around the days on which facts go out of date.
  private LocalDate today() {
    List<Fact> facts = List.copyOf(menus.facts().values());
    LocalDate day =
        facts.isEmpty() ? LocalDate.EPOCH : facts.get(random.nextInt(facts.size())).reviewBy();
    return day.plusDays(random.nextInt(5) - 3L);
  }

  private Optional<State> dropped(Random random) {
    List<String> screens = List.copyOf(menus.screens().keySet());
    return switch (random.nextInt(3)) {
      case 0 ->
          Optional.of(
              new State(
                  screens.get(random.nextInt(screens.size())),
                  Optional.of(language()),
                  Map.of("case", Rubbish.name(random)),
                  List.of("gone", ""),
                  random.nextInt(50),
                  random.nextInt(5),
                  List.of("no-such-screen", screens.getFirst() + "#x")));
      case 1 ->
          Optional.of(new State("gone", Optional.empty(), Map.of(), List.of(), 9, 9, List.of()));
      default -> Optional.empty();
    };
  }

  Input input(State state) {
    int luck = random.nextInt(20);
    if (luck == 0) {
      return new Input.Typed(Rubbish.typed(random));
    }
    if (luck == 1) {
      return new Input.Typed("0");
    }
    List<String> keys = keys(state);
    String chosen =
        luck < 6
            ? keys.get(random.nextInt(keys.size()))
            : keys.stream()
                .min(Comparator.comparing(k -> tried.getOrDefault(state.at() + " " + k, 0)))
                .orElseThrow();
    tried.merge(state.at() + " " + chosen, 1, Integer::sum);
    return new Input.Typed(chosen);
  }

  /// What is on the screen, and an answer it would take.
  private List<String> keys(State state) {
    var keys = new ArrayList<String>();
    for (int i = 0; i < state.shown().size(); i++) {
      if (!state.shown().get(i).isEmpty()) {
        keys.add(Integer.toString(i + 1));
      }
    }
    Screen screen = menus.screens().get(state.at());
    if (screen != null && screen.kind() instanceof Screen.Kind.Asking asking) {
      keys.add(answer(asking.is()));
      keys.add("?");
    }
    if (screen != null && screen.zeroGo().isPresent()) {
      keys.add("0");
    }
    if (screen != null
        && screen.options().stream().anyMatch(o -> o.key().equals(Optional.of("0")))) {
      keys.add("0");
    }
    if (keys.isEmpty()) {
      keys.add("0");
    }
    return keys;
  }

  private static String answer(Screen.Answers is) {
    return switch (is) {
      case Screen.Answers.Digits digits -> "7".repeat(digits.least());
      case Screen.Answers.Secret secret -> "2718281".substring(0, secret.least());
      case Screen.Answers.DayMonth _ -> "12/11";
      case Screen.Answers.Words _ -> "near the rank";
      case Screen.Answers.Phone _ -> "082 000 0001";
      case Screen.Answers.Find _ -> "town";
    };
  }
}
