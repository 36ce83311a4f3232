import java.util.Locale;
import java.util.Map;

/// What came back inside the measured time, and the result line.
final class Tally {
  final Histogram right = new Histogram();
  final Histogram busy = new Histogram();
  long wrongStatus;
  long wrongScreen;
  long wrongMember;
  long broken;
  long late;
  long notStarted;
  private String first = "";

  void note(String why) {
    if (first.isEmpty()) first = why.replaceAll("[\"\\\\\\p{Cntrl}]", " ");
  }

  long errors() {
    return wrongStatus + wrongScreen + wrongMember + broken + late;
  }

  /// Ticks at one instant.
  record Instant(long nanos, long own, long[] machine, Map<String, Long> watched) {
    static Instant now(Watched watched) {
      long own = Watched.ticks(ProcessHandle.current().pid());
      return new Instant(System.nanoTime(), own, Watched.machine(), watched.ticks());
    }
  }

  String line(Options o, Instant from, Instant to, Map<String, Double> resident) {
    double secs = (to.nanos - from.nanos) / 1e9;
    var line = new StringBuilder("{");
    put(line, "label", o.label);
    put(line, "hops", right.total());
    put(line, "hops_s", right.total() / secs);
    put(line, "p50", right.ms(.5));
    put(line, "p99", right.ms(.99));
    put(line, "max", right.ms(1));
    put(line, "busy", busy.total());
    put(line, "busy_p99", busy.ms(.99));
    put(line, "busy_max", busy.ms(1));
    put(line, "errors", errors());
    put(line, "wrong_status", wrongStatus);
    put(line, "wrong_screen", wrongScreen);
    put(line, "wrong_member", wrongMember);
    put(line, "broken", broken);
    put(line, "late", late);
    put(line, "not_started", notStarted);
    double known = to.own - from.own;
    for (String name : to.watched.keySet()) {
      double ticks = to.watched.get(name) - from.watched.get(name);
      known += ticks;
      put(
          line,
          "us_hop_" + name,
          right.total() == 0 ? 0 : ticks / Watched.HZ * 1e6 / right.total());
      put(line, "cpu_" + name, ticks / Watched.HZ / secs);
    }
    resident.forEach((name, mb) -> put(line, "rss_mb_" + name, mb));
    put(line, "cpu_other", (to.machine[0] - from.machine[0] - known) / Watched.HZ / secs);
    put(line, "first_bad", first);
    return line.deleteCharAt(line.length() - 1).append('}').toString();
  }

  private static void put(StringBuilder line, String name, String value) {
    line.append('"').append(name).append("\":\"").append(value).append("\",");
  }

  private static void put(StringBuilder line, String name, double value) {
    line.append('"').append(name).append("\":").append(String.format(Locale.ROOT, "%.3f,", value));
  }
}
