package org.isango.duty;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isango.calendar.PublicHolidays;

/// The last column of a rota: `always`, `Mon-Fri 08:00-20:00`, `Sat 20:00-08:00`, or `2026-12-24
/// 08:00 to 2026-12-27 08:00`. South African time.
final class Times {
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private static final Pattern WEEKLY =
      Pattern.compile("([a-z]{3})(?:-([a-z]{3}))? ([0-9:]{5})-([0-9:]{5})");

  private static final Pattern DATED =
      Pattern.compile("([0-9-]{10} [0-9:]{5}) to ([0-9-]{10} [0-9:]{5})");

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private Times() {}

  /// Empty when it cannot be read.
  static Optional<List<Slot>> of(String written) {
    var words = written.strip().toLowerCase(Locale.ROOT);
    if (words.equals("always")) return Optional.of(List.of(new Slot.Always()));
    try {
      var weekly = WEEKLY.matcher(words);
      if (weekly.matches()) return weekly(weekly.group(1), weekly.group(2), times(weekly));
      var dated = DATED.matcher(words);
      return dated.matches() ? dated(dated.group(1), dated.group(2)) : Optional.empty();
    } catch (DateTimeParseException noTime) {
      return Optional.empty();
    }
  }

  private record Span(LocalTime starts, LocalTime ends) {}

  private static Span times(Matcher weekly) {
    return new Span(LocalTime.parse(weekly.group(3)), LocalTime.parse(weekly.group(4)));
  }

  private static Optional<List<Slot>> weekly(String first, String last, Span span) {
    int from = DAYS.indexOf(first);
    int to = DAYS.indexOf(Optional.ofNullable(last).orElse(first));
    if (from < 0 || to < 0) return Optional.empty();
    var slots = new ArrayList<Slot>();
    for (int day = from; ; day = (day + 1) % DAYS.size()) {
      slots.add(new Slot.Weekly(DayOfWeek.of(day + 1), span.starts(), span.ends()));
      if (day == to) return Optional.of(List.copyOf(slots));
    }
  }

  private static Optional<List<Slot>> dated(String from, String to) {
    var begins = LocalDateTime.parse(from, MOMENT).atZone(PublicHolidays.ZONE).toOffsetDateTime();
    var ends = LocalDateTime.parse(to, MOMENT).atZone(PublicHolidays.ZONE).toOffsetDateTime();
    return begins.isBefore(ends)
        ? Optional.of(List.of(new Slot.Dated(begins, ends)))
        : Optional.empty();
  }
}
