package org.isango.calendar;

import java.time.LocalDate;
import java.time.YearMonth;

/// What a day and a month mean that somebody typed without a year, as a day in court.
public sealed interface TypedDay {
  /// A day on which the courts sit, today or later.
  record On(LocalDate day) implements TypedDay {}

  record Refused(Why why) implements TypedDay {}

  /// Why a day cannot be a day in court.
  enum Why {
    /// The 31st of February, the 29th in a common year, month 13.
    NO_SUCH_DAY,
    /// It was not long ago.
    PAST,
    /// A Saturday, a Sunday or a public holiday.
    CLOSED
  }

  /// Courts postpone by weeks or months. A day that comes round later than this is taken for the
  /// one that is over.
  int MONTHS_AHEAD = 9;

  static TypedDay read(int day, int month, LocalDate today, CourtDays courts) {
    if (month < 1 || month > 12 || day < 1) return new Refused(Why.NO_SUCH_DAY);
    var coming = YearMonth.of(today.getYear(), month);
    if (coming.isBefore(YearMonth.from(today)) || isOver(coming, day, today)) {
      coming = coming.plusYears(1);
    }
    if (!coming.isValidDay(day)) return new Refused(Why.NO_SUCH_DAY);
    return check(coming.atDay(day), today, courts);
  }

  private static boolean isOver(YearMonth month, int day, LocalDate today) {
    return month.isValidDay(day) && month.atDay(day).isBefore(today);
  }

  /// The same for a day whose year is known.
  static TypedDay check(LocalDate day, LocalDate today, CourtDays courts) {
    if (day.isBefore(today) || day.isAfter(today.plusMonths(MONTHS_AHEAD))) {
      return new Refused(Why.PAST);
    }
    return courts.isCourtDay(day) ? new On(day) : new Refused(Why.CLOSED);
  }
}
