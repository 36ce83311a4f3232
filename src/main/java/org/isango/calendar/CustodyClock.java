package org.isango.calendar;

import java.time.Duration;
import java.time.ZonedDateTime;

/// The latest lawful moment to bring somebody who is held before a court (Constitution s35(1)(d)):
/// 48 hours after the arrest, or, when that moment lies outside court hours or on a day without
/// court, the end of the first court day after it.
public record CustodyClock(CourtDays courts) {
  private static final Duration LIMIT = Duration.ofHours(48);

  public ZonedDateTime deadline(ZonedDateTime arrest) {
    var end = arrest.withZoneSameInstant(PublicHolidays.ZONE).plus(LIMIT);
    return courts.isSitting(end) ? end : courts.endOfNext(end);
  }

  /// The earliest arrest that an answer allows, so that the clock never runs too long.
  ///
  /// @param when `hour`, `today`, `yesterday` or `earlier`, as the screen asks
  /// @param alert when the request came
  public static ZonedDateTime earliest(String when, ZonedDateTime alert) {
    var local = alert.withZoneSameInstant(PublicHolidays.ZONE);
    var today = local.toLocalDate();
    return switch (when) {
      case "hour" -> local.minusHours(1);
      case "today" -> today.atStartOfDay(PublicHolidays.ZONE);
      case "yesterday" -> today.minusDays(1).atStartOfDay(PublicHolidays.ZONE);
      case "earlier" -> today.minusDays(2).atStartOfDay(PublicHolidays.ZONE);
      default -> local;
    };
  }
}
