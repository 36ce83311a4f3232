package org.isango.duty;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.isango.calendar.PublicHolidays;

/// When a call is safe, as she chose it: today, or tomorrow once today's is over.
public record CallWindow(OffsetDateTime from, OffsetDateTime to) {
  /// "Now" is so long.
  private static final Duration NOW = Duration.ofHours(2);

  /// With less left of today's, tomorrow's is meant: somebody has to be found first.
  private static final Duration LEFT = Duration.ofMinutes(15);

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

  /// @param chosen `now`, `noon` (12 to 16), `late` (16 to 19) or `evening` (19 to 21)
  /// @return empty for any other word
  public static Optional<CallWindow> of(String chosen, OffsetDateTime now) {
    return switch (chosen) {
      case "now" -> Optional.of(new CallWindow(now, now.plus(NOW)));
      case "noon" -> Optional.of(next(12, 16, now));
      case "late" -> Optional.of(next(16, 19, now));
      case "evening" -> Optional.of(next(19, 21, now));
      default -> Optional.empty();
    };
  }

  private static CallWindow next(int from, int to, OffsetDateTime now) {
    var today = now.atZoneSameInstant(PublicHolidays.ZONE).toLocalDate();
    var day = at(today, to).minus(LEFT).isBefore(now) ? today.plusDays(1) : today;
    var opens = at(day, from);
    return new CallWindow(opens.isBefore(now) ? now : opens, at(day, to));
  }

  private static OffsetDateTime at(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(PublicHolidays.ZONE).toOffsetDateTime();
  }

  /// The same hours a day later.
  CallWindow again() {
    return new CallWindow(from.plusDays(1), to.plusDays(1));
  }

  /// `12:00-16:00`
  String hours() {
    return HOUR.format(local(from)) + "-" + HOUR.format(local(to));
  }

  /// In how many days it begins: today, or tomorrow, or later.
  long daysFrom(OffsetDateTime now) {
    return ChronoUnit.DAYS.between(local(now).toLocalDate(), day());
  }

  LocalDate day() {
    return local(from).toLocalDate();
  }

  private static ZonedDateTime local(OffsetDateTime at) {
    return at.atZoneSameInstant(PublicHolidays.ZONE);
  }
}
