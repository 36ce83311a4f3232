package org.isango.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/// When the courts sit: Monday to Friday without public holidays, 09:00 to 16:00 (Criminal
/// Procedure Act s50(2), from memory; a lawyer has to confirm the hours).
public record CourtDays(PublicHolidays holidays) {
  private static final LocalTime OPENS = LocalTime.of(9, 0);
  private static final LocalTime CLOSES = LocalTime.of(16, 0);

  public boolean isCourtDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !holidays.contains(day);
  }

  /// Whether the courts sit at this moment; both ends count.
  public boolean isSitting(ZonedDateTime at) {
    var local = at.withZoneSameInstant(PublicHolidays.ZONE);
    return isCourtDay(local.toLocalDate())
        && !local.toLocalTime().isBefore(OPENS)
        && !local.toLocalTime().isAfter(CLOSES);
  }

  /// When the courts close on the first court day that opens after this moment.
  public ZonedDateTime endOfNext(ZonedDateTime at) {
    var local = at.withZoneSameInstant(PublicHolidays.ZONE);
    var day = local.toLocalDate();
    if (!local.toLocalTime().isBefore(OPENS)) day = day.plusDays(1);
    while (!isCourtDay(day)) day = day.plusDays(1);
    return day.atTime(CLOSES).atZone(PublicHolidays.ZONE);
  }
}
