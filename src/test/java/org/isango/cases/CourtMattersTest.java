package org.isango.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isango.cases.CourtRoom.NOW;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which of the days she tells are one, and which only fall together.
class CourtMattersTest {
  private static CourtRoom room;

  @BeforeAll
  static void open() {
    room = new CourtRoom();
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @BeforeEach
  void sheAsks() {
    room.sheAsks();
  }

  @AfterEach
  void nothingIsLeft() {
    room.empty();
  }

  @Test
  void theSameDayToldTwiceIsOneAndADayReplacesNotSure() {
    room.save("unknown");
    assertThat(room.lines()).containsExactly("unknown, Springs");
    room.save("2026-12-04");
    room.save("2026-12-04");
    assertThat(room.lines()).containsExactly("Fri 4 Dec, Springs");
  }

  @Test
  void twoMattersOnOneDayAreTwo() {
    room.save("2026-12-04");
    room.support("2026-12-04", "Benoni");
    assertThat(room.lines()).containsExactlyInAnyOrder("Fri 4 Dec, Springs", "Fri 4 Dec, Benoni");
  }

  @Test
  void aDayOfAnotherMatterDoesNotReplaceNotSure() {
    room.save("unknown");
    room.support("2026-12-04", "Benoni");
    room.tell(room.asked, "court_date", "2026-12-07", "Nigel", "");
    assertThat(room.lines())
        .containsExactly("Fri 4 Dec, Benoni", "Mon 7 Dec, Nigel", "unknown, Springs");
  }

  @Test
  void askingForSupportOnADaySavedBeforeIsTheSameDayAndIsRemindedOfOnce() {
    room.save("2026-12-04");
    assertThat(room.remindedAt("2026-11-27T15:00+02:00")).isEqualTo(1);
    var support = room.support("2026-12-04", " SPRINGS");
    assertThat(room.lines()).containsExactly("Fri 4 Dec, Springs");
    assertThat(room.remindedAt("2026-11-27T15:01+02:00")).isZero();
    assertThat(room.days(support)).containsExactly(LocalDate.of(2026, 12, 4));
  }

  @Test
  void theNumberOfTheCaseTellsTwoMattersOfOneCourtApartAndKnowsOneAgain() {
    room.tell(room.open("court"), "court", "2026-12-04", "Springs", "A12/26");
    room.sheAsksAgain();
    room.tell(room.open("court"), "court", "2026-12-04", "Springs", "A13/26");
    assertThat(room.lines()).hasSize(2);
    room.sheAsksAgain();
    room.tell(room.open("court"), "court", "2026-12-04", "unknown", "a12-26");
    assertThat(room.lines()).containsExactly("Fri 4 Dec, Springs", "Fri 4 Dec, Springs");
  }

  @Test
  void whoWasCutOffAfterTheDayTellsOnOfTheSameRow() {
    room.back.in(
        tx ->
            room.dates.answered(
                tx, room.asked, "court_date", "date", "2026-12-04", Optional.empty(), NOW));
    room.save("2026-12-04");
    assertThat(room.lines()).containsExactly("Fri 4 Dec, Springs");
  }
}
