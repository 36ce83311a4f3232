package org.isango.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.isango.calendar.PublicHolidays;
import org.isango.gateway.UssdReply;
import org.isango.kit.Inside;
import org.isango.kit.PhoneCaller;
import org.isango.kit.TwoServices;
import org.isango.ussd.Limits;
import org.junit.jupiter.api.Test;

/// How much one number may ask for, and who is never made to wait.
class LimitsTest {
  private static final String[] RIGHTS = {"1", "1", "5"};

  private final TwoServices two = TwoServices.running();
  private final SetClock clock = new SetClock();

  private Inside limited() {
    return new Inside(two.postgres(), two.first().data().resolve("keys"), clock, Limits.of(clock));
  }

  @Test
  void theThirteenthSessionIsAskedToWaitAndHelpIsNot() {
    var number = PhoneCaller.newNumber();
    try (var inside = limited()) {
      for (int i = 0; i < 12; i++) {
        assertThat(inside.walk(number, RIGHTS)).matches(r -> !r.end());
        clock.passes(Duration.ofSeconds(30));
      }
      assertThat(inside.walk(number, RIGHTS))
          .isEqualTo(new UssdReply("Too many tries. Wait 4 minutes. In danger? Call 112.", true));
      assertThat(inside.walk(PhoneCaller.newNumber(), RIGHTS)).matches(r -> !r.end());
      assertThat(inside.walk(number, "1", "1", "2", "2", "1", "1").text())
          .doesNotContain("Too many tries");
      assertThat(inside.walk(number, "1", "1", "1", "1").text()).startsWith("Help request saved.");
      assertThat(two.ledger().cases(number)).hasSize(1);
    }
  }

  @Test
  void afterFortyHopsInAMinuteTheNextMinuteIsFree() {
    var number = PhoneCaller.newNumber();
    try (var inside = limited()) {
      for (int i = 0; i < 10; i++) inside.walk(number, RIGHTS);
      assertThat(inside.walk(number, RIGHTS).text()).startsWith("Too many tries. Wait 1 minutes.");
      clock.passes(Duration.ofMinutes(1));
      assertThat(inside.walk(number, RIGHTS)).matches(r -> !r.end());
    }
  }

  /// A clock that the test moves.
  private static final class SetClock extends Clock {
    private Instant now =
        ZonedDateTime.of(2026, 11, 24, 12, 0, 0, 0, PublicHolidays.ZONE).toInstant();

    void passes(Duration time) {
      now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
      return PublicHolidays.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
