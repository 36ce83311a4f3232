package org.isango.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.isango.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WarningsTest {
  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-24T10:00:00+02:00");
  private static TestDatabase stored;

  @BeforeAll
  static void start() {
    stored = TestDatabase.start();
  }

  @AfterAll
  static void stop() {
    stored.close();
  }

  @Test
  void twoDifferentPeopleMustApproveAndAfterFourteenDaysItIsGone() {
    var db = stored.database().jobs();
    var warning =
        warning(
            Warning.Hours.NIGHT,
            Warning.Colour.WHITE,
            Warning.Vehicle.TAXI,
            Warning.Behaviour.ROBS);
    Warnings.draft(db, warning, "first", NOW).await();
    assertThat(Warnings.shown(db, NOW).await()).isEmpty();
    assertThat(Warnings.approve(db, warning.id(), "First", NOW).await())
        .isEqualTo(Warnings.Approved.FIRST);
    for (var same : List.of(" first ", "FIRST", "fi rst", "F\u00edrst.", "f-i-r-s-t")) {
      assertThat(Warnings.approve(db, warning.id(), same, NOW).await())
          .as(same)
          .isEqualTo(Warnings.Approved.ALREADY);
    }
    assertThat(Warnings.shown(db, NOW).await()).isEmpty();
    assertThat(Warnings.approve(db, warning.id(), "second", NOW).await())
        .isEqualTo(Warnings.Approved.SHOWN);
    assertThat(Warnings.running(db, NOW).await())
        .singleElement()
        .extracting(Warnings.Listed::approvers)
        .isEqualTo(List.of("first 2026-11-24 10:00", "second 2026-11-24 10:00"));
    assertThat(Warnings.shown(db, NOW).await())
        .singleElement()
        .extracting(Warning::about)
        .isEqualTo("robs, taxi, white, night");
    assertThat(Warnings.shown(db, NOW.plusDays(14)).await()).isEmpty();
    assertThat(Warnings.approve(db, warning.id(), "third", NOW.plusDays(14)).await())
        .isEqualTo(Warnings.Approved.GONE);
    Warnings.withdraw(db, warning.id(), "third", NOW).await();
    assertThat(Warnings.shown(db, NOW).await()).isEmpty();
  }

  /// There is no way to write a name, a phone or a number plate: all that is shown is put together
  /// from these words.
  @Test
  void whatAWarningSaysIsMadeOfFixedWords() {
    var words = new TreeSet<String>();
    for (var hours : Warning.Hours.values()) {
      for (var colour : Warning.Colour.values()) {
        for (var vehicle : Warning.Vehicle.values()) {
          for (var behaviour : Warning.Behaviour.values()) {
            var about = warning(hours, colour, vehicle, behaviour).about();
            words.addAll(List.of(about.split(", ")));
          }
        }
      }
    }
    assertThat(words)
        .containsExactly(
            "afternoon",
            "bakkie",
            "black",
            "blue",
            "car",
            "evening",
            "follows",
            "forces",
            "green",
            "grey",
            "minibus",
            "morning",
            "motorbike",
            "night",
            "no_pay",
            "police",
            "raid",
            "red",
            "robs",
            "silver",
            "taxi",
            "threatens",
            "truck",
            "vehicle",
            "violent",
            "white");
  }

  private static Warning warning(
      Warning.Hours hours,
      Warning.Colour colour,
      Warning.Vehicle vehicle,
      Warning.Behaviour behaviour) {
    return new Warning(
        UUID.randomUUID(),
        "place",
        "GP",
        NOW.toLocalDate(),
        hours,
        colour,
        vehicle,
        behaviour,
        Warnings.expiry(NOW));
  }
}
