import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Medians with min and max of result lines, and the ratio of every label to the first label of the
/// arguments, taken inside each round: `Report FILE LABEL…`. Lines during which somebody else used
/// more than 0.6 of a core count only where no other are left.
public final class Report {
  private static final double NOISE = 0.6;
  private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":(?:\"([^\"]*)\"|([-\\w.]+))");

  private Report() {}

  public static void main(String[] args) throws Exception {
    var byLabel = new LinkedHashMap<String, List<Map<String, String>>>();
    for (int i = 1; i < args.length; i++) byLabel.put(args[i], new ArrayList<>());
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      var fields = fields(line);
      if (byLabel.containsKey(fields.get("label"))) byLabel.get(fields.get("label")).add(fields);
    }
    byLabel.forEach(Report::print);
    var first = byLabel.get(args[1]);
    for (String label : List.of(args).subList(2, args.length)) {
      ratio(args[1] + " / " + label, first, byLabel.get(label), "hops_s");
      ratio(args[1] + " / " + label, first, byLabel.get(label), "cpu");
    }
  }

  private static Map<String, String> fields(String line) {
    var fields = new HashMap<String, String>();
    for (var m = FIELD.matcher(line); m.find(); ) {
      fields.put(m.group(1), m.group(2) == null ? m.group(3) : m.group(2));
    }
    return fields;
  }

  private static void print(String label, List<Map<String, String>> lines) {
    var quiet = counted(lines);
    long errors = lines.stream().mapToLong(f -> Long.parseLong(f.get("errors"))).sum();
    long hops = lines.stream().mapToLong(f -> Long.parseLong(f.get("hops"))).sum();
    System.out.printf(
        Locale.ROOT,
        "%-22s %d of %d rounds quiet; %,d hops, %d wrong; hops/s %s; ms p50 %s p99 %s p99.9 %s; us CPU a"
            + " hop: all %s, service %s, database %s; PSS MB service %s; others' CPU %s%n",
        label,
        lines.stream().filter(Report::isQuiet).count(),
        lines.size(),
        hops,
        errors,
        spread(quiet, "hops_s", 0),
        spread(quiet, "p50", 2),
        spread(quiet, "p99", 1),
        spread(quiet, "p999", 1),
        spread(quiet, "cpu", 1),
        spread(quiet, "us_hop_app", 1),
        spread(quiet, "us_hop_db", 1),
        spread(quiet, "pss_mb_app", 0),
        spread(quiet, "cpu_other", 2));
    lines.stream()
        .filter(f -> f.containsKey("first_bad"))
        .findFirst()
        .ifPresent(f -> System.out.println("  first wrong: " + f.get("first_bad")));
  }

  /// The quiet rounds; where there is none, all of them, and they prove little.
  private static List<Map<String, String>> counted(List<Map<String, String>> lines) {
    var quiet = lines.stream().filter(Report::isQuiet).toList();
    return quiet.isEmpty() ? lines : quiet;
  }

  private static boolean isQuiet(Map<String, String> fields) {
    return Double.parseDouble(fields.get("cpu_other")) <= NOISE;
  }

  private static double value(Map<String, String> fields, String name) {
    return name.equals("cpu")
        ? value(fields, "us_hop_app") + value(fields, "us_hop_db")
        : Double.parseDouble(fields.getOrDefault(name, "NaN"));
  }

  private static void ratio(
      String what, List<Map<String, String>> a, List<Map<String, String>> b, String name) {
    var ratios = new ArrayList<Double>();
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      if (counted(a).contains(a.get(i)) && counted(b).contains(b.get(i)))
        ratios.add(value(a.get(i), name) / value(b.get(i), name));
    }
    System.out.printf("ratio %s, %s: %s%n", what, name, spread(ratios, 2));
  }

  private static String spread(List<Map<String, String>> lines, String name, int digits) {
    return spread(lines.stream().map(f -> value(f, name)).toList(), digits);
  }

  private static String spread(List<Double> values, int digits) {
    if (values.isEmpty()) return "none";
    var s = values.stream().sorted().toList();
    int n = s.size();
    double median = (s.get((n - 1) / 2) + s.get(n / 2)) / 2;
    String f = "%." + digits + "f";
    return String.format(
        Locale.ROOT, f + " (" + f + "/" + f + ")", median, s.getFirst(), s.getLast());
  }
}
