package org.isango.menu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.isango.text.Gsm7;
import org.isango.text.Language;
import org.junit.jupiter.api.Test;

/// What holds on every path through the menus, whatever is typed, known and listed.
class ConversationPropertiesTest {
  private static final int WALKS = 1000;
  private static final int LARGEST_STATE = 4000;

  private final Menus menus = RealMenus.MENUS;

  @Test
  void everyReplyFitsAPhoneWhateverIsTyped() {
    Seed.walks(
        WALKS,
        random ->
            new Walker(random)
                .walk(
                    made -> {
                      String text = made.step().reply().text();
                      int budget =
                          made.isDial() ? menus.settings().first() : menus.settings().limit();
                      assertThat(text).as(made.step().next().at()).isNotBlank();
                      assertThat(Gsm7.fits(text)).as(made.step().next().at()).isTrue();
                      assertThat(Gsm7.septets(text))
                          .as("%s: %s", made.step().next().at(), text)
                          .isLessThanOrEqualTo(budget);
                      assertThat(text).doesNotContain("\r", "\f");
                    }));
  }

  @Test
  void everyScreenIsReachedAndLeadsToAnEndOrHome() {
    var tried = new HashMap<String, Integer>();
    var ways = new TreeMap<String, Set<String>>();
    Seed.walksUntil(
        WALKS / 4,
        8 * WALKS,
        () -> missing(ways.keySet()).isEmpty() && deadEnds(ways).isEmpty(),
        random ->
            new Walker(random, tried)
                .walk(
                    made -> {
                      String next = made.step().next().at();
                      ways.computeIfAbsent(next, at -> new HashSet<>());
                      if (!made.isDial() && !Typing.clean(made.typed()).equals("00")) {
                        ways.computeIfAbsent(made.before().at(), at -> new HashSet<>()).add(next);
                      }
                    }));
    assertThat(missing(ways.keySet())).as("screens nobody came to").isEmpty();
    assertThat(deadEnds(ways)).as("screens from which neither an end nor home was found").isEmpty();
  }

  private List<String> deadEnds(Map<String, Set<String>> ways) {
    return ways.keySet().stream().filter(at -> !leadsOut(at, ways)).toList();
  }

  private Set<String> missing(Set<String> seen) {
    var missing = new TreeSet<String>();
    for (Screen screen : menus.screens().values()) {
      boolean shown =
          !(screen.kind() instanceof Screen.Kind.Routing)
              && !(screen.kind() instanceof Screen.Kind.Phrase);
      if (shown && !seen.contains(screen.id())) {
        missing.add(screen.id());
      }
    }
    return missing;
  }

  private boolean leadsOut(String from, Map<String, Set<String>> ways) {
    var seen = new HashSet<String>(Set.of(from));
    var open = new ArrayDeque<String>(seen);
    while (!open.isEmpty()) {
      String at = open.pop();
      if (at.equals(menus.settings().home())
          || menus.screens().get(at).kind() instanceof Screen.Kind.Ending) {
        return true;
      }
      ways.getOrDefault(at, Set.of()).stream().filter(seen::add).forEach(open::push);
    }
    return false;
  }

  @Test
  void theSameArgumentsGiveTheSameStep() {
    Seed.walks(
        WALKS / 4,
        random ->
            new Walker(random)
                .walk(
                    made ->
                        assertThat(
                                Conversation.step(menus, made.world(), made.before(), made.input()))
                            .isEqualTo(made.step())));
  }

  @Test
  void aStateWrittenAndReadBackIsTheSameAndSmall() {
    Seed.walks(
        WALKS / 4,
        random ->
            new Walker(random)
                .walk(
                    made -> {
                      byte[] stored = StateCodec.encode(made.step().next());
                      assertThat(StateCodec.decode(stored)).contains(made.step().next());
                      assertThat(stored.length).isLessThan(LARGEST_STATE);
                    }));
  }

  @Test
  void zeroLeadsBackToTheScreenBefore() {
    var undone = new ArrayList<String>();
    Seed.walks(
        WALKS,
        random ->
            new Walker(random)
                .walk(
                    made -> {
                      if (isForward(made) && zeroMeansBack(made.step().next())) {
                        Step zero = press("0", made.world(), made.step().next());
                        State back = zero.next();
                        assertThat(back.at() + " page " + back.page())
                            .as("0 on %s", made.step().next().at())
                            .isEqualTo(made.before().at() + " page " + made.before().page());
                        assertThat(back.shown()).isEqualTo(made.before().shown());
                        if (looksAsBefore(made)) {
                          assertThat(zero.reply().text()).isEqualTo(made.seen());
                        }
                        undone.add(back.at());
                      }
                    }));
    assertThat(undone).as("moves that were undone").hasSizeGreaterThan(WALKS);
  }

  @Test
  void noKeyLeadsBackPastHerConsentOrHerDeletion() {
    var settled = new ArrayList<String>();
    Seed.walks(
        WALKS,
        random ->
            new Walker(random)
                .walk(
                    made -> {
                      if (holds(made) && zeroMeansBack(made.step().next())) {
                        Step zero = press("0", made.world(), made.step().next());
                        assertThat(zero.next().at()).isEqualTo(menus.settings().home());
                        assertThat(made.step().next().trail()).isEmpty();
                        settled.add(made.before().at());
                      }
                    }));
    assertThat(settled).as("answers that hold").contains("join.consent");
  }

  /// An answer that going back must not undo: she joined, or had herself deleted.
  private static boolean holds(Walker.Made made) {
    return made.step().effects().stream()
        .anyMatch(effect -> effect instanceof Effect.Join || effect instanceof Effect.Forget);
  }

  /// She chose something on an open screen and came to another that is not home.
  private boolean isForward(Walker.Made made) {
    String meaning = made.meaning();
    if (made.isDial() || meaning.isEmpty() || meaning.equals(Face.MORE) || holds(made)) {
      return false;
    }
    Optional<Screen.Option> option =
        made.screen().options().stream().filter(o -> o.id().equals(meaning)).findFirst();
    String go = option.flatMap(Screen.Option::go).orElse("");
    String now = made.step().next().at();
    return !go.equals("back")
        && !go.equals("resume")
        && !now.equals(made.before().at())
        && !now.equals(menus.settings().home());
  }

  /// Nothing was said about a wrong answer, and the language stayed.
  private static boolean looksAsBefore(Walker.Made made) {
    return made.before().misses() == 0
        && made.before().language().equals(made.step().next().language());
  }

  private boolean zeroMeansBack(State state) {
    Screen screen = menus.screens().get(state.at());
    boolean taken = screen.options().stream().anyMatch(o -> o.key().equals(Optional.of("0")));
    boolean answer =
        screen.kind() instanceof Screen.Kind.Asking asking
            && asking.is() instanceof Screen.Answers.Digits digits
            && digits.least() <= 1;
    return !taken
        && !answer
        && screen.zeroGo().isEmpty()
        && !(screen.kind() instanceof Screen.Kind.Ending);
  }

  private Step press(String key, World world, State state) {
    return Conversation.step(menus, world, state, new Input.Typed(key));
  }

  @Test
  void thePagesOfAListHoldEachRowOnce() {
    Seed.walks(
        WALKS / 4,
        random -> {
          var walker = new Walker(random);
          World world = walker.world();
          for (Screen screen : menus.screens().values()) {
            if (screen.kind() instanceof Screen.Kind.Listing listing) {
              State state = standing(screen, listing, world, walker.language());
              List<String> rows =
                  Rows.of(new Hop(menus.book(), world, state), listing).stream()
                      .map(Lists.Row::id)
                      .toList();
              if (!rows.isEmpty()) {
                assertThat(paged(world, state)).as(screen.id()).isEqualTo(rows);
              }
            }
          }
        });
  }

  /// A session that has come to this list.
  private static State standing(
      Screen screen, Screen.Kind.Listing listing, World world, Language language) {
    var picks = new HashMap<String, String>();
    for (String by : listing.by()) {
      String all =
          String.join(
              " ", world.lists().rows(listing.of(), Map.of()).stream().map(Lists.Row::id).toList());
      picks.put(by.startsWith("@") ? by.substring(1) : by, by.startsWith("@") ? all : "x");
    }
    return new State(screen.id(), Optional.of(language), picks, List.of(), 0, 0, List.of());
  }

  private List<String> paged(World world, State state) {
    var rows = new ArrayList<String>();
    Step step = press("#", world, state);
    var texts = new ArrayDeque<String>();
    while (true) {
      List<String> shown = step.next().shown();
      shown.stream().filter(id -> !id.isEmpty() && !id.startsWith("+")).forEach(rows::add);
      assertThat(step.reply().text().lines().filter(l -> l.matches("[1-9] .*")))
          .hasSizeGreaterThanOrEqualTo(
              (int) shown.stream().filter(id -> !id.isEmpty() && !id.equals(Face.ASK_US)).count());
      if (shown.size() < 9 || !shown.get(8).equals(Face.MORE)) {
        return rows;
      }
      texts.push(press("x", world, step.next()).reply().text());
      step = press("9", world, step.next());
      State back = press("0", world, step.next()).next();
      assertThat(press("x", world, back).reply().text()).isEqualTo(texts.peek());
    }
  }

  @Test
  void theSameKeysLeadTheSameWayInEveryLanguage() {
    Seed.walks(
        WALKS / 4,
        random -> {
          var walker = new Walker(random);
          World world = walker.world();
          var inputs = new ArrayList<Input>();
          walker.walk(world, made -> inputs.add(made.input()));
          List<String> english = trail(world, inputs, Language.EN);
          for (Language language : menus.settings().languages()) {
            assertThat(trail(world, inputs, language)).as(language.code()).isEqualTo(english);
          }
        });
  }

  /// Everything but the words, with the phone kept in one language.
  private List<String> trail(World world, List<Input> inputs, Language language) {
    var trail = new ArrayList<String>();
    State state = State.NEW;
    for (Input input : inputs) {
      Step step = Conversation.step(menus, world, speaking(state, language), input);
      state = step.next();
      trail.add(
          state.at()
              + state.page()
              + state.shown()
              + state.trail()
              + state.misses()
              + new TreeMap<>(state.picks())
              + step.effects());
    }
    return trail;
  }

  private static State speaking(State s, Language language) {
    return new State(
        s.at(), Optional.of(language), s.picks(), s.shown(), s.page(), s.misses(), s.trail());
  }

  @Test
  void aDigitMeansWhatWasShownWhateverTheDirectoryHoldsNow() {
    var chosen = new ArrayList<String>();
    Seed.walks(
        WALKS,
        random -> {
          var walker = new Walker(random);
          walker.walk(
              made -> {
                Screen screen = menus.screens().get(made.step().next().at());
                if (!made.ends() && screen.kind() instanceof Screen.Kind.Listing listing) {
                  World now = walker.world();
                  for (int digit = 1; digit <= 9; digit++) {
                    chosen.addAll(pressedOnAList(digit, listing, made.step().next(), now));
                  }
                }
              });
        });
    assertThat(chosen).as("rows that were chosen").hasSizeGreaterThan(WALKS);
  }

  private List<String> pressedOnAList(
      int digit, Screen.Kind.Listing listing, State state, World now) {
    Step step = press(Integer.toString(digit), now, state);
    String shown = digit <= state.shown().size() ? state.shown().get(digit - 1) : "";
    if (shown.isEmpty()) {
      assertThat(step.next().picks()).isEqualTo(state.picks());
      assertThat(step.effects()).isEmpty();
      return List.of();
    }
    if (shown.startsWith("+")) {
      return List.of();
    }
    assertThat(step.next().picks()).containsEntry(listing.pick(), shown);
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.WrongSite(String site)) {
        assertThat(site).isEqualTo(shown);
      }
    }
    return List.of(shown);
  }
}
