package org.isango.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a day and a month without a year mean.
class TypedDayTest {
  private static final CourtDays COURTS = new CourtDays(new PublicHolidays(Set.of()));

  /// A Tuesday.
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @Test
  void aComingDayIsThisYearOrTheNext() {
    assertThat(read(24, 11)).isEqualTo(new TypedDay.On(TODAY));
    assertThat(read(4, 12)).isEqualTo(new TypedDay.On(LocalDate.of(2026, 12, 4)));
    assertThat(read(15, 3)).isEqualTo(new TypedDay.On(LocalDate.of(2027, 3, 15)));
  }

  @Test
  void aDayThatWasNotLongAgoIsOver() {
    assertThat(read(23, 11)).isEqualTo(refused(TypedDay.Why.PAST));
    assertThat(read(1, 9)).isEqualTo(refused(TypedDay.Why.PAST));
  }

  @Test
  void daysThatThereAreNot() {
    assertThat(read(31, 2)).isEqualTo(refused(TypedDay.Why.NO_SUCH_DAY));
    assertThat(read(0, 13)).isEqualTo(refused(TypedDay.Why.NO_SUCH_DAY));
    assertThat(read(31, 11)).isEqualTo(refused(TypedDay.Why.NO_SUCH_DAY));
    assertThat(read(29, 2)).isEqualTo(refused(TypedDay.Why.NO_SUCH_DAY));
  }

  @Test
  void theLeapDayOfALeapYearIsADay() {
    assertThat(TypedDay.read(29, 2, LocalDate.of(2027, 11, 24), COURTS))
        .isEqualTo(new TypedDay.On(LocalDate.of(2028, 2, 29)));
  }

  @Test
  void theCourtsAreClosedOnWeekendsAndHolidays() {
    assertThat(read(5, 12)).isEqualTo(refused(TypedDay.Why.CLOSED));
    assertThat(read(16, 12)).isEqualTo(refused(TypedDay.Why.CLOSED));
  }

  private static TypedDay read(int day, int month) {
    return TypedDay.read(day, month, TODAY, COURTS);
  }

  private static TypedDay refused(TypedDay.Why why) {
    return new TypedDay.Refused(why);
  }
}
