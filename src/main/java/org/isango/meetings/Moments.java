package org.isango.meetings;

import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.isango.calendar.PublicHolidays;

/// When a meeting begins, as members read it: South African time.
public final class Moments {
  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM yy", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  private Moments() {}

  /// Such as `Thu`.
  static String weekday(OffsetDateTime moment) {
    return WEEKDAY.format(local(moment));
  }

  /// Such as `3 Dec 26`.
  public static String date(OffsetDateTime moment) {
    return DATE.format(local(moment));
  }

  /// Such as `18:00`.
  public static String time(OffsetDateTime moment) {
    return TIME.format(local(moment));
  }

  static ZonedDateTime local(OffsetDateTime moment) {
    return moment.atZoneSameInstant(PublicHolidays.ZONE);
  }
}
