import java.util.List;
import java.util.Set;

/// What one run of the generator does, from its command line.
final class Options {
  private static final Set<String> FLAGS = Set.of("--poisson", "--echo");

  String url = "http://127.0.0.1:8080/ussd";
  String path = "1*2*3*1";
  int sessions = 64;
  int connections;
  int members = 10_000;
  int firstMember;
  int languages;
  int maxLive = 50_000;
  double rate;
  double seconds = 20;
  double warmup = 5;
  double thinkMs;
  double timeoutMs = 10_000;
  boolean poisson;
  boolean echo;
  String watch = "";
  String label = "";
  long seed = 1;

  private Options() {}

  static Options read(String... args) {
    var options = new Options();
    var words = List.of(args).iterator();
    while (words.hasNext()) {
      String name = words.next();
      options.set(name, FLAGS.contains(name) ? "" : words.next());
    }
    if (options.connections == 0) {
      options.connections = options.open() ? 256 : Math.min(options.sessions, 1000);
    }
    return options;
  }

  /// Sessions arrive at a rate, whatever the server does.
  boolean open() {
    return rate > 0;
  }

  private void set(String name, String value) {
    switch (name) {
      case "--url" -> url = value;
      case "--path" -> path = value;
      case "--sessions" -> sessions = Integer.parseInt(value);
      case "--connections" -> connections = Integer.parseInt(value);
      case "--members" -> members = Integer.parseInt(value);
      case "--first-member" -> firstMember = Integer.parseInt(value);
      case "--languages" -> languages = Integer.parseInt(value);
      case "--max-live" -> maxLive = Integer.parseInt(value);
      case "--rate" -> rate = Double.parseDouble(value);
      case "--seconds" -> seconds = Double.parseDouble(value);
      case "--warmup" -> warmup = Double.parseDouble(value);
      case "--think" -> thinkMs = Double.parseDouble(value);
      case "--timeout" -> timeoutMs = Double.parseDouble(value);
      case "--poisson" -> poisson = true;
      case "--echo" -> echo = true;
      case "--watch" -> watch = value;
      case "--label" -> label = value;
      case "--seed" -> seed = Long.parseLong(value);
      default -> throw new IllegalArgumentException("unknown option " + name);
    }
  }
}
