package org.isango;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.isango.cases.Outcome;
import org.junit.jupiter.api.Test;

/// A week in December: Wednesday is a public holiday.
class WeekTest {
  private static final String[] ROTA = {
    "Anna, +27600000011, on duty, WC, Mon-Fri 08:00-20:00",
    "Nomsa, +27600000012, on duty, WC, Mon-Fri 20:00-08:00",
    "Bea, +27600000013, second, WC, always"
  };

  @Test
  void aWeekAsACoordinatorWouldTellIt() {
    try (var week = new Week(on("14T09:00"))) {
      week.rota(ROTA);
      week.somebody("Thandi", "+27825551001", Optional.of("WC"));
      week.somebody("Lindi", "+27825551002", Optional.of("WC"));
      week.somebody("Zodwa", "+27825551003", Optional.of("WC"));
      week.somebody("Busi", "+27825551004", Optional.of("KZN"));
      monday(week);
      tuesday(week);
      wednesday(week);
      thursday(week);
      friday(week);
      weekend(week);
    }
  }

  private static void monday(Week week) {
    week.until(on("14T10:00"));
    assertThat(week.dials("Zodwa", "4", "3", "21/12", "Springs", "0")).isNotEmpty();
    assertThat(week.dials("Thandi", "1", "1", "2", "1", "Woodstock", "1", "2"))
        .startsWith("Ref ");
    week.until(on("14T10:06"));
    assertThat(week.accepts("Bea", "Thandi")).isEqualTo("done");
    assertThat(week.accepts("Anna", "Thandi")).isEqualTo("another has it");
    week.until(on("14T10:30"));
    assertThat(week.dials("Thandi", "1", "1")).contains("A helper has accepted your request");
    week.until(on("15T00:00"));
    assertThat(week.diary()).isEmpty();
  }

  private static void tuesday(Week week) {
    week.until(on("15T21:00"));
    assertThat(week.dials("Lindi", "2", "1", "1", "1")).isNotEmpty();
    week.until(on("15T21:01"));
    assertThat(week.accepts("Nomsa", "Lindi")).isEqualTo("done");
    week.until(on("16T00:00"));
    assertThat(week.diary()).isEmpty();
  }

  private static void wednesday(Week week) {
    week.until(on("16T08:00"));
    assertThat(week.handsOver("Nomsa", "Lindi", "Anna")).isEqualTo("done");
    week.until(on("16T08:05"));
    assertThat(week.accepts("Anna", "Lindi")).isEqualTo("done");
    week.until(on("17T00:00"));
    assertThat(week.diary()).isEmpty();
  }

  private static void thursday(Week week) {
    week.until(on("17T08:30"));
    assertThat(week.dials("Busi", "8", "2", "3", "2")).isNotEmpty();
    week.until(on("17T09:00"));
    week.rota(
        ROTA[0], ROTA[1], ROTA[2], "Dora, +27600000014, national, national, always");
    week.until(on("17T09:05"));
    assertThat(week.accepts("Dora", "Busi")).isEqualTo("done");
    week.until(on("18T00:00"));
    assertThat(week.diary()).isEmpty();
  }

  private static void friday(Week week) {
    week.until(on("18T10:00"));
    assertThat(week.closes("Bea", "Thandi", Outcome.RELEASED)).isEqualTo("done");
    assertThat(week.closes("Anna", "Thandi", Outcome.RELEASED)).isEqualTo("unknown");
    week.until(on("19T00:00"));
    assertThat(week.diary()).isEmpty();
  }

  private static void weekend(Week week) {
    week.until(on("21T00:00"));
    assertThat(week.diary()).isEmpty();
  }

  private static OffsetDateTime on(String dayAndTime) {
    return OffsetDateTime.parse("2026-12-" + dayAndTime + "+02:00");
  }
}
