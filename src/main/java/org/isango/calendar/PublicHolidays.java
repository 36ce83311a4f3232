package org.isango.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/// South Africa's public holidays: the ten fixed days of the Public Holidays Act 36 of 1994, Good
/// Friday and Family Day, and days proclaimed for one year. A fixed day on a Sunday makes the
/// following Monday a holiday too.
public final class PublicHolidays {
  /// No daylight saving: two hours ahead of UTC all year.
  public static final ZoneId ZONE = ZoneId.of("Africa/Johannesburg");

  private static final List<MonthDay> FIXED =
      List.of(
          MonthDay.of(1, 1),
          MonthDay.of(3, 21),
          MonthDay.of(4, 27),
          MonthDay.of(5, 1),
          MonthDay.of(6, 16),
          MonthDay.of(8, 9),
          MonthDay.of(9, 24),
          MonthDay.of(12, 16),
          MonthDay.of(12, 25),
          MonthDay.of(12, 26));

  private final Set<LocalDate> proclaimed;

  /// @param proclaimed days beside those of the Act, for instance an election day
  public PublicHolidays(Set<LocalDate> proclaimed) {
    this.proclaimed = Set.copyOf(proclaimed);
  }

  public boolean contains(LocalDate day) {
    return proclaimed.contains(day)
        || isFixed(day)
        || day.getDayOfWeek() == DayOfWeek.MONDAY && isFixed(day.minusDays(1))
        || day.equals(easterSunday(day.getYear()).minusDays(2))
        || day.equals(easterSunday(day.getYear()).plusDays(1));
  }

  private static boolean isFixed(LocalDate day) {
    return FIXED.contains(MonthDay.from(day));
  }

  /// Easter Sunday in the Gregorian calendar (the method of Meeus, Jones and Butcher).
  static LocalDate easterSunday(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return LocalDate.of(year, n / 31, n % 31 + 1);
  }
}
