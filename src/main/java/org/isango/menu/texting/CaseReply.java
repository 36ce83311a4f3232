package org.isango.menu.texting;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.isango.calendar.TypedDay;

/// What a helper is answered about a request: its reference and nothing else of it.
///
/// @param keyword its id in `keywords.yaml`
/// @param values what fills its holes
public record CaseReply(String keyword, Map<String, String> values) {
  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM yy", Locale.ENGLISH);

  /// So many references have room in one SMS.
  private static final int LISTED = 6;

  public CaseReply {
    values = Map.copyOf(values);
  }

  public static CaseReply of(String keyword, String ref) {
    return new CaseReply(keyword, Map.of("ref", ref));
  }

  /// References alone: not of what kind, not where.
  ///
  /// @param waiting offered by a colleague, or called to and nobody's yet
  public static CaseReply list(List<String> hers, List<String> waiting) {
    if (hers.isEmpty() && waiting.isEmpty()) return new CaseReply("case-list-none", Map.of());
    return new CaseReply(
        new CaseText.Cases().done(),
        Map.of("refs-hers", listed(hers), "refs-waiting", listed(waiting)));
  }

  private static String listed(List<String> refs) {
    if (refs.isEmpty()) return "-";
    int more = refs.size() - LISTED;
    return String.join(", ", refs.subList(0, Math.min(LISTED, refs.size())))
        + (more > 0 ? " +" + more : "");
  }

  /// The next day in court is kept.
  public static CaseReply dated(String keyword, String ref, LocalDate day) {
    return new CaseReply(
        keyword, Map.of("ref", ref, "day", WEEKDAY.format(day), "date", DATE.format(day)));
  }

  /// That day cannot be one in court.
  public static CaseReply refused(String ref, TypedDay.Why why) {
    return switch (why) {
      case NO_SUCH_DAY -> of("case-no-such-day", ref);
      case PAST -> of("case-day-past", ref);
      case CLOSED -> of("case-day-closed", ref);
    };
  }
}
