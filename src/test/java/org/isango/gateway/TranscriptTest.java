package org.isango.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptTest {
  @ParameterizedTest(name = "after [{0}], [{1}] is the answer [{2}]")
  @CsvSource(
      delimiter = '|',
      value = {
        "''    | 1         | 1", // the first answer
        "''    | 1*2*3     | 1*2*3", // a first answer that looks like several
        "''    | *         | *",
        "''    | ****      | ****",
        "''    | *1        | *1",
        "1     | 1*1       | 1",
        "1*1   | 1*1*2     | 2",
        "1     | 1*        | ''", // an empty answer
        "1*    | 1**       | ''",
        "1*    | 1**2      | 2",
        "1     | 1*****    | ****", // four stars typed
        "1     | 1***      | **",
        "1     | 1*#       | #",
        "1     | 1*0       | 0", // back is an answer like any other
        "1*0   | 1*0*2     | 2",
        "1     | 1*a b     | a b",
        "1     | '1* '     | ' '",
        "1     | 1*👋🏾      | 👋🏾",
        "*     | **7       | 7"
      })
  void whatIsNewIsTheDifference(String before, String text, String input) {
    var transcript = before.isEmpty() ? dialled() : dialled().after(before);
    assertThat(transcript.read(text)).isEqualTo(new Turn.Next(input));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1*", "1*2*", "*", "****", "1*👋🏾"})
  void anEqualTextIsTheSameHopAgain(String text) {
    assertThat(dialled().after(text).read(text)).isEqualTo(new Turn.Same());
  }

  @Test
  void theDialSentAgainIsTheDial() {
    assertThat(dialled().read("")).isEqualTo(new Turn.Same());
  }

  @Test
  void aShorterTextThatWasAnsweredIsThatEarlierHop() {
    var transcript = dialled().after("1").after("1*2").after("1*2*3");
    assertThat(transcript.read("")).isEqualTo(new Turn.Earlier(1));
    assertThat(transcript.read("1")).isEqualTo(new Turn.Earlier(2));
    assertThat(transcript.read("1*2")).isEqualTo(new Turn.Earlier(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1*3", "2", "1*", "1*2*", "1*22", "1*2*33", "1*2*3x", "1*2*4*1", "1*2#3", "12*3*1"
      })
  void aShorterOrDivergentTextThatWasNeverAnsweredIsForeign(String text) {
    var transcript = dialled().after("1").after("1*2").after("1*2*3");
    assertThat(transcript.read(text)).isEqualTo(new Turn.Foreign());
  }

  @Test
  void beforeTheDialNothingContinues() {
    assertThat(Transcript.NONE.read("")).isEqualTo(new Turn.Foreign());
    assertThat(Transcript.NONE.read("1*2")).isEqualTo(new Turn.Foreign());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"4", "1*2*3", "1**3", "*1", "**", "1*"})
  void aDeepDialIsCutAtEveryStarAndGoesOnByDifference(String text) {
    var transcript = Transcript.NONE.walked(text);
    assertThat(transcript.answers(text)).containsExactly(text.split("\\*", -1));
    assertThat(transcript.read(text)).isEqualTo(new Turn.Same());
    assertThat(transcript.read(text + "*x*y")).isEqualTo(new Turn.Next("x*y"));
  }

  @Test
  void theAnswersUpToAHopAreWhatWasTyped() {
    var transcript = dialled().after("1").after("1*a*b").after("1*a*b*").after("1*a*b**#");
    assertThat(transcript.answers("1*a*b**#")).containsExactly("1", "a*b", "", "#");
    assertThat(transcript.answers("1*a*b")).containsExactly("1", "a*b");
    assertThat(transcript.answers("")).isEmpty();
  }

  @RepeatedTest(200)
  void everyAnswerIsReadAsTypedAndEveryRepeatIsRecognised() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    var transcript = dialled();
    var texts = new ArrayList<>(List.of(""));
    var typed = new ArrayList<String>();
    for (int hop = 0; hop < 25; hop++) {
      var last = texts.getLast();
      var input = answer(random);
      var text = last.isEmpty() ? input : last + "*" + input;
      if (text.equals(last)) {
        assertThat(transcript.read(text)).as("seed %d", seed).isEqualTo(new Turn.Same());
        continue;
      }
      assertThat(transcript.read(text)).as("seed %d", seed).isEqualTo(new Turn.Next(input));
      transcript = Transcript.decode(transcript.after(text).encode()).orElseThrow();
      texts.add(text);
      typed.add(input);
      int again = random.nextInt(texts.size());
      var turn = again == texts.size() - 1 ? new Turn.Same() : new Turn.Earlier(again + 1);
      assertThat(transcript.read(texts.get(again))).as("seed %d", seed).isEqualTo(turn);
      assertThat(transcript.answers(texts.get(again)))
          .as("seed %d", seed)
          .isEqualTo(typed.subList(0, again));
    }
    assertThat(transcript.hops()).isEqualTo(texts.size());
  }

  private static String answer(Random random) {
    var keys = List.of("1", "2", "0", "*", "#", " ", "é", "👋");
    var answer = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--)
      answer.append(keys.get(random.nextInt(keys.size())));
    return answer.toString();
  }

  @Test
  void nothingOfWhatWasTypedIsInTheStoredForm() {
    var stored = dialled().after("1").after("1*Hillbrow").encode();
    assertThat(stored).hasSize(30);
    assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("Hillbrow");
    assertThat(new Turn.Next("Hillbrow").toString()).doesNotContain("Hillbrow");
  }

  @Test
  void whatIsNoStoredFormIsNoTranscript() {
    assertThat(Transcript.decode(new byte[11])).isEmpty();
    assertThat(Transcript.decode(new byte[0])).isPresent();
  }

  @Test
  void theLongestTextThatCanBeMarkedIsReadBackAndALongerOneIsForeign() {
    var longest = "1".repeat(Transcript.LONGEST - 2);
    var transcript = Transcript.decode(dialled().after(longest).encode()).orElseThrow();
    assertThat(transcript.read(longest)).isEqualTo(new Turn.Same());
    assertThat(transcript.read(longest + "*2")).isEqualTo(new Turn.Next("2"));
    assertThat(transcript.read(longest + "*23")).isEqualTo(new Turn.Foreign());
    assertThatThrownBy(() -> transcript.after(longest + "*23"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSecretIsInNoMarkAndWhatComesAfterItIsStillToldApart() {
    var before = dialled().after("9").after("9*0");
    var one = before.after("9*0*481516", true).after("9*0*481516*1");
    var other = before.after("9*0*161803", true).after("9*0*161803*1");
    assertThat(one.encode()).isEqualTo(other.encode());
    var read = Transcript.decode(one.encode()).orElseThrow();
    assertThat(read.read("9*0*481516*1")).isEqualTo(new Turn.Same());
    assertThat(read.read("9*0*481516*1*2*#")).isEqualTo(new Turn.Next("2*#"));
    assertThat(read.read("9*0*481516*2")).isEqualTo(new Turn.Foreign());
    assertThat(read.read("8*0*481516*1")).isEqualTo(new Turn.Foreign());
    assertThat(read.read("9*0*481516")).isEqualTo(new Turn.Earlier(4));
    assertThat(read.read("9*0*4815161*1")).isEqualTo(new Turn.Foreign());
  }

  @Test
  void nothingThatWasDialledOrMissedIsInAnyMark() {
    var dialled = Transcript.NONE.walked("0*481516*1");
    assertThat(dialled.encode()).isEqualTo(Transcript.NONE.walked("0*161803*1").encode());
    var secret = dialled().after("9").after("9*271828", true);
    var missed = secret.walked("9*271828*0*481516*1");
    assertThat(missed.encode()).isEqualTo(secret.walked("9*314159*7*161803*2").encode());
    assertThat(missed.answers("9*271828*0*481516*1"))
        .containsExactly("9", "271828", "0", "481516", "1");
    assertThat(missed.read("9*271828*0*481516*1")).isEqualTo(new Turn.Same());
    assertThat(missed.read("9*271828*0*481516*1*5")).isEqualTo(new Turn.Next("5"));
    assertThat(missed.read("8*271828*0*481516*1*5")).isEqualTo(new Turn.Foreign());
  }

  private static Transcript dialled() {
    return Transcript.NONE.after("");
  }
}
