package org.isango.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
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
        new Warning(
            UUID.randomUUID(),
            "place",
            "GP",
            NOW.toLocalDate(),
            Warning.Hours.NIGHT,
            Warning.Colour.WHITE,
            Warning.Vehicle.TAXI,
            Warning.Behaviour.ROBS,
            Warnings.expiry(NOW));
    Warnings.draft(db, warning, "first", NOW).await();
    assertThat(Warnings.shown(db, NOW).await()).isEmpty();
    assertThat(Warnings.approve(db, warning.id(), "First", NOW).await()).isTrue();
    assertThat(Warnings.approve(db, warning.id(), " first ", NOW).await()).isTrue();
    assertThat(Warnings.shown(db, NOW).await()).isEmpty();
    Warnings.approve(db, warning.id(), "second", NOW).await();
    assertThat(Warnings.shown(db, NOW).await())
        .singleElement()
        .extracting(Warning::about)
        .isEqualTo("robs, taxi, white, night");
    assertThat(Warnings.shown(db, NOW.plusDays(14)).await()).isEmpty();
    Warnings.withdraw(db, warning.id(), NOW).await();
    assertThat(Warnings.shown(db, NOW).await()).isEmpty();
  }
}
