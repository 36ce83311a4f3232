package org.isango.menu;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.isango.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every page is walked to, before and after the day on which its facts had to be looked at again.
class ExpiredPagesTest {
  private static final Menus MENUS = RealMenus.MENUS;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final LocalDate LONG_AFTER = LocalDate.of(2035, 6, 1);

  /// What only a checked page may tell. 112 is told always: it is the one door left.
  private static final Pattern GROWS_OLD =
      Pattern.compile("0800|0[0-9]{2} [0-9]{3} [0-9]{4}|\\b(?:48|72) ");

  private static final List<String> TYPED =
      Stream.concat(
              Stream.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "0"),
              Stream.of("Leegte", "4/12", "0821230001", "1234"))
          .toList();

  @ParameterizedTest
  @EnumSource(Language.class)
  void noPageTellsWhatHasGrownOld(Language language) {
    var shown = walk(Map.of("language", language.code(), "member", "yes"), LONG_AFTER);
    for (var page : shown.entrySet()) {
      assertThat(page.getValue())
          .as(page.getKey())
          .allMatch(text -> !GROWS_OLD.matcher(text).find());
    }
    for (var screen : MENUS.screens().values()) {
      if (!MENUS.tells(screen) || !shown.containsKey(screen.id())) continue;
      for (var text : shown.get(screen.id())) {
        assertThat(text).as(screen.id()).isNotEqualTo(screen.say());
        if (screen.expired().isEmpty()) {
          assertThat(text)
              .as(screen.id())
              .contains(language == Language.EN ? "Ask us for the newest facts: press 8" : "8");
        }
      }
    }
  }

  @Test
  void everyPageThatTellsAFactIsReachedAndToldWhileItIsTrue() {
    var shown = walk(Map.of("language", "en", "member", "yes"), TODAY);
    walk(Map.of(), TODAY).forEach((id, texts) -> shown.putIfAbsent(id, texts));
    walk(Map.of("note", ""), TODAY, "clinics").forEach((id, texts) -> shown.putIfAbsent(id, texts));
    walk(Map.of("withheld", "yes"), TODAY).forEach((id, texts) -> shown.putIfAbsent(id, texts));
    var telling =
        MENUS.screens().values().stream()
            .filter(s -> MENUS.tells(s) && !(s.kind() instanceof Screen.Kind.Phrase))
            .map(Screen::id)
            .filter(id -> !ofAnOpenRequest(id))
            .toList();
    assertThat(telling).hasSizeGreaterThan(40).filteredOn(id -> !shown.containsKey(id)).isEmpty();
    for (var id : telling) {
      assertThat(shown.get(id)).as(id).noneMatch(text -> text.contains("Ask us for the newest"));
    }
  }

  /// Seen by whoever dials again while something is open, or after answers that a walk which comes
  /// to each screen once does not give: dialogues show them.
  private static boolean ofAnOpenRequest(String screen) {
    return screen.endsWith("waiting")
        || screen.endsWith("taken-up")
        || Set.of(
                "join.still",
                "arrest.friend-when",
                "arrest.friend-child",
                "arrest.friend-done",
                "rep.urgent")
            .contains(screen);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void noScreenHasWordsForTheDayAfterThatGrowOldThemselves(Language language) {
    for (var screen : MENUS.screens().values()) {
      var sheet = MENUS.book().sheet(screen.id()).orElseThrow();
      if (!MENUS.tells(screen) || screen.kind() instanceof Screen.Kind.Phrase) continue;
      assertThat(sheet.expiredOn(LONG_AFTER)).as(screen.id()).isTrue();
      var say = sheet.say(sheet.face(language, LONG_AFTER), LONG_AFTER).fill(name -> "");
      assertThat(say).as(screen.id()).doesNotContainPattern(GROWS_OLD);
    }
  }

  @Test
  void thePageThatNamesTheWorkIsShownOnlyToWhoSaysYes() {
    assertThat(leadTo("law.news")).containsExactly("law.gate");
    var gate = MENUS.screens().get("law.gate");
    assertThat(gate.say()).contains("Show it here?");
    var no = step(Map.of("language", "en"), TODAY, standing("law.gate", "rights.menu"), "0");
    assertThat(no.next().at()).isEqualTo("rights.menu");
    var yes = step(Map.of("language", "en"), TODAY, standing("law.gate", "rights.menu"), "1");
    assertThat(yes.next().at()).isEqualTo("law.news");
    var late = step(Map.of("language", "en"), LONG_AFTER, standing("law.gate", "rights.menu"), "1");
    assertThat(late.reply().text()).startsWith("Ask us for the newest law news: 8");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void noKeywordAndNoAlertTellsWhatHasGrownOld(Language language) {
    for (var keyword : MENUS.keywords().values()) {
      var text = Conversation.keyword(MENUS, keyword.id(), language, values(), LONG_AFTER);
      assertThat(text).as(keyword.id()).doesNotContainPattern(GROWS_OLD);
      if (MENUS.tells(keyword.facts())) {
        assertThat(text).as(keyword.id()).contains("*134*000#", "8");
      }
    }
    for (var alert : MENUS.alerts().values()) {
      var text =
          Conversation.alertText(
              MENUS, alert.id(), Menus.Alert::full, language, values(), LONG_AFTER);
      assertThat(text).as(alert.id()).doesNotContainPattern(GROWS_OLD);
    }
  }

  @Test
  void anAlertKeepsItsMessageWhenTheNumberInItIsTooOldToTell() {
    assertThat(full("court-tomorrow-alone", TODAY)).endsWith("Problem? Call 0800 606060.");
    assertThat(full("court-tomorrow-alone", LONG_AFTER))
        .startsWith("Court tomorrow 14:00, Springs.")
        .endsWith("Problem? Dial *134*000#, 8.");
  }

  private static String full(String alert, LocalDate day) {
    return Conversation.alertText(MENUS, alert, Menus.Alert::full, Language.EN, values(), day);
  }

  private static Map<String, String> values() {
    var values = new HashMap<>(MENUS.settings().facts());
    values.put("court", "Springs");
    return values;
  }

  private static Set<String> leadTo(String target) {
    var from = new TreeSet<String>();
    for (var screen : MENUS.screens().values()) {
      boolean leads =
          screen.options().stream().anyMatch(o -> o.go().equals(Optional.of(target)))
              || (screen.kind() instanceof Screen.Kind.Routing routing
                  && routing.ways().stream().anyMatch(way -> way.go().equals(target)));
      if (leads) from.add(screen.id());
    }
    return from;
  }

  private static State standing(String at, String from) {
    return new State(at, Optional.empty(), Map.of(), List.of("show", "hide"), 0, 0, List.of(from));
  }

  /// Every screen somebody with these facts can come to, with all it showed.
  private static Map<String, Set<String>> walk(Map<String, String> facts, LocalDate day) {
    return walk(facts, day, "");
  }

  /// @param empty the list that has no rows
  private static Map<String, Set<String>> walk(
      Map<String, String> facts, LocalDate day, String empty) {
    var shown = new HashMap<String, Set<String>>();
    var open = new ArrayDeque<State>();
    var seen = new HashSet<String>();
    var first = Conversation.step(MENUS, world(facts, day, empty), State.NEW, new Input.Dial());
    open.add(first.next());
    while (!open.isEmpty()) {
      var state = open.pop();
      for (var typed : TYPED) {
        var step =
            Conversation.step(MENUS, world(facts, day, empty), state, new Input.Typed(typed));
        var at = step.next().at();
        shown.computeIfAbsent(at, id -> new TreeSet<>()).add(step.reply().text());
        boolean goesOn = step.reply() instanceof Reply.Ask;
        var key = at + " " + step.next().picks().get("case") + " " + step.next().page();
        if (goesOn && seen.add(key)) open.add(step.next());
      }
    }
    return shown;
  }

  private static Step step(Map<String, String> facts, LocalDate day, State state, String typed) {
    return Conversation.step(MENUS, world(facts, day, ""), state, new Input.Typed(typed));
  }

  private static World world(Map<String, String> facts, LocalDate day, String empty) {
    var known = new HashMap<>(Map.of("ref", "A1234", "deadline", "25 Nov 16:00"));
    known.putAll(facts);
    return new World(known, new Everywhere(empty), day, Optional.empty());
  }

  /// One row in every list but one.
  private record Everywhere(String empty) implements Lists {
    @Override
    public List<Row> rows(String source, Map<String, String> picks) {
      if (source.equals(empty)) return List.of();
      var columns = new HashMap<String, String>();
      MENUS.settings().lists().get(source).widths().keySet().forEach(c -> columns.put(c, "Leegte"));
      return List.of(new Row(source + "-1", columns));
    }

    @Override
    public List<Row> find(String source, Map<String, String> picks, String typed) {
      return rows(source, picks);
    }

    @Override
    public Optional<Row> row(String source, String id) {
      return rows(source, Map.of()).stream().filter(row -> row.id().equals(id)).findFirst();
    }
  }
}
