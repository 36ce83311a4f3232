package org.isango.menu.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactsTest {
  private MenuFixture menus;

  @BeforeEach
  void begin(@TempDir Path folder) {
    menus = new MenuFixture(folder);
  }

  @Test
  void aFactThatIsNotInTheRegister() {
    menus
        .change("screens/home.yaml", "facts: [L5]", "facts: [L5, L9]")
        .refuses(
            "screens/home.yaml",
            "home.rights:",
            "home.rights rests on the fact L9, which is not in the register",
            "Correct the id, or add the fact to facts.yaml");
  }

  @Test
  void aReviewBeforeTheCheck() {
    menus
        .change("facts.yaml", "review: \"2027-10-31\"", "review: \"2026-10-31\"")
        .refuses(
            "facts.yaml",
            "L5:",
            "the fact L5 is to be reviewed before it was checked",
            "Correct one of the two days");
  }

  @Test
  void aReviewLaterThanTheRiskAllows() {
    menus
        .change("facts.yaml", "review: \"2027-10-31\"", "review: \"2027-11-02\"")
        .refuses(
            "facts.yaml",
            "L5:",
            "the fact L5 is to be reviewed later than its risk allows",
            "Write 2027-11-01 or earlier, 365 days from checking for risk low");
  }

  @Test
  void aTextForAnExpiredFactWhereThereIsNone() {
    menus
        .change("screens/talk.yaml", "talk:\n", "talk:\n  expired: Call us.\n")
        .refuses(
            "screens/talk.yaml",
            "talk:",
            "the text under expired of talk is never shown, for it tells no fact",
            "Name the fact it tells, or remove expired");
  }

  @Test
  void aToldFactPastItsReviewIsReportedApart() {
    var dayAfter = LocalDate.of(2027, 11, 1);

    var report = Check.check(menus.menus(), dayAfter);

    assertThat(report.refused()).isEmpty();
    assertThat(report.expired().stream().map(Object::toString))
        .containsExactly(
            "facts.yaml:1: the fact L5 was to be reviewed by 2027-10-31. Look it up again, correct"
                + " what tells it, and write the new days.");
  }

  @Test
  void aFactMayBeToldOnTheDayOfItsReview() {
    assertThat(Check.check(menus.menus(), LocalDate.of(2027, 10, 31)).expired()).isEmpty();
  }
}
