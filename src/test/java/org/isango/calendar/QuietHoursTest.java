package org.isango.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import org.isango.calendar.QuietHours.Own;
import org.junit.jupiter.api.Test;

/// November 2026: the 24th is a Tuesday, the 28th a Saturday. The 16th of December is a holiday.
class QuietHoursTest {
  private final QuietHours hours = new QuietHours(new PublicHolidays(Set.<LocalDate>of()));

  @Test
  void aTextAtNightWaitsForTheMorning() {
    assertThat(opens("2026-11-24T20:00", Own.NONE)).contains(at("2026-11-25T08:00"));
    assertThat(opens("2026-11-24T07:59", Own.NIGHT)).contains(at("2026-11-24T08:00"));
  }

  @Test
  void aTextByDayGoesAtOnce() {
    assertThat(opens("2026-11-24T14:10", Own.UNSET)).contains(at("2026-11-24T14:10"));
    assertThat(hours.isOpen(at("2026-11-24T19:59"), Own.NONE)).isTrue();
  }

  @Test
  void whoHasNotChosenIsNotWokenBeforeNoon() {
    assertThat(opens("2026-11-24T08:30", Own.UNSET)).contains(at("2026-11-24T12:00"));
    assertThat(opens("2026-11-24T08:30", Own.MORNING)).contains(at("2026-11-24T12:00"));
    assertThat(opens("2026-11-24T08:30", Own.NONE)).contains(at("2026-11-24T08:30"));
  }

  @Test
  void saturdayIsShortAndSundayIsClosed() {
    assertThat(opens("2026-11-28T08:00", Own.NONE)).contains(at("2026-11-28T09:00"));
    assertThat(opens("2026-11-28T13:00", Own.NONE)).contains(at("2026-11-30T08:00"));
    assertThat(opens("2026-11-29T15:00", Own.UNSET)).contains(at("2026-11-30T12:00"));
  }

  @Test
  void aPublicHolidayIsClosed() {
    assertThat(opens("2026-12-16T10:00", Own.NONE)).contains(at("2026-12-17T08:00"));
  }

  @Test
  void urgentOnlyIsNeverOpen() {
    assertThat(opens("2026-11-24T14:00", Own.URGENT)).isEmpty();
    assertThat(hours.openedBefore(at("2026-11-24T14:00"), Own.URGENT)).isEmpty();
  }

  @Test
  void theLastHoursBeforeASundayAreOnSaturday() {
    assertThat(hours.openedBefore(at("2026-11-29T15:00"), Own.UNSET))
        .contains(at("2026-11-28T12:00"));
    assertThat(hours.openedBefore(at("2026-11-24T15:00"), Own.NONE))
        .contains(at("2026-11-24T08:00"));
  }

  @Test
  void anAnswerThatNobodyKnowsIsAsIfNoneWereGiven() {
    assertThat(Own.of(Optional.of("sometimes"))).isEqualTo(Own.UNSET);
    assertThat(Own.of(Optional.of("night"))).isEqualTo(Own.NIGHT);
  }

  private Optional<ZonedDateTime> opens(String local, Own own) {
    return hours.opens(at(local), own);
  }

  private static ZonedDateTime at(String local) {
    return LocalDateTime.parse(local).atZone(PublicHolidays.ZONE);
  }
}
