package org.isango.meetings;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// How often a meeting comes again: `once`, `weekly 8`, `monthly 6`.
///
/// @param times how many there are in all
record Repeats(Every every, int times) {
  private static final Pattern WRITTEN = Pattern.compile("(weekly|monthly) ([0-9]{1,2})");
  private static final int DAYS_A_WEEK = 7;
  private static final int FIFTH = 5;

  enum Every {
    ONCE(1),
    WEEKLY(53),
    MONTHLY(12);

    private final int most;

    Every(int most) {
      this.most = most;
    }
  }

  /// Empty when it cannot be read, or goes on for more than a year.
  static Optional<Repeats> of(String written) {
    var words = written.toLowerCase(Locale.ROOT);
    if (words.equals("once")) return Optional.of(new Repeats(Every.ONCE, 1));
    var found = WRITTEN.matcher(words);
    if (!found.matches()) return Optional.empty();
    var every = Every.valueOf(found.group(1).toUpperCase(Locale.ROOT));
    int times = Integer.parseInt(found.group(2));
    return times < 2 || times > every.most
        ? Optional.empty()
        : Optional.of(new Repeats(every, times));
  }

  boolean isOnce() {
    return every == Every.ONCE;
  }

  /// A month later is the same weekday of the month, such as the first Thursday; of a fifth one,
  /// the last of the month.
  List<LocalDate> days(LocalDate first) {
    return IntStream.range(0, times)
        .mapToObj(
            later ->
                switch (every) {
                  case ONCE, WEEKLY -> first.plusWeeks(later);
                  case MONTHLY -> monthly(first, later);
                })
        .toList();
  }

  private static LocalDate monthly(LocalDate first, int later) {
    int which = (first.getDayOfMonth() - 1) / DAYS_A_WEEK + 1;
    var weekday = first.getDayOfWeek();
    return first
        .withDayOfMonth(1)
        .plusMonths(later)
        .with(
            which == FIFTH
                ? TemporalAdjusters.lastInMonth(weekday)
                : TemporalAdjusters.dayOfWeekInMonth(which, weekday));
  }
}
