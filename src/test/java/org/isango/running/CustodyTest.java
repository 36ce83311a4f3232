package org.isango.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.isango.calendar.PublicHolidays;
import org.isango.kit.Inside;
import org.isango.kit.PhoneCaller;
import org.isango.kit.TwoServices;
import org.isango.ussd.Limits;
import org.junit.jupiter.api.Test;

/// The custody clock, from the key pressed to the moment stored. The request comes on Monday 14
/// December 2026 at 10:00; Wednesday is the Day of Reconciliation, when no court sits.
class CustodyTest {
  private static final ZonedDateTime MONDAY =
      ZonedDateTime.of(2026, 12, 14, 10, 0, 0, 0, PublicHolidays.ZONE);

  @Test
  void theDeadlineFollowsFromTheEarliestArrestHerAnswerAllows() {
    var two = TwoServices.running();
    var clock = Clock.fixed(MONDAY.toInstant(), PublicHolidays.ZONE);
    var folder = two.first().data().resolve("keys");
    try (var inside = new Inside(two.postgres(), folder, clock, Limits.none(clock))) {
      var deadlines =
          Stream.of("1", "2", "3", "4")
              .map(
                  key -> {
                    var number = PhoneCaller.newNumber();
                    inside.walk(number, "1", "1", "1", "1", "2", key);
                    return two.ledger().cases(number).getFirst().courtBy();
                  });
      // In the last hour, today, yesterday, earlier; in UTC, two hours behind.
      assertThat(deadlines)
          .containsExactly(
              "2026-12-17 14:00", "2026-12-17 14:00", "2026-12-15 14:00", "2026-12-14 14:00");
    }
  }

  @Test
  void saidAgainItOnlyMovesForwardUntilItHasPassed() {
    var two = TwoServices.running();
    var number = PhoneCaller.newNumber();
    assertThat(courtBy(two, number, MONDAY, "3")).isEqualTo("2026-12-15 14:00");
    assertThat(courtBy(two, number, MONDAY.plusHours(2), "1")).isEqualTo("2026-12-15 14:00");
    assertThat(courtBy(two, number, MONDAY.plusWeeks(1), "1")).isEqualTo("2026-12-23 07:00");
  }

  private static String courtBy(TwoServices two, String number, ZonedDateTime now, String key) {
    var clock = Clock.fixed(now.toInstant(), PublicHolidays.ZONE);
    var folder = two.first().data().resolve("keys");
    try (var inside = new Inside(two.postgres(), folder, clock, Limits.none(clock))) {
      // Whoever has asked before is shown how it stands first, and adds to it.
      var again = two.ledger().cases(number).isEmpty() ? List.<String>of() : List.of("1");
      var keys = new ArrayList<>(List.of("1", "1", "1", "1"));
      keys.addAll(again);
      keys.addAll(List.of("2", key));
      inside.walk(number, keys.toArray(String[]::new));
      return two.ledger().cases(number).getFirst().courtBy();
    }
  }

  @Test
  void withoutAnAnswerItRunsFromTheFirstKeyAndWithAnotherKindThereIsNone() {
    var two = TwoServices.running();
    var clock = Clock.fixed(MONDAY.toInstant(), PublicHolidays.ZONE);
    var folder = two.first().data().resolve("keys");
    try (var inside = new Inside(two.postgres(), folder, clock, Limits.none(clock))) {
      var cutOff = PhoneCaller.newNumber();
      inside.walk(cutOff, "1", "1", "1", "1");
      assertThat(two.ledger().cases(cutOff).getFirst().courtBy()).isEqualTo("2026-12-17 14:00");
    }
    var report = PhoneCaller.with(two.first());
    report.walk("1", "1", "2", "5", "1", "1", "1", "1");
    assertThat(two.ledger().cases(report.number()).getFirst().courtBy()).isEmpty();
  }
}
