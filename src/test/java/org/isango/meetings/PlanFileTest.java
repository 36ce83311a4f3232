package org.isango.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A plan is taken whole, or every wrong line is named with what to do, and never with what stands
/// there.
class PlanFileTest {
  private static final String HEAD = PlanFile.HEADER + "\n";
  private static final List<String> OUTING = List.of("sex", "worker", "client");
  private static final String REST = ",yes,no,all,on\n";

  @Test
  void everyWrongLineIsNamedWithAllThatIsWrongAndNothingIsRepeated() {
    assertThatThrownBy(
            () ->
                PlanFile.read(
                    HEAD
                        + "Jo'burg,XX,2026-02-30,25:00,daily,Secret hall,Secret topic"
                        + REST
                        + "a,GP,2026-12-03,18:00,once,Secret hall of the old station"
                        + ",Talk"
                        + REST
                        + "a,GP,2026-12-03,18:00,once,Hall,"
                        + REST
                        + "b,GP,2026-12-03,18:00,weekly 1,Hall,Know your rights trainings"
                        + REST
                        + "c,GP,2026-12-03,18:00,monthly 13,H\u00f4tel Secret,Talk"
                        + REST
                        + "d,GP,2026-12-03,18:00,once,Hall, with comma,Talk"
                        + REST
                        + "e,GP,2026-12-03,18:00,once,Hall,Talk,perhaps,no,some,off\n",
                    false,
                    OUTING))
        .isInstanceOf(PlanFile.Refused.class)
        .hasMessageContaining("line 2: the key")
        .hasMessageContaining("line 2: the province")
        .hasMessageContaining("line 2: the date")
        .hasMessageContaining("line 2: the time")
        .hasMessageContaining("line 2: repeats")
        .hasMessageContaining("line 3: the place takes 30 characters of 23")
        .hasMessageContaining("line 4: the key stands above")
        .hasMessageContaining("line 4: the topic is missing")
        .hasMessageContaining("line 5: repeats")
        .hasMessageContaining("line 5: the topic takes 26 characters of 24")
        .hasMessageContaining("line 6: the place has a character that phones lack, at place 2")
        .hasMessageContaining("line 7: has 12 columns, not 11")
        .hasMessageContaining("line 8: transport must be yes or no")
        .hasMessageContaining("line 8: place for must be vouched or all")
        .hasMessageContaining("line 8: state must be cancelled or on")
        .message()
        .doesNotContain("Secret")
        .doesNotContain("Jo'burg");
  }

  @Test
  void theLongestPlaceAndTopicFitAndNothingLonger() {
    assertThat(line("x".repeat(23), "y".repeat(24)).occasions()).hasSize(1);
    assertThatThrownBy(() -> line("x".repeat(24), "y")).hasMessageContaining("24 characters of 23");
    assertThatThrownBy(() -> line("x", "y".repeat(25))).hasMessageContaining("25 characters of 24");
    assertThatThrownBy(() -> line("x".repeat(21) + "[]", "y"))
        .hasMessageContaining("25 characters");
  }

  @Test
  void aTopicOrPlaceThatOutsWhoeverReadsItIsRefused() {
    for (var bad : List.of("Sex work law", "For WORKERS", "Your clients", "(client) talk")) {
      assertThatThrownBy(() -> line("Hall", bad))
          .hasMessageContaining("line 2: the topic holds")
          .hasMessageContaining("say it without that word");
      assertThatThrownBy(() -> line(bad, "Talk")).hasMessageContaining("line 2: the place holds");
    }
    assertThat(line("Essex Hall", "Coworkers").occasions()).hasSize(1);
  }

  @Test
  void whatNoPhoneShowsIsRefused() {
    for (var bad :
        List.of("a\tb", "a\fb", "a\u0000b", "a\u202eb", "\ud83d\ude00", "\u0660", "\uff21")) {
      assertThatThrownBy(() -> line("Hall", bad))
          .hasMessageContaining("line 2: the topic has a character that phones lack");
    }
  }

  @Test
  void digitsOfOtherScriptsAreNoDate() {
    assertThatThrownBy(
            () ->
                PlanFile.read(
                    HEAD + "a,GP,\u0662\u0660\u0662\u0666-12-03,18:00,once,Hall,Talk" + REST,
                    false,
                    OUTING))
        .hasMessageContaining("line 2: the date");
  }

  @Test
  void aFileWithoutMeetingsOrWithTheWrongHeadIsNoPlan() {
    assertThatThrownBy(() -> PlanFile.read("", false, OUTING))
        .hasMessage("there is no meeting in this file");
    assertThatThrownBy(() -> PlanFile.read("a,b\n", false, OUTING))
        .hasMessageContaining("line 1: the first");
    assertThatThrownBy(() -> PlanFile.read(HEAD + "#\n".repeat(2000), false, OUTING))
        .hasMessageContaining("more than 1000 lines");
    var many = new StringBuilder(HEAD);
    for (int i = 0; i < 40; i++) {
      many.append("k").append(i).append(",GP,2026-12-03,18:00,weekly 53,Hall,Talk").append(REST);
    }
    assertThatThrownBy(() -> PlanFile.read(many.toString(), false, OUTING))
        .hasMessageContaining("more than 2000 meetings");
  }

  @Test
  void whateverABrokenFileHoldsItIsRefusedInWords() {
    long seed = 20_261_124;
    var random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      var text = new StringBuilder(HEAD);
      for (int j = 0; j < 60; j++)
        text.append(random.nextInt(9) == 0 ? ',' : (char) random.nextInt());
      assertThatThrownBy(() -> PlanFile.read(text.toString(), false, OUTING))
          .as("seed %d, file %d", seed, i)
          .isInstanceOf(PlanFile.Refused.class);
    }
  }

  @Test
  void aWeekLaterIsTheSameWeekdayAndAMonthLaterTheSameOfTheMonth() {
    assertThat(days("weekly 3", "2026-12-24"))
        .containsExactly("2026-12-24", "2026-12-31", "2027-01-07");
    assertThat(days("monthly 3", "2026-12-03"))
        .containsExactly("2026-12-03", "2027-01-07", "2027-02-04");
    assertThat(days("monthly 3", "2026-12-31"))
        .containsExactly("2026-12-31", "2027-01-28", "2027-02-25");
  }

  private static List<String> days(String repeats, String first) {
    return Repeats.of(repeats).orElseThrow().days(LocalDate.parse(first)).stream()
        .map(LocalDate::toString)
        .toList();
  }

  private static PlanLine line(String place, String topic) {
    return PlanFile.read(
            HEAD + "a,GP,2026-12-03,18:00,once," + place + "," + topic + REST, false, OUTING)
        .lines()
        .getFirst();
  }
}
