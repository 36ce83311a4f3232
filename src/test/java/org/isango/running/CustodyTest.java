package org.isango.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZonedDateTime;
import org.isango.calendar.PublicHolidays;
import org.isango.kit.Inside;
import org.isango.kit.PhoneCaller;
import org.isango.kit.TwoServices;
import org.isango.ussd.Limits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The custody clock, from the key pressed to the moment stored. The request comes on Monday 14
/// December 2026 at 10:00; Wednesday is the Day of Reconciliation, when no court sits.
class CustodyTest {
  private static final ZonedDateTime MONDAY =
      ZonedDateTime.of(2026, 12, 14, 10, 0, 0, 0, PublicHolidays.ZONE);

  private final TwoServices two = TwoServices.running();

  @ParameterizedTest
  @CsvSource({
    "1, 2026-12-17 14:00", // the last hour: 48 hours end on the holiday, court closes Thursday
    // 16:00
    "2, 2026-12-17 14:00", // today
    "3, 2026-12-15 14:00", // yesterday
    "4, 2026-12-14 14:00", // earlier
  })
  void theDeadlineFollowsFromTheEarliestArrestHerAnswerAllows(String key, String inUtc) {
    var number = PhoneCaller.newNumber();
    var clock = Clock.fixed(MONDAY.toInstant(), PublicHolidays.ZONE);
    var keys = two.first().data().resolve("keys");
    try (var inside = new Inside(two.postgres(), keys, clock, Limits.none(clock))) {
      inside.walk(number, "1", "1", "1", "1", "2");
      assertThat(two.ledger().cases(number)).hasSize(1).allMatch(c -> c.courtBy().isEmpty());
    }
    try (var inside = new Inside(two.postgres(), keys, clock, Limits.none(clock))) {
      inside.walk(number, "1", key);
      assertThat(two.ledger().cases(number)).hasSize(1).allMatch(c -> c.courtBy().equals(inUtc));
    }
  }
}
