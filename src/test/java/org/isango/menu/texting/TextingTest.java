package org.isango.menu.texting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.isango.menu.MenuProblems;
import org.isango.menu.MenuReader;
import org.isango.menu.texting.Meaning.Does;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What texts mean that no friend would send, and those on which somebody's consent hangs. The
/// keywords themselves are walked in the dialogues.
class TextingTest {
  private static Texting texting;

  @BeforeAll
  static void read() throws MenuProblems {
    texting = new Texting(MenuReader.read(Path.of("menus")));
  }

  private static Meaning hear(String text) {
    return texting.hear(text, false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stop",
        "STOP.",
        "  stop!!! ",
        "Stop please",
        "S T O P",
        "s.t.o.p",
        "ЅТОР",
        "STOP\u200b",
        "\u202eSTOP",
        "S\u0301T\u0301O\u0301P\u0301",
        "ＳＴＯＰ",
        "STOP\r\nsent from my phone",
        "unsubscribe",
        "Opt out",
        "opt-out",
        "END",
        "cancel",
        "Yeka",
        "EMISA",
      })
  void thisStopsTheTexts(String text) {
    assertThat(hear(text).does()).isEqualTo(Does.STOP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "don't stop",
        "don’t stop",
        "dont stop",
        "do not stop",
        "never stop",
        "end of the month",
        "cancel my meeting",
        "yes",
        "no",
        "nonstop",
        "bus stop",
        "",
        "👍",
      })
  void thisDoesNot(String text) {
    assertThat(hear(text).does()).isNotIn(Does.STOP, Does.START);
  }

  @ParameterizedTest
  @ValueSource(strings = {"END", "end.", "Cancel", "QUIT"})
  void whileAQuestionIsOpenThisIsItsAnswer(String text) {
    assertThat(texting.hear(text, true).does()).isEqualTo(Does.NOTHING);
    assertThat(texting.hear("STOP", true).does()).isEqualTo(Does.STOP);
    assertThat(texting.hear("unsubscribe", true).does()).isEqualTo(Does.STOP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"start talking", "restart", "STRAT", "yes", "begin again", "join", "UQALA"})
  void onlyStartAloneStartsAgain(String text) {
    assertThat(hear(text).does()).isNotEqualTo(Does.START);
    assertThat(hear("Start.").does()).isEqualTo(Does.START);
  }

  @Test
  void everyLongWordIsKnownWithAnyOneSlip() throws MenuProblems {
    var random = new Random(20261124);
    var wrong = new ArrayList<String>();
    for (var keyword : MenuReader.read(Path.of("menus")).keywords().values()) {
      for (var words : keyword.words().values()) {
        for (var word : words) {
          if (word.length() < 5 || word.contains(" ") || keyword.action().equals("start")) continue;
          int at = random.nextInt(word.length());
          var missing = hear(word.substring(0, at) + word.substring(at + 1));
          var other = hear(word.substring(0, at) + "W" + word.substring(at + 1));
          // One that could be two is neither.
          for (var meaning : new Meaning[] {missing, other}) {
            boolean right = meaning.keyword().equals(keyword.id());
            if (!right && meaning.does() != Does.NOTHING) wrong.add(word + " at " + at);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 160, 1600, 100_000})
  void aTextOfAnyLengthIsRead(int length) {
    assertThat(hear("x".repeat(length)).does()).isEqualTo(Does.NOTHING);
    assertThat(hear("HELP " + "\u0301".repeat(length)).keyword()).isEqualTo("help");
    assertThat(hear("1 ".repeat(length)).keyword()).isEqualTo("arrest");
  }

  @Test
  void aPlaceIsWhatStandsBehindTheWordWithoutWhatCannotBeSeen() {
    assertThat(hear("Please, clinic:\r\n \u202eBela-Bela\u0000").rest()).isEqualTo("Bela-Bela");
    assertThat(hear("FULL 3 Benoni").rest()).isEqualTo("Benoni");
  }

  @Test
  void rubbishIsNoConsent() {
    var random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (int n = random.nextInt(12); n >= 0; n--) text.appendCodePoint(random.nextInt(0x10000));
      assertThat(hear(text.toString()).does()).isNotEqualTo(Does.START);
    }
  }

  private static final Standing HELPER = new Standing(true, List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C482 YES",
        "c482yes",
        "C 0482 yes please",
        "Yes C482",
        "Ｃ４８２ ＹＥＳ",
        "С482 ЕЕ",
        "C٤٨٢ yebo",
        "C482\u200bYES",
        "C482 ewe, ndiyeza",
        "c482.JA!",
        "OK C482",
      })
  void thisTakesTheRequest(String text) {
    assertThat(texting.read(text, HELPER))
        .isEqualTo(new Reading.AboutCase(new CaseText(Optional.of("C482"), new CaseText.Accept())));
    assertThat(texting.read(text, Standing.STRANGER)).isInstanceOf(Reading.Keyword.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C482",
        "C482 maybe",
        "C482 31",
        "C482 1/2/3/4",
        "C482 15/333",
        "C482 99999999999/3",
        "C482 NOTE",
        "C482 NOTE ...",
        "C482 GIVE Thandi",
        "C482 GIVE 082",
        "C482TH street",
      })
  void thisSaysNothingClearAboutARequest(String text) {
    assertThat(texting.read(text, HELPER))
        .isEqualTo(
            new Reading.AboutCase(new CaseText(Optional.of("C482"), new CaseText.Unclear())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"C48215/3", "CC482 YES", "482 YES", "YES", "no", "1", "C-YES", "RIGHTS"})
  void thisIsNotAboutARequest(String text) {
    assertThat(texting.read(text, HELPER)).isInstanceOf(Reading.Keyword.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CASES", "cases please", "Izicelo", "sake!", "DIKOPO"})
  void thisAsksForHerCases(String text) {
    assertThat(texting.read(text, HELPER))
        .isEqualTo(new Reading.AboutCase(new CaseText(Optional.empty(), new CaseText.Cases())));
    assertThat(texting.read(text, Standing.STRANGER)).isInstanceOf(Reading.Keyword.class);
  }

  @Test
  void aNoteIsKeptAsItWasTyped() {
    var note = new CaseText.Note("She's at cell 4 — \"calm\", 2 kids");
    assertThat(texting.read("c482 note: She's at cell 4 — \"calm\", 2 kids ", HELPER))
        .isEqualTo(new Reading.AboutCase(new CaseText(Optional.of("C482"), note)));
  }

  @Test
  void stopWinsOverWhateverIsOpenAndWhoeverSaysIt() {
    var asked = new Standing.Asked(Standing.Question.CALL, true);
    var standing = new Standing(true, List.of(asked));
    for (var text : List.of("STOP", "STOP C482", "stop yes", "Yeka")) {
      assertThat(texting.read(text, standing))
          .isInstanceOfSatisfying(
              Reading.Keyword.class, k -> assertThat(k.meaning().does()).isEqualTo(Does.STOP));
    }
  }

  @Test
  void aHelpersRubbishIsReadWithoutTroubleAndTakesNothing() {
    var random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder(i % 2 == 0 ? "C482" : "");
      for (int n = random.nextInt(20); n >= 0; n--) text.appendCodePoint(random.nextInt(0xD800));
      if (texting.read(text.toString(), HELPER) instanceof Reading.AboutCase(CaseText about)) {
        assertThat(about.act()).isNotInstanceOfAny(CaseText.Accept.class, CaseText.Close.class);
      }
    }
  }
}
