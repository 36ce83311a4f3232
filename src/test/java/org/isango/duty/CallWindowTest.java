package org.isango.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallWindowTest {
  @ParameterizedTest
  @CsvSource({
    "now, 10:00, today 10:00-12:00",
    "now, 23:30, today 23:30-01:30",
    "noon, 10:00, today 12:00-16:00",
    "noon, 13:30, today 13:30-16:00",
    "noon, 15:50, tomorrow 12:00-16:00",
    "noon, 20:00, tomorrow 12:00-16:00",
    "late, 18:45, today 18:45-19:00",
    "late, 18:46, tomorrow 16:00-19:00",
    "evening, 08:00, today 19:00-21:00",
    "evening, 21:30, tomorrow 19:00-21:00",
  })
  void theHoursSheChoseAreTodaysOrElseTomorrows(String chosen, String at, String words) {
    var now = OffsetDateTime.parse("2026-11-24T" + at + "+02:00");
    var window = CallWindow.of(chosen, now).orElseThrow();
    var day = window.daysFrom(now) == 0 ? "today " : "tomorrow ";
    assertThat(day + window.hours()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"midnight", "''", "NOW"})
  void otherWordsAreNoHours(String chosen) {
    assertThat(CallWindow.of(chosen, OffsetDateTime.parse("2026-11-24T10:00+02:00"))).isEmpty();
  }
}
