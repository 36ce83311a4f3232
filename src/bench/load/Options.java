/// What the generator was asked for.
final class Options {
  String url = "http://127.0.0.1:8080/ussd";
  String keys = "1*2*3*1";
  String label = "";
  String watch = "";
  int sessions = 64;
  int connections;
  int members = 10_000;
  int groups;
  double rate;
  double thinkMs;
  double seconds = 5;
  double warmup = 2;
  double timeoutMs = 10_000;
  int mostLive = 50_000;
  boolean busyOk;

  static Options read(String[] args) {
    var o = new Options();
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--busy-ok" -> o.busyOk = true;
        case "--url" -> o.url = args[++i];
        case "--keys" -> o.keys = args[++i];
        case "--label" -> o.label = args[++i];
        case "--watch" -> o.watch = args[++i];
        case "--sessions" -> o.sessions = Integer.parseInt(args[++i]);
        case "--connections" -> o.connections = Integer.parseInt(args[++i]);
        case "--members" -> o.members = Integer.parseInt(args[++i]);
        case "--groups" -> o.groups = Integer.parseInt(args[++i]);
        case "--rate" -> o.rate = Double.parseDouble(args[++i]);
        case "--think" -> o.thinkMs = Double.parseDouble(args[++i]);
        case "--seconds" -> o.seconds = Double.parseDouble(args[++i]);
        case "--warmup" -> o.warmup = Double.parseDouble(args[++i]);
        default -> throw new IllegalArgumentException("unknown option " + args[i]);
      }
    }
    if (o.connections == 0) o.connections = o.isOpen() ? 256 : Math.min(o.sessions, 1000);
    return o;
  }

  /// Sessions come at a rate, whatever the server does; otherwise so many members are always in
  /// one.
  boolean isOpen() {
    return rate > 0;
  }
}
