package org.isango.meetings;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.isango.calendar.PublicHolidays;
import org.isango.text.Gsm7;

/// A plan of meetings as a file of comma-separated columns. It is taken whole or not at all; what
/// is wrong is said line by line, never with the place or the topic that stands there.
public final class PlanFile {
  static final String HEADER =
      "key,province,date,time,repeats,place,topic,transport,child care,place for,state";

  private static final int COLUMNS = 11;
  private static final int MOST_LINES = 1000;
  private static final int MOST_MEETINGS = 2000;

  /// What fits a screen beside its options, in every language.
  private static final int PLACE_SEPTETS = 23;

  private static final int TOPIC_SEPTETS = 24;
  private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,20}");

  private static final Set<String> PROVINCES =
      Set.of("EC", "FS", "GP", "KZN", "LP", "MP", "NC", "NW", "WC");

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm").withResolverStyle(ResolverStyle.STRICT);

  private PlanFile() {}

  /// What is wrong with a plan, one sentence a line.
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(List<String> problems) {
      super(String.join("\n", problems));
    }
  }

  /// @param sample whether the meetings are there only to try the service with
  /// @param outing words that no place and no topic may hold, for both stand on a screen and in a
  ///   text that a stranger may read
  /// @throws Refused when any line cannot be used
  public static Plan read(String file, boolean sample, List<String> outing) {
    var problems = new ArrayList<String>();
    var lines = new ArrayList<PlanLine>();
    var keys = new HashSet<String>();
    boolean header = false;
    var all = file.replace("\uFEFF", "").lines().limit(MOST_LINES + 1).toList();
    if (all.size() > MOST_LINES) problems.add("the file has more than 1000 lines: cut it in parts");
    for (int i = 0; i < all.size() && problems.size() < MOST_LINES; i++) {
      var line = all.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) continue;
      if (!header) {
        header = line.equalsIgnoreCase(HEADER);
        if (!header) problems.add("line %d: the first line must be %s".formatted(i + 1, HEADER));
        if (!header) break;
        continue;
      }
      var cells = Arrays.stream(line.split(",", -1)).map(String::strip).toList();
      new Row(i + 1, cells, outing, problems).line(keys, sample).ifPresent(lines::add);
    }
    if (problems.isEmpty() && lines.isEmpty()) problems.add("there is no meeting in this file");
    if (lines.stream().mapToInt(line -> line.repeats().times()).sum() > MOST_MEETINGS) {
      problems.add("the file has more than 2000 meetings: cut it in parts, or repeat them less");
    }
    if (!problems.isEmpty()) throw new Refused(problems);
    return new Plan(lines, sample);
  }

  /// A plan that can be carried out, see [Plans].
  public record Plan(List<PlanLine> lines, boolean sample) {
    public Plan {
      lines = List.copyOf(lines);
    }
  }

  private record Row(int at, List<String> cells, List<String> outing, List<String> problems) {
    Optional<PlanLine> line(Set<String> keys, boolean sample) {
      int before = problems.size();
      if (cells.size() != COLUMNS) {
        wrong("has %d columns, not %d: a place or topic holds no comma", cells.size(), COLUMNS);
        return Optional.empty();
      }
      var key = cells.get(0).toLowerCase(Locale.ROOT);
      if (!KEY.matcher(key).matches()) {
        wrong("the key must be 1 to 20 of the letters a to z, digits and -");
      } else if (!keys.add(key)) {
        wrong("the key stands above already: give each line one of its own");
      }
      var province = cells.get(1).toUpperCase(Locale.ROOT);
      if (!PROVINCES.contains(province)) wrong("the province must be a code such as GP or WC");
      var day = day();
      if (day.isEmpty()) wrong("the date must be a day like 2026-12-03");
      var time = time();
      if (time.isEmpty()) wrong("the time must be like 18:00");
      var repeats = Repeats.of(cells.get(4));
      if (repeats.isEmpty()) {
        wrong("repeats must be once, weekly 2 to weekly 53, or monthly 2 to monthly 12");
      }
      fits("place", cells.get(5), PLACE_SEPTETS);
      fits("topic", cells.get(6), TOPIC_SEPTETS);
      if (cells.get(6).isEmpty())
        wrong("the topic is missing: say in a few words what it is about");
      boolean transport = either(7, "transport", "yes", "no");
      boolean childCare = either(8, "child care", "yes", "no");
      boolean vouched = either(9, "place for", "vouched", "all");
      boolean cancelled = either(10, "state", "cancelled", "on");
      if (problems.size() > before) return Optional.empty();
      var starts = day.get().atTime(time.get()).atZone(PublicHolidays.ZONE).toOffsetDateTime();
      var place = Optional.of(cells.get(5)).filter(p -> !p.isEmpty());
      var plan =
          new Meetings.Plan(
              province, starts, place, cells.get(6), transport, childCare, vouched, sample);
      return Optional.of(new PlanLine(at, key, plan, repeats.get(), cancelled));
    }

    private Optional<LocalDate> day() {
      try {
        return Optional.of(LocalDate.parse(cells.get(2), DATE));
      } catch (DateTimeParseException noDay) {
        return Optional.empty();
      }
    }

    private Optional<LocalTime> time() {
      try {
        return Optional.of(LocalTime.parse(cells.get(3), TIME));
      } catch (DateTimeParseException noTime) {
        return Optional.empty();
      }
    }

    private void fits(String name, String text, int most) {
      var outside = Gsm7.firstOutside(text);
      if (outside.isPresent() || text.chars().anyMatch(Character::isISOControl)) {
        wrong(
            "the %s has a character that phones lack%s: write it with plain letters",
            name, outside.isPresent() ? ", at place " + (outside.getAsInt() + 1) + " of it" : "");
      } else if (Gsm7.septets(text) > most) {
        wrong(
            "the %s takes %d characters of %d (^ { } [ ] ~ | \\ and the euro sign take two):"
                + " shorten it",
            name, Gsm7.septets(text), most);
      }
      outing.stream()
          .filter(word -> holds(text, word))
          .forEach(
              word ->
                  wrong(
                      "the %s holds \"%s\", which outs members to whoever reads it: say it"
                          + " without that word",
                      name, word));
    }

    /// At the beginning of a word, as the lint of alerts has it.
    private static boolean holds(String text, String word) {
      return Pattern.compile(
              "(?<!\\p{L})" + Pattern.quote(word), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
          .matcher(text)
          .find();
    }

    private boolean either(int column, String name, String yes, String no) {
      var cell = cells.get(column).toLowerCase(Locale.ROOT);
      if (!cell.equals(yes) && !cell.equals(no)) wrong("%s must be %s or %s", name, yes, no);
      return cell.equals(yes);
    }

    private void wrong(String what, Object... values) {
      problems.add("line " + at + ": " + what.formatted(values));
    }
  }
}
