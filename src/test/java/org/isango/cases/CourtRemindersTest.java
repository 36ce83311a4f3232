package org.isango.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a member is reminded of, and what no more.
class CourtRemindersTest {
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
  void everyReminderIsDecidedOnce() {
    room.save("2026-12-04");
    assertThat(room.remindedAt("2026-11-27T14:59+02:00")).isZero();
    assertThat(room.remindedAt("2026-11-27T15:00+02:00")).isEqualTo(1);
    assertThat(room.remindedAt("2026-11-27T15:01+02:00")).isZero();
    assertThat(room.remindedAt("2026-12-02T15:00+02:00")).isEqualTo(1);
    assertThat(room.remindedAt("2026-12-03T15:00+02:00")).isEqualTo(1);
    assertThat(room.remindedAt("2026-12-04T06:30+02:00")).isZero();
    assertThat(room.remindedAt("2026-12-05T12:00+02:00")).isEqualTo(1);
  }

  @Test
  void aMondayIsRemindedOfOnSaturdayNoonAndNobodyIsTextedOnSunday() {
    room.save("2026-12-07");
    assertThat(room.remindedAt("2026-12-05T11:59+02:00")).isZero();
    assertThat(room.remindedAt("2026-12-05T12:00+02:00")).isEqualTo(1);
    assertThat(room.remindedAt("2026-12-05T15:00+02:00")).isZero();
    assertThat(room.remindedAt("2026-12-06T15:00+02:00")).isZero();
  }

  @Test
  void theMorningTextComesToWhoAskedForIt() {
    room.save("2026-12-04");
    room.change("morning", "");
    assertThat(room.remindedAt("2026-12-04T06:30+02:00")).isEqualTo(1);
  }

  @Test
  void aReminderWhoseMomentIsPastIsLeftOut() {
    room.save("2026-11-30");
    assertThat(room.remindedAt("2026-11-24T15:00+02:00")).isZero();
    assertThat(room.remindedAt("2026-11-29T23:30+02:00")).isZero();
  }

  @Test
  void theOldDayOfAMovedOneIsNotRemindedOf() {
    room.save("2026-12-04");
    room.change("move", "2026-12-11");
    assertThat(room.lines()).containsExactly("Fri 11 Dec, Springs");
    assertThat(room.remindedAt("2026-12-03T15:00+02:00")).isZero();
    assertThat(room.remindedAt("2026-12-04T15:00+02:00")).isEqualTo(1);
  }

  @Test
  void nobodyIsRemindedOfWhatIsOverOrWhereNoNumberIsKept() {
    room.save("2026-12-04");
    room.change("over", "");
    assertThat(room.lines()).isEmpty();
    room.save("2026-12-07");
    room.back.run("update help_case set number_bi = null, number_ct = null");
    assertThat(room.remindedAt("2026-12-03T15:00+02:00")).isZero();
    assertThat(room.remindedAt("2026-12-06T15:00+02:00")).isZero();
  }

  @Test
  void aReminderThatWaitsIsWithdrawnWhenTheDayChanges() {
    room.member("full");
    room.save("2026-12-04");
    assertThat(room.remindedAt("2026-11-27T15:00+02:00")).isEqualTo(1);
    assertThat(room.notes()).isEqualTo(1);
    room.change("move", "2026-12-11");
    assertThat(room.states()).containsExactly("CANCELLED");
    assertThat(room.notes()).isZero();
    assertThat(room.remindedAt("2026-12-04T15:00+02:00")).isEqualTo(1);
    room.change("over", "");
    assertThat(room.states()).containsExactly("CANCELLED", "CANCELLED");
  }

  @Test
  void aTextThatHasLeftIsNotTakenBack() {
    room.save("2026-12-04");
    room.remindedAt("2026-11-27T15:00+02:00");
    room.back.run("update sms_outbox set state = 'SUBMITTING'");
    room.change("over", "");
    assertThat(room.states()).containsExactly("SUBMITTING");
  }

  @Test
  void theRemindersOfADaySayWhatHerStyleAllowsAndNameAHelperOnlyWhereOneHoldsHerCase() {
    var all = new ArrayList<String>();
    for (var style : List.of("hidden", "plain", "full")) {
      for (boolean held : new boolean[] {false, true}) {
        room.sheAsks();
        room.member(style);
        var support = room.support("2026-12-04", "Springs");
        if (held) room.accept(support);
        for (var moment :
            List.of("2026-11-27T15:00+02:00", "2026-12-02T15:00+02:00", "2026-12-03T15:00+02:00")) {
          room.remindedAt(moment);
        }
        assertThat(room.texts()).as(style).hasSize(3);
        room.texts().forEach(text -> all.add(style + (held ? " held: " : " alone: ") + text));
        room.empty();
      }
    }
    assertThat(all)
        .allSatisfy(
            text -> {
              if (!text.startsWith("full")) {
                assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain("court", "springs");
              }
              if (!text.startsWith("full held") || text.contains("two days")) {
                assertThat(text).doesNotContain("HelperName");
              }
            });
    assertThat(all)
        .contains(
            "hidden alone: You have a note. Dial *134*000#",
            "full alone: Court Fri 4 Dec 26 08:30, Springs. Bring your bail paper. Want someone"
                + " with you? Cannot come? Dial *134*000#, 4.",
            "full held: Court tomorrow 08:30, Springs. HelperName is at the gate from 08:00."
                + " Missing it can lead to a warrant. Problem? Call 0800 606060.");
  }

  @Test
  void nothingGoesToAPhoneThatOthersHold() {
    room.member("full");
    var support = room.support("2026-12-04", "Springs");
    room.back.in(
        tx -> {
          room.back.cases.answer(tx, support, "contact", "trusted", CourtRoom.NOW);
          return support;
        });
    assertThat(room.remindedAt("2026-12-03T15:00+02:00")).isZero();
    assertThat(room.notes()).isEqualTo(1);
  }

  @Test
  void whoDidNotKnowTheDayIsAskedAgainThreeTimesAndNoMore() {
    room.save("unknown");
    assertThat(room.remindedAt("2026-11-30T15:00+02:00")).isZero();
    assertThat(room.remindedAt("2026-12-01T15:00+02:00")).isEqualTo(1);
    assertThat(room.remindedAt("2026-12-02T15:00+02:00")).isZero();
    assertThat(room.remindedAt("2026-12-08T15:00+02:00")).isEqualTo(1);
    assertThat(room.remindedAt("2026-12-15T15:00+02:00")).isEqualTo(1);
    assertThat(room.remindedAt("2026-12-22T15:00+02:00")).isZero();
    room.change("move", "2027-01-11");
    assertThat(room.states()).containsOnly("CANCELLED");
  }

  @Test
  void closingHerRequestLeavesHerTheDayAndItsReminders() {
    room.member("full");
    var support = room.support("2026-12-04", "Springs");
    var helper = room.accept(support);
    assertThat(room.remindedAt("2026-11-27T15:00+02:00")).isEqualTo(1);
    boolean closed =
        room.back.in(
            tx -> {
              var then = CourtRoom.NOW.plusDays(4);
              return room.back.handling.close(tx, support, helper, Outcome.HELPED, then);
            });
    assertThat(closed).isTrue();
    assertThat(room.lines()).containsExactly("Fri 4 Dec, Springs");
    assertThat(room.states()).containsExactly("PENDING");
    assertThat(room.notes()).isEqualTo(1);
    assertThat(room.remindedAt("2026-12-03T15:00+02:00")).isEqualTo(1);
    assertThat(room.texts().getLast()).startsWith("Court tomorrow").doesNotContain("HelperName");
    room.change("move", "2026-12-11");
    assertThat(room.lines()).containsExactly("Fri 11 Dec, Springs");
    assertThat(room.remindedAt("2026-12-10T15:00+02:00")).isEqualTo(1);
  }

  @Test
  void oneDayThatCannotBeRemindedOfKeepsNobodyElseWaiting() {
    room.save("2026-12-04");
    var bad = room.rows("select id from court_date").getFirst().getUUID(0);
    room.back.run("alter table court_reminder add constraint bad check (date_id <> '" + bad + "')");
    try {
      for (int i = 0; i < 3; i++) {
        room.sheAsks();
        room.save("2026-12-04");
      }
      assertThat(room.remindedAt("2026-11-27T15:00+02:00")).isEqualTo(3);
      assertThat(room.remindedAt("2026-11-27T15:01+02:00")).isZero();
    } finally {
      room.back.run("alter table court_reminder drop constraint bad");
    }
    assertThat(room.remindedAt("2026-11-27T15:30+02:00")).isZero();
    assertThat(room.remindedAt("2026-11-27T16:01+02:00")).isEqualTo(1);
  }
}
