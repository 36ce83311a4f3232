package org.isango.menu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isango.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a member may type, as she sees it: whether a screen takes it.
class TypingTest {
  private static final Path SMALL = Path.of("src/test/resources/menus-small");

  @TempDir private static Path folder;

  private final Menus menus = withEveryQuestion();
  private final World world =
      new World(Map.of("language", "en"), lists(), LocalDate.of(2026, 6, 1), Optional.empty());

  /// The small menus and one screen for each sort of question.
  private static Menus withEveryQuestion() {
    try {
      copy(SMALL, folder);
      String settings = Files.readString(folder.resolve("isango.yaml"));
      Files.writeString(
          folder.resolve("isango.yaml"), settings.replace("screens: [", "screens: [ask, "));
      Files.writeString(
          folder.resolve("screens/ask.yaml"),
          question("pin", "digits 4")
              + question("key", "digits 1")
              + question("day", "day month")
              + question("words", "words 20")
              + question("tel", "phone"));
      return MenuReader.read(folder);
    } catch (IOException | MenuProblems broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.write(copy, Files.readAllBytes(file));
      }
    }
  }

  private static String question(String name, String is) {
    return "ask."
        + name
        + ": {say: Type it., ask: "
        + name
        + ", is: "
        + is
        + ", again: [Not so., Once more.], lost: talk.menu, go: end.bye}\n";
  }

  private static Lists lists() {
    try {
      return ListsReader.read(
          "directory.yaml",
          Files.readString(SMALL.resolve("dialogues/directory.yaml"))
              .getBytes(StandardCharsets.UTF_8),
          MenuReader.read(SMALL).settings());
    } catch (IOException | MenuProblems broken) {
      throw new IllegalStateException(broken);
    }
  }

  private Step type(State state, String typed) {
    return Conversation.step(menus, world, state, new Input.Typed(typed));
  }

  private static State at(String screen, String... shown) {
    return new State(screen, Optional.empty(), Map.of(), List.of(shown), 0, 0, List.of("home"));
  }

  private Optional<String> kept(String name, String typed) {
    return Optional.ofNullable(type(at("ask." + name), typed).next().picks().get(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", " 2", "2 ", "\u0662", "\uFF12", "2\0", "\u00A02\n", "\uFEFF2"})
  void aKeyIsTakenHoweverThePhoneWritesIt(String typed) {
    State home = type(State.NEW, "").next();

    assertThat(type(home, typed).next().at()).isEqualTo("clinic.province");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "99", "-1", "1.0", "1e3", "#", "+1", "*", "1*2*", "9", "x", "\0"})
  void whatIsNoKeyOfTheScreenIsSaidToBeNone(String typed) {
    State home = type(State.NEW, "").next();
    Step step = type(home, typed);

    assertThat(step.next().at()).isEqualTo("home");
    assertThat(step.reply().text()).startsWith("Please use a number from the list.\n1 Held");
    assertThat(step.effects()).isEmpty();
  }

  @Test
  void theThirdWrongKeyLeadsToSomebodyToTalkTo() {
    State state = type(State.NEW, "").next();
    state = type(type(state, "x").next(), "y").next();

    assertThat(type(state, "z").next().at()).isEqualTo("talk.menu");
  }

  @Test
  void aRightKeyInBetweenMakesThreeWrongOnesCountAnew() {
    State state = type(State.NEW, "").next();
    state = type(type(state, "x").next(), "y").next();
    state = type(type(state, "1").next(), "0").next();

    assertThat(type(type(state, "x").next(), "y").next().at()).isEqualTo("home");
  }

  @Test
  void twoZerosLeadHomeFromAnywhere() {
    for (String screen : List.of("arrest.where", "ask.pin", "ask.words", "clinic.area")) {
      assertThat(type(at(screen), "00").next().at()).as(screen).isEqualTo("home");
    }
  }

  @Test
  void zeroOnAQuestionLeadsBackUnlessItCanBeTheAnswer() {
    assertThat(type(at("ask.pin"), "0").next().at()).isEqualTo("home");
    assertThat(kept("key", "0")).contains("0");
  }

  @Test
  void digitsAreCounted() {
    assertThat(kept("pin", "0042")).contains("0042");
    assertThat(kept("pin", "\u0661\u0662\u0663\u0664")).contains("1234");
    for (String wrong : List.of("123", "12345", "12a4", "7".repeat(8000), "1 23", "-123")) {
      assertThat(kept("pin", wrong)).as(wrong.length() + " characters").isEmpty();
    }
  }

  @Test
  void aDayOfTheYearIsTakenAsPeopleWriteIt() {
    for (String typed : List.of("12/11", "12-11", "12 11", "12.11", "12 / 11")) {
      assertThat(kept("day", typed)).as(typed).contains("2026-11-12");
    }
    assertThat(kept("day", "1/2")).contains("2027-02-01");
    for (String wrong :
        List.of(
            "29/2",
            "30/5",
            "6/6",
            "31/02",
            "11/13",
            "0/1",
            "1/0",
            "12",
            "12/11/2026",
            "tomorrow")) {
      assertThat(kept("day", wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void aNumberIsTakenWithItsBlanksAndSigns() {
    assertThat(kept("tel", "082 000 0001")).contains("0820000001");
    assertThat(kept("tel", "+27 82 000-0001")).contains("+27820000001");
    for (String wrong : List.of("082", "call me", "0".repeat(16), "+", "++27820000001")) {
      assertThat(kept("tel", wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void wordsAreKeptWholeOrNotAtAll() {
    assertThat(kept("words", "\uD83D\uDC4D".repeat(20))).contains("\uD83D\uDC4D".repeat(20));
    assertThat(kept("words", "\uD83D\uDC4D".repeat(21))).isEmpty();
    assertThat(kept("words", "\u01C3X\u00F3\u01C0\u01C1")).contains("\u01C3X\u00F3\u01C0\u01C1");
    assertThat(kept("words", "cut \uD83D")).isEmpty();
    assertThat(kept("words", "'; DROP TABLE x;--")).contains("'; DROP TABLE x;--");
  }

  @Test
  void eachWrongAnswerIsMetWithOtherWordsAndTheLastLeadsOn() {
    Step first = type(at("ask.pin"), "x");
    Step second = type(first.next(), "x");

    assertThat(first.reply().text()).startsWith("Not so.");
    assertThat(second.reply().text()).startsWith("Once more.");
    assertThat(type(second.next(), "x").next().at()).isEqualTo("talk.menu");
  }

  @Test
  void thePlaceThatWasTypedIsNotKept() {
    Step found = type(at("clinic.area"), " HILL ");

    assertThat(found.next().at()).isEqualTo("clinic.place");
    assertThat(found.next().picks()).containsOnly(Map.entry("found", "hillbrow hillside"));
  }

  @Test
  void aPlaceNobodyKnowsIsAskedForAgain() {
    assertThat(type(at("clinic.area"), "Atlantis").reply().text())
        .startsWith("We know no place of that name.");
    assertThat(type(at("clinic.area"), "hill".repeat(50)).next().at()).isEqualTo("clinic.area");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0821230001",
        "082 123 0001",
        "082/123-0001",
        "27821230001",
        "+27 82 123 0001",
        "0027821230001",
        "+26658123456",
        "00258821234567",
      })
  void aNumberThatCanBeKeptIsTaken(String typed) {
    assertThat(type(standing("ask.tel"), typed).next().at()).isEqualTo("end.bye");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08212345678",
        "082123000",
        "821230001",
        "0005550197",
        "2782123000",
        "+278212300011",
        "+1234567",
        "+2665812345678901",
        "0821230001 or 2",
        "++27821230001",
      })
  void aNumberThatCannotBeKeptIsAskedForAgain(String typed) {
    assertThat(type(standing("ask.tel"), typed).reply().text()).startsWith("Not so.");
  }

  private static State standing(String at) {
    return new State(at, Optional.of(Language.EN), Map.of(), List.of(), 0, 0, List.of());
  }
}
