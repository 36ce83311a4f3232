package org.isango.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustodyClockTest {
  private static final CourtDays COURTS = new CourtDays(new PublicHolidays(Set.of()));
  private static final CustodyClock CLOCK = new CustodyClock(COURTS);

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "inside court hours,                    2026-11-23T10:30, 2026-11-25T10:30",
    "exactly when the courts open,          2026-11-23T09:00, 2026-11-25T09:00",
    "a minute before they open,             2026-11-23T08:59, 2026-11-25T16:00",
    "exactly when they close,               2026-11-23T16:00, 2026-11-25T16:00",
    "a minute after they close,             2026-11-23T16:01, 2026-11-26T16:00",
    "in the night,                          2026-11-23T02:15, 2026-11-25T16:00",
    "Wednesday evening,                     2026-11-25T20:00, 2026-11-30T16:00",
    "Thursday noon,                         2026-11-26T12:00, 2026-11-30T16:00",
    "Friday evening,                        2026-11-27T22:00, 2026-11-30T16:00",
    "Friday at ten,                         2026-11-27T10:00, 2026-11-30T16:00",
    "Saturday at ten,                       2026-11-28T10:00, 2026-11-30T10:00",
    "Saturday evening,                      2026-11-28T18:00, 2026-12-01T16:00",
    "before the long weekend of Easter,     2026-04-01T12:00, 2026-04-07T16:00",
    "Maundy Thursday evening,               2026-04-02T19:00, 2026-04-07T16:00",
    "a Sunday holiday with its Monday,      2026-08-07T12:00, 2026-08-11T16:00",
    "a holiday in mid-week,                 2026-09-22T12:00, 2026-09-25T16:00",
    "before Christmas,                      2026-12-23T12:00, 2026-12-28T16:00",
    "Christmas Eve 2027 with its Monday,    2027-12-24T20:00, 2027-12-28T16:00",
    "over New Year,                         2026-12-30T12:00, 2027-01-04T16:00",
    "over the last day of February,         2028-02-28T10:00, 2028-03-01T10:00",
  })
  void isTheLatestLawfulMoment(String when, LocalDateTime arrest, LocalDateTime deadline) {
    assertThat(CLOCK.deadline(local(arrest))).isEqualTo(local(deadline));
  }

  @Test
  void aProclaimedDayIsNoCourtDay() {
    var election = new PublicHolidays(Set.of(LocalDate.parse("2026-11-04")));
    var clock = new CustodyClock(new CourtDays(election));

    assertThat(clock.deadline(local(LocalDateTime.parse("2026-11-02T12:00"))))
        .isEqualTo(local(LocalDateTime.parse("2026-11-05T16:00")));
  }

  @Test
  void readsTheClockOfSouthAfricaWhateverZoneTheTimeComesIn() {
    var utc = ZonedDateTime.of(LocalDateTime.parse("2026-11-23T07:30"), ZoneId.of("UTC"));
    assertThat(CLOCK.deadline(utc)).isEqualTo(local(LocalDateTime.parse("2026-11-25T09:30")));
  }

  @Test
  void neverEndsBefore48HoursAndAlwaysInsideCourtHours() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      var arrest =
          local(LocalDateTime.parse("2024-01-01T00:00").plusMinutes(random.nextInt(5 * 525_600)));
      var deadline = CLOCK.deadline(arrest);

      assertThat(COURTS.isSitting(deadline)).as("seed %d, %s", seed, arrest).isTrue();
      assertThat(Duration.between(arrest, deadline))
          .as("seed %d, %s", seed, arrest)
          .isBetween(Duration.ofHours(48), Duration.ofDays(8));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "hour,      2026-11-24T14:20, 2026-11-24T13:20",
    "hour,      2026-11-24T00:20, 2026-11-23T23:20",
    "today,     2026-11-24T14:20, 2026-11-24T00:00",
    "yesterday, 2026-11-24T14:20, 2026-11-23T00:00",
    "yesterday, 2026-03-01T01:00, 2026-02-28T00:00",
    "earlier,   2026-11-24T14:20, 2026-11-22T00:00",
    "unknown,   2026-11-24T14:20, 2026-11-24T14:20",
  })
  void anAnswerMeansTheEarliestMomentItAllows(
      String when, LocalDateTime alert, LocalDateTime arrest) {
    assertThat(CustodyClock.earliest(when, local(alert))).isEqualTo(local(arrest));
  }

  @Test
  void todayIsTheDayInSouthAfrica() {
    var lateInLondon = ZonedDateTime.of(LocalDateTime.parse("2026-11-23T22:30"), ZoneId.of("UTC"));
    assertThat(CustodyClock.earliest("today", lateInLondon))
        .isEqualTo(local(LocalDateTime.parse("2026-11-24T00:00")));
  }

  private static ZonedDateTime local(LocalDateTime time) {
    return time.atZone(PublicHolidays.ZONE);
  }
}
