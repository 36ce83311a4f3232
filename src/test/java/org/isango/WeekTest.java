package org.isango;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
      aMonthLater(week);
    }
  }

  private static void monday(Week week) {
    week.until(on("14T10:00"));
    assertThat(week.dials("Zodwa", "4", "2", "21/12", "Springs", "0")).isNotEmpty();
    assertThat(week.dials("Thandi", "1", "1", "2", "1", "Woodstock", "1", "2")).startsWith("Ref ");
    week.until(on("14T10:06"));
    assertThat(week.accepts("Bea", "Thandi")).isEqualTo("done");
    assertThat(week.accepts("Anna", "Thandi")).isEqualTo("another has it");
    week.until(on("14T10:30"));
    assertThat(week.dials("Thandi", "1", "1")).contains("A helper has accepted your request");
    week.until(on("15T00:00"));
    assertThat(week.diary())
        .containsExactly(
            "Mon 10:00 Anna is called: Thandi, first",
            "Mon 10:02 Anna is called: Thandi, resend",
            "Mon 10:05 Bea is called: Thandi, first",
            "Mon 10:06 text to Thandi",
            "Mon 10:30 Bea is called: Thandi, again",
            "Mon 15:00 text to Zodwa");
  }

  private static void tuesday(Week week) {
    week.until(on("15T21:00"));
    assertThat(week.dials("Lindi", "2", "1", "1", "1")).isNotEmpty();
    week.until(on("15T21:01"));
    assertThat(week.accepts("Nomsa", "Lindi")).isEqualTo("done");
    week.until(on("16T00:00"));
    assertThat(week.diary())
        .as("nobody has said how the call went when the hours she is safe in end")
        .containsExactly(
            "Tue 21:00 Nomsa is called: Lindi, first",
            "Tue 21:01 text to Lindi",
            "Tue 23:00 Nomsa is called: Lindi, passed",
            "Tue 23:00 alarm: Lindi, call passed");
  }

  private static void wednesday(Week week) {
    week.until(on("16T08:00"));
    assertThat(week.handsOver("Nomsa", "Lindi", "Anna")).isEqualTo("done");
    week.until(on("16T08:05"));
    assertThat(week.accepts("Anna", "Lindi")).isEqualTo("done");
    week.until(on("17T00:00"));
    assertThat(week.diary())
        .as("on a public holiday nobody is texted but who waits for an answer")
        .containsExactly(
            "Wed 08:00 Anna is called: Lindi, offered",
            "Wed 08:05 text to Lindi",
            "Wed 23:00 Anna is called: Lindi, passed",
            "Wed 23:00 alarm: Lindi, call passed 1");
  }

  private static void thursday(Week week) {
    week.until(on("17T08:30"));
    assertThat(week.dials("Busi", "8", "2", "1", "2")).isNotEmpty();
    week.until(on("17T09:00"));
    week.rota(ROTA[0], ROTA[1], ROTA[2], "Dora, +27600000014, national, national, always");
    week.until(on("17T09:05"));
    assertThat(week.accepts("Dora", "Busi")).isEqualTo("done");
    week.until(on("18T00:00"));
    assertThat(week.diary())
        .containsExactly(
            "Thu 08:30 alarm: Busi, nobody accepted",
            "Thu 08:30 alarm: Busi, tier empty 1",
            "Thu 08:30 alarm: Busi, tier empty 2",
            "Thu 08:30 alarm: Busi, tier empty 3",
            "Thu 08:30 alarm: Busi, tier empty 4",
            "Thu 09:01 Dora is called: Busi, first",
            "Thu 09:03 Dora is called: Busi, resend",
            "Thu 09:05 text to Busi",
            "Thu 11:00 Dora is called: Busi, passed",
            "Thu 11:00 alarm: Busi, call passed",
            "Thu 16:00 Bea is called: Thandi, overdue",
            "Thu 16:00 alarm: Thandi, overdue",
            "Thu 23:00 Anna is called: Lindi, passed",
            "Thu 23:00 alarm: Lindi, call passed 2");
  }

  private static void friday(Week week) {
    week.until(on("18T10:00"));
    assertThat(week.closes("Bea", "Thandi", Outcome.RELEASED)).isEqualTo("done");
    assertThat(week.closes("Anna", "Lindi", Outcome.HELPED)).isEqualTo("done");
    assertThat(week.closes("Dora", "Busi", Outcome.HELPED)).isEqualTo("done");
    week.until(on("19T00:00"));
    assertThat(week.diary()).isEmpty();
    assertThat(week.count("select count(*) from duty_alarm where cleared_at is null")).isZero();
  }

  private static void weekend(Week week) {
    assertThat(week.count("select count(*) from help_case where closed_at is not null"))
        .isEqualTo(3);
    week.until(on("21T00:00"));
    assertThat(week.diary())
        .as("what would be due on Sunday, before a Monday in court, leaves by Saturday noon")
        .containsExactly("Sat 12:00 text to Zodwa");
  }

  /// What was closed is gone, with its key and its pages; what is open stays.
  private static void aMonthLater(Week week) {
    week.turn(Duration.ofDays(28));
    assertThat(week.count("select count(*) from help_case where closed_at is not null")).isZero();
    assertThat(week.count("select count(*) from case_key"))
        .isEqualTo(week.count("select count(*) from help_case"))
        .isOne();
    assertThat(week.count("select count(*) from dropped_session")).isZero();
    assertThat(week.count("select count(*) from help_ask")).isZero();
  }

  private static OffsetDateTime on(String dayAndTime) {
    return OffsetDateTime.parse("2026-12-" + dayAndTime + "+02:00");
  }
}
