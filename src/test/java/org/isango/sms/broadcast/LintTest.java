package org.isango.sms.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.isango.member.Wishes.Style;
import org.isango.menu.MenuProblems;
import org.isango.menu.MenuReader;
import org.isango.sms.Outbox;
import org.isango.text.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a coordinator may type and nobody may send.
class LintTest {
  private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-24T12:00+02:00");

  private static Lint lint;

  @BeforeAll
  static void read() throws MenuProblems {
    lint = new Lint(MenuReader.read(Path.of("menus")));
  }

  private static Draft draft(String full, OffsetDateTime starts, OffsetDateTime ends) {
    return new Draft(
        Outbox.Kind.BROADCAST,
        "alerts",
        Optional.empty(),
        Audience.EVERYBODY,
        List.of(
            new Wording(Language.EN, Style.HIDDEN, "News for you"),
            new Wording(Language.EN, Style.PLAIN, "News for you"),
            new Wording(Language.EN, Style.FULL, full)),
        starts,
        ends);
  }

  private static List<String> wrong(String full) {
    return lint.of(draft(full, NOON, NOON.plusHours(5)), NOON);
  }

  @ParameterizedTest
  @CsvSource({
    "x,1,0", "x,160,0", "x,161,0", "x,306,0", "x,307,3", "x,460,4", "€,80,0", "€,152,0", "^,154,3",
    "😀,35,0", "😀,36,0", "😀,66,0", "😀,68,3"
  })
  void theMostIsTwoSmsWhateverTheLettersTake(String letter, int times, int parts) {
    var wrong = wrong(letter.repeat(times));
    if (parts == 0) assertThat(wrong).isEmpty();
    else assertThat(wrong).singleElement().asString().contains("it takes " + parts + " SMS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "One\r\nTwo",
        "One\nTwo",
        "News\u0000",
        "News \u202e swen",
        "News\u200b",
        "News\r\nTo: +27820000000"
      })
  void whatNobodySeesIsRefused(String text) {
    assertThat(wrong(text)).anyMatch(w -> w.contains("a line break or an unseen character"));
  }

  @Test
  void anEmptyTextIsRefused() {
    assertThat(wrong("")).anyMatch(w -> w.contains("there is no text"));
    assertThat(wrong("  ")).anyMatch(w -> w.contains("there is no text"));
  }

  @Test
  void aMomentThatIsOverOrFarAwayIsRefusedWithTheReason() {
    assertThat(lint.of(draft("News", NOON.minusDays(1), NOON.plusHours(1)), NOON))
        .containsExactly("it starts in the past");
    assertThat(lint.of(draft("News", NOON.plusYears(73), NOON.plusYears(74)), NOON))
        .containsExactly("it starts more than 180 days from now");
    assertThat(lint.of(draft("News", NOON, NOON.plusMinutes(9)), NOON))
        .containsExactly("it ends less than ten minutes after it starts");
  }
}
