import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Load generator for incoming texts, in the form of Africa's Talking. In the open loop texts
/// arrive at a rate whatever the service does, and latency counts from the moment a text was due,
/// so that waiting for a stalled service is in it; in the closed loop so many are always under way.
/// Each text has an id of its own and comes from a number of its own.
public final class TextLoad {
  private static final List<String> TEXTS =
      List.of(
          "HELP",
          "5",
          "rights",
          "Clinic Benoni",
          "INGOZI",
          "talk",
          "KOPANO",
          "condm",
          "PrEP!",
          "52");

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static URI url;
  private static double rate;
  private static int closed = 64;
  private static double seconds = 10;
  private static double warmup = 5;
  private static boolean echo;
  private static String label = "";
  private static String watch = "";
  private static int first;

  private static final Histogram LATENCY = new Histogram();
  private static final AtomicLong WRONG = new AtomicLong();
  private static final Phaser UNDER_WAY = new Phaser(1);
  private static long measureFrom;
  private static long until;

  private TextLoad() {}

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--url" -> url = URI.create(args[++i]);
        case "--rate" -> rate = Double.parseDouble(args[++i]);
        case "--closed" -> closed = Integer.parseInt(args[++i]);
        case "--seconds" -> seconds = Double.parseDouble(args[++i]);
        case "--warmup" -> warmup = Double.parseDouble(args[++i]);
        case "--first" -> first = Integer.parseInt(args[++i]);
        case "--echo" -> echo = true;
        case "--label" -> label = args[++i];
        case "--watch" -> watch = args[++i];
        default -> throw new IllegalArgumentException("unknown option " + args[i]);
      }
    }
    if (!InetAddress.getByName(url.getHost()).isLoopbackAddress()) {
      throw new IllegalArgumentException("only a loopback address may be loaded");
    }
    Processes.findWatched(watch);
    long began = System.nanoTime();
    measureFrom = began + (long) (warmup * 1e9);
    until = measureFrom + (long) (seconds * 1e9);
    var meter = Thread.ofPlatform().start(TextLoad::meter);
    if (rate > 0) open(began);
    else loop();
    UNDER_WAY.arriveAndAwaitAdvance();
    meter.join();
    System.out.println(line());
  }

  private static void open(long began) {
    for (int i = 0; ; i++) {
      long due = began + (long) (i * 1e9 / rate);
      if (due >= until) return;
      for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
        LockSupport.parkNanos(due - now);
      }
      send(first + i, due, () -> {});
    }
  }

  private static void loop() throws InterruptedException {
    var places = new Semaphore(closed);
    for (int i = 0; System.nanoTime() < until; i++) {
      places.acquire();
      send(first + i, System.nanoTime(), places::release);
    }
  }

  private static void send(int text, long due, Runnable done) {
    UNDER_WAY.register();
    var request =
        HttpRequest.newBuilder(url)
            .timeout(Duration.ofSeconds(20))
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body(text)))
            .build();
    HTTP.sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .whenComplete(
            (response, failure) -> {
              count(due, failure == null && response.statusCode() == 200);
              done.run();
              UNDER_WAY.arriveAndDeregister();
            });
  }

  /// The reference server reads the fields of a hop and stores as much of them.
  private static String body(int text) {
    var number = "%2B2760" + "%07d".formatted(text);
    var words = TEXTS.get(text % TEXTS.size()).replace(' ', '+').replace("!", "%21");
    return echo
        ? "sessionId=text-" + text + "&phoneNumber=" + number + "&text=" + words
        : "id=text-" + text + "&from=" + number + "&to=32000&text=" + words + "&date=";
  }

  private static synchronized void count(long due, boolean right) {
    long now = System.nanoTime();
    if (!right) WRONG.incrementAndGet();
    if (due >= measureFrom && due < until) LATENCY.add((now - due) / 1_000);
  }

  private static long app;
  private static long database;
  private static long others;
  private static double took;

  /// CPU of the processes under test while it counts, in ticks of 10 ms.
  private static void meter() {
    LockSupport.parkNanos(Math.max(0, measureFrom - System.nanoTime()));
    long from = System.nanoTime();
    var before = Processes.cpu();
    long busy = Processes.busyTicks();
    long self = Processes.selfTicks();
    while (System.nanoTime() < until) LockSupport.parkNanos(until - System.nanoTime());
    var after = Processes.cpu();
    took = (System.nanoTime() - from) / 1e9;
    app = ticks(before, after, "app");
    database = ticks(before, after, "db");
    others = Processes.busyTicks() - busy - app - database - (Processes.selfTicks() - self);
  }

  private static long ticks(Map<String, long[]> before, Map<String, long[]> after, String name) {
    return after.containsKey(name) ? after.get(name)[0] - before.get(name)[0] : 0;
  }

  /// As Report reads it; a text counts as a hop.
  private static String line() {
    double texts = Math.max(1, LATENCY.total);
    return String.format(
        Locale.ROOT,
        "{\"label\":\"%s\",\"hops\":%d,\"hops_s\":%.1f,\"p50\":%.3f,\"p99\":%.3f,\"p999\":%.3f,"
            + "\"max\":%.3f,\"errors\":%d,\"us_hop_app\":%.1f,\"us_hop_db\":%.1f,\"cpu_other\":%.2f}",
        label,
        LATENCY.total,
        LATENCY.total / seconds,
        LATENCY.ms(.5),
        LATENCY.ms(.99),
        LATENCY.ms(.999),
        LATENCY.max / 1000.0,
        WRONG.get(),
        app * 10_000 / texts,
        database * 10_000 / texts,
        others / 100.0 / took);
  }
}
