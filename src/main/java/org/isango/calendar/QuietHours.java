package org.isango.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;

/// When a text may go that is neither an answer nor a safety alert: Monday to Friday 08:00 to
/// 20:00, Saturday 09:00 to 13:00, never on Sundays and public holidays (Consumer Protection Act
/// regulations and WASPA code 16, as read by engineers; a lawyer has to confirm them). A member's
/// own hours only take away from these.
public record QuietHours(PublicHolidays holidays) {
  private static final LocalTime NOON = LocalTime.of(12, 0);

  /// Nothing is planned farther ahead or back than this; no run of closed days is longer.
  private static final int FARTHEST_DAYS = 14;

  /// What a member chose. Each answer of the screen has its own.
  public enum Own {
    /// Nothing chosen yet: who works at night sleeps in the morning, so not before noon.
    UNSET,
    /// Not between 20:00 and 08:00, which are the hours of the law.
    NIGHT,
    /// Not between 06:00 and 12:00.
    MORNING,
    /// Urgent texts only, all day.
    URGENT,
    /// No hours of her own.
    NONE;

    /// Reads the stored answer; one that is not known is as if she had given none.
    public static Own of(Optional<String> stored) {
      return switch (stored.orElse("")) {
        case "night" -> NIGHT;
        case "morning" -> MORNING;
        case "urgent" -> URGENT;
        case "none" -> NONE;
        default -> UNSET;
      };
    }
  }

  /// From and until when texts may go on one day; until is the first moment when they may not.
  private record Window(LocalTime from, LocalTime until) {
    boolean isEmpty() {
      return !from.isBefore(until);
    }
  }

  public boolean isOpen(ZonedDateTime at, Own own) {
    return opens(at, own).filter(at::isEqual).isPresent();
  }

  /// The first moment, from this one on, when a text may go. Empty when there is none.
  public Optional<ZonedDateTime> opens(ZonedDateTime at, Own own) {
    var local = at.withZoneSameInstant(PublicHolidays.ZONE);
    for (int days = 0; days <= FARTHEST_DAYS; days++) {
      var day = local.toLocalDate().plusDays(days);
      var window = window(day, own);
      if (window.isEmpty()) continue;
      var from = day.atTime(window.from()).atZone(PublicHolidays.ZONE);
      var until = day.atTime(window.until()).atZone(PublicHolidays.ZONE);
      if (local.isBefore(from)) return Optional.of(from);
      if (local.isBefore(until)) return Optional.of(local);
    }
    return Optional.empty();
  }

  /// When the last hours before this moment began, for what would come too late otherwise. Empty
  /// when there are none.
  public Optional<ZonedDateTime> openedBefore(ZonedDateTime at, Own own) {
    var local = at.withZoneSameInstant(PublicHolidays.ZONE);
    for (int days = 0; days <= FARTHEST_DAYS; days++) {
      var day = local.toLocalDate().minusDays(days);
      var window = window(day, own);
      var from = day.atTime(window.from()).atZone(PublicHolidays.ZONE);
      if (!window.isEmpty() && from.isBefore(local)) return Optional.of(from);
    }
    return Optional.empty();
  }

  private Window window(LocalDate day, Own own) {
    var law = law(day);
    return switch (own) {
      case URGENT -> new Window(NOON, NOON);
      case NIGHT, NONE -> law;
      case UNSET, MORNING -> new Window(law.from().isBefore(NOON) ? NOON : law.from(), law.until());
    };
  }

  private Window law(LocalDate day) {
    if (day.getDayOfWeek() == DayOfWeek.SUNDAY || holidays.contains(day)) {
      return new Window(NOON, NOON);
    }
    return day.getDayOfWeek() == DayOfWeek.SATURDAY
        ? new Window(LocalTime.of(9, 0), LocalTime.of(13, 0))
        : new Window(LocalTime.of(8, 0), LocalTime.of(20, 0));
  }
}
