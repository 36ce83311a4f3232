package org.isango.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.isango.calendar.TypedDay;
import org.isango.cases.CourtDates.Postponed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a responder sees and does of the days in court: those of the request she holds.
class CourtHandlingTest {
  private static final Optional<LocalDate> DEC_4 = Optional.of(LocalDate.of(2026, 12, 4));

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
  void aResponderMovesTheDayOrLearnsWhyNot() {
    room.save("2026-12-04");
    assertThat(room.postponed(room.asked, "2027-03-15"))
        .isEqualTo(new Postponed.To(DEC_4, LocalDate.of(2027, 3, 15)));
    assertThat(room.lines()).containsExactly("Mon 15 Mar, Springs");
    assertThat(room.postponed(room.asked, "2026-11-23"))
        .isEqualTo(new Postponed.NoSuchDay(TypedDay.Why.PAST));
    assertThat(room.postponed(room.asked, "2026-12-05"))
        .isEqualTo(new Postponed.NoSuchDay(TypedDay.Why.CLOSED));
    room.back.run("update help_case set closed_at = now()");
    assertThat(room.postponed(room.asked, "2027-03-16")).isEqualTo(new Postponed.NoCase());
  }

  @Test
  void sheMovesTheDayHerRequestIsAboutWhenThereAreSeveral() {
    room.save("2026-12-04");
    var first = room.list(room.her).getFirst().id();
    room.save("2026-12-07");
    var support = room.open("court");
    room.back.in(tx -> CourtDates.about(tx, room.back.vault.index(room.her), support, first));
    assertThat(room.days(support)).containsExactly(LocalDate.of(2026, 12, 4));
    assertThat(room.postponed(support, "2027-01-11"))
        .isEqualTo(new Postponed.To(DEC_4, LocalDate.of(2027, 1, 11)));
    assertThat(room.lines()).containsExactly("Mon 7 Dec, Springs", "Mon 11 Jan, Springs");
    Map<String, String> answers = room.back.in(tx -> room.back.handling.answers(tx, support));
    assertThat(answers).containsEntry("date", "2027-01-11").containsEntry("court", "Springs");
    assertThat(room.postponed(support, "2027-02-01")).isInstanceOf(Postponed.To.class);
    assertThat(room.lines()).containsExactly("Mon 7 Dec, Springs", "Mon 1 Feb, Springs");
  }

  @Test
  void theDaysOfOtherRequestsAreNeitherSeenNorMoved() {
    room.save("2026-12-04");
    var support = room.open("court");
    assertThat(room.days(support)).isEmpty();
    assertThat(room.postponed(support, "2027-01-11"))
        .isEqualTo(new Postponed.To(Optional.empty(), LocalDate.of(2027, 1, 11)));
    assertThat(room.lines()).containsExactly("Fri 4 Dec, Springs", "Mon 11 Jan");
    assertThat(room.days(support)).containsExactly(LocalDate.of(2027, 1, 11));
  }

  @Test
  void whichIsMeantIsAskedWhenARequestHasSeveral() {
    room.save("2026-12-04");
    room.save("2026-12-07");
    room.back.run("update help_case set court_day = null");
    assertThat(room.postponed(room.asked, "2027-01-11")).isEqualTo(new Postponed.Several());
    assertThat(room.lines()).containsExactly("Fri 4 Dec, Springs", "Mon 7 Dec, Springs");
  }

  @Test
  void whoeverSetsADayOrReadsTheRequestHasWorkedOnIt() {
    var helper = room.accept(room.asked);
    for (var work :
        List.<Runnable>of(() -> room.postponed(room.asked, "2026-12-07"), () -> reads(helper))) {
      room.back.run("update help_case set touched_at = '2026-01-01', still_asked_at = now()");
      work.run();
      assertThat(
              room.rows(
                  "select 1 from help_case where touched_at > '2026-11-01'"
                      + " and still_asked_at is null"))
          .hasSize(1);
    }
  }

  private static void reads(UUID helper) {
    room.back.in(tx -> room.back.handling.viewed(tx, room.asked, helper, CourtRoom.NOW));
  }
}
