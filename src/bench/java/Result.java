import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What one run measured, and the line of JSON that says so. CPU is in clock ticks of a hundredth
/// of a second.
final class Result {
  private static final double TICKS = 100;

  final Histogram latency = new Histogram();
  final Histogram serviceTime = new Histogram();
  long hops;
  long sessionsDone;
  long badStatus;
  long badBody;
  long lostConnections;

  /// Answers of another path or member.
  long wrong;

  long timeouts;

  /// Sessions that were told that the service is too busy.
  long refused;

  /// Arrivals that the generator itself could not start.
  long shed;

  private String firstBad = "";
  private Machine before = Machine.NOTHING;
  private Machine after = Machine.NOTHING;
  private long began;
  private long ended;

  /// Counters of the machine at one moment.
  private record Machine(Map<String, long[]> watched, long busy, long generator, long[] stat) {
    static final Machine NOTHING = new Machine(Map.of(), 0, 0, new long[2]);

    static Machine now() {
      return new Machine(
          Processes.cpu(), Processes.busyTicks(), Processes.selfTicks(), Processes.stat());
    }
  }

  void begin(long now) {
    began = now;
    before = Machine.now();
  }

  void end(long now) {
    ended = now;
    after = Machine.now();
  }

  void bad(String what) {
    if (firstBad.isEmpty()) firstBad = what;
  }

  long errors() {
    return badStatus + badBody + lostConnections + wrong + refused + timeouts;
  }

  String json(Options options) {
    var fields = new LinkedHashMap<String, String>();
    double seconds = (ended - began) / 1e9;
    fields.put("label", text(options.label));
    fields.put("mode", text(options.open() ? "open" : "closed"));
    fields.put("sessions", Integer.toString(options.sessions));
    fields.put("rate", number(1, options.rate));
    fields.put("think_ms", number(0, options.thinkMs));
    fields.put("connections", Integer.toString(options.connections));
    fields.put("members", Integer.toString(options.members));
    fields.put("seconds", number(2, seconds));
    speed(fields, seconds);
    errors(fields);
    cpu(fields, seconds);
    if (!firstBad.isEmpty()) {
      fields.put("first_bad", text(firstBad.replaceAll("[\"\\\\\\p{Cntrl}]", " ")));
    }
    var line = new StringBuilder();
    fields.forEach(
        (name, value) ->
            line.append(line.isEmpty() ? "{" : ",").append(text(name)).append(':').append(value));
    return line.append('}').toString();
  }

  private void speed(Map<String, String> fields, double seconds) {
    fields.put("hops", Long.toString(hops));
    fields.put("hops_s", number(1, hops / seconds));
    fields.put("sessions_s", number(1, sessionsDone / seconds));
    fields.put("p50", number(3, latency.ms(.5)));
    fields.put("p90", number(3, latency.ms(.9)));
    fields.put("p99", number(3, latency.ms(.99)));
    fields.put("p999", number(3, latency.ms(.999)));
    fields.put("max", number(3, latency.max / 1000.0));
    fields.put("svc_p50", number(3, serviceTime.ms(.5)));
    fields.put("svc_p99", number(3, serviceTime.ms(.99)));
  }

  private void errors(Map<String, String> fields) {
    fields.put("errors", Long.toString(errors()));
    fields.put("err_status", Long.toString(badStatus));
    fields.put("err_body", Long.toString(badBody));
    fields.put("err_conn", Long.toString(lostConnections));
    fields.put("err_echo", Long.toString(wrong));
    fields.put("err_timeout", Long.toString(timeouts));
    fields.put("shed", Long.toString(shed));
    fields.put("refused", Long.toString(refused));
  }

  private void cpu(Map<String, String> fields, double seconds) {
    double watched = 0;
    for (var process : after.watched.entrySet()) {
      var earlier = before.watched.getOrDefault(process.getKey(), new long[1]);
      double used = (process.getValue()[0] - earlier[0]) / TICKS;
      watched += used / seconds;
      fields.put("cpu_" + process.getKey(), number(3, used / seconds));
      fields.put("us_hop_" + process.getKey(), number(1, used * 1e6 / hops));
    }
    Processes.rss().forEach((name, kb) -> fields.put("pss_mb_" + name, number(0, kb / 1024.0)));
    double generator = (after.generator - before.generator) / TICKS / seconds;
    double busy = (after.busy - before.busy) / TICKS / seconds;
    fields.put("cpu_gen", number(3, generator));
    fields.put("cpu_other", number(3, busy - generator - watched));
    fields.put("cpu_idle", number(3, (after.stat[0] - before.stat[0]) / TICKS / seconds));
    fields.put("cpu_steal", number(3, (after.stat[1] - before.stat[1]) / TICKS / seconds));
  }

  private static String number(int places, double value) {
    return String.format(Locale.ROOT, "%." + places + "f", value);
  }

  private static String text(String value) {
    return "\"" + value + "\"";
  }
}
