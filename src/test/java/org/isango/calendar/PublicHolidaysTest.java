package org.isango.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicHolidaysTest {
  private static final PublicHolidays ACT = new PublicHolidays(Set.of());

  /// Month and day of every holiday of the year, weekends included.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024 01-01 03-21 03-29 04-01 04-27 05-01 06-16 06-17 08-09 09-24 12-16 12-25 12-26",
        "2025 01-01 03-21 04-18 04-21 04-27 04-28 05-01 06-16 08-09 09-24 12-16 12-25 12-26",
        "2026 01-01 03-21 04-03 04-06 04-27 05-01 06-16 08-09 08-10 09-24 12-16 12-25 12-26",
        "2027 01-01 03-21 03-22 03-26 03-29 04-27 05-01 06-16 08-09 09-24 12-16 12-25 12-26 12-27",
        "2028 01-01 03-21 04-14 04-17 04-27 05-01 06-16 08-09 09-24 09-25 12-16 12-25 12-26",
      })
  void holdsTheHolidaysOfTheYearAndNoOtherDay(String line) {
    var year = line.substring(0, 4);
    var listed = List.of(line.substring(5).split(" ")).stream().map(d -> year + "-" + d).toList();
    var first = LocalDate.parse(year + "-01-01");

    assertThat(first.datesUntil(first.plusYears(1)).filter(ACT::contains))
        .extracting(LocalDate::toString)
        .containsExactlyElementsOf(listed);
  }

  @ParameterizedTest
  @CsvSource({"2023-01-01, 2023-01-02", "2022-05-01, 2022-05-02", "2025-04-27, 2025-04-28"})
  void aHolidayOnASundayMakesTheMondayOneToo(LocalDate sunday, LocalDate monday) {
    assertThat(ACT.contains(sunday)).isTrue();
    assertThat(ACT.contains(monday)).isTrue();
    assertThat(ACT.contains(monday.plusDays(1))).isFalse();
  }

  @Test
  void aHolidayOnASaturdayMovesNowhere() {
    assertThat(ACT.contains(LocalDate.parse("2026-03-21"))).isTrue();
    assertThat(ACT.contains(LocalDate.parse("2026-03-23"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1961-04-02",
        "2000-04-23",
        "2008-03-23",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2028-04-16",
        "2038-04-25"
      })
  void knowsEaster(LocalDate sunday) {
    assertThat(PublicHolidays.easterSunday(sunday.getYear())).isEqualTo(sunday);
  }

  @Test
  void aProclaimedDayCountsInItsYearAlone() {
    var election = LocalDate.parse("2026-11-04");
    var holidays = new PublicHolidays(Set.of(election));

    assertThat(ACT.contains(election)).isFalse();
    assertThat(holidays.contains(election)).isTrue();
    assertThat(holidays.contains(election.plusYears(1))).isFalse();
  }
}
