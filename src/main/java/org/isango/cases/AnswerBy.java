package org.isango.cases;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.isango.calendar.CourtDays;
import org.isango.calendar.PublicHolidays;

/// Until when a helper answers a request that is no emergency: the end of the next working day, in
/// words a screen can show (`25 Nov 16:00`, at most twelve characters).
public final class AnswerBy {
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

  private AnswerBy() {}

  public static String after(OffsetDateTime now, CourtDays days) {
    return days.endOfNext(now.toZonedDateTime()).format(SHORT);
  }

  /// The same words for another moment, in South African time.
  public static String words(OffsetDateTime at) {
    return at.atZoneSameInstant(PublicHolidays.ZONE).format(SHORT);
  }
}
