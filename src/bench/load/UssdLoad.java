import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/// Members at their phones: each walks a session hop by hop over the callback form, the next hop
/// only after the last was answered. One thread on sockets that never block, so that it takes
/// little of a small machine. In an open loop the time of a hop counts from the press of the key,
/// also while the server stalls or no connection is free.
public final class UssdLoad {
  private static final ByteBuffer READ = ByteBuffer.allocateDirect(8192);

  private final Options options;
  private final Walks walks;
  private final InetSocketAddress server;
  private final Selector selector = Selector.open();
  private final ArrayDeque<Line> idle = new ArrayDeque<>();
  private final ArrayDeque<Session> ready = new ArrayDeque<>();
  private final PriorityQueue<Session> thinking =
      new PriorityQueue<>(Comparator.comparingLong((Session s) -> s.due));
  private final SplittableRandom random = new SplittableRandom(1);
  private final Tally tally = new Tally();
  private final long salt = System.nanoTime();
  private long started;
  private int live;
  private boolean measuring;
  private boolean closing;

  private static final class Session {
    String id;
    int member;
    int walk;
    int hop;
    long due;
    long sent;
    boolean measured;
  }

  /// A connection, and the session that waits for an answer on it.
  private static final class Line {
    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer out = ByteBuffer.allocate(2048);
    private final byte[] in = new byte[8192];
    private int length;
    private Session session;

    Line(Selector selector, InetSocketAddress server) throws IOException {
      channel = SocketChannel.open(server);
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      key = channel.register(selector, SelectionKey.OP_READ, this);
    }
  }

  private UssdLoad(Options options) throws IOException {
    this.options = options;
    URI url = URI.create(options.url);
    server = new InetSocketAddress(url.getHost(), url.getPort());
    if (!server.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException("only a loopback address may be loaded");
    }
    walks = new Walks(server, url.getRawPath(), options.keys);
  }

  /// A number of no network, which the bench makes known to the service beforehand.
  static String number(int member) {
    return Long.toString(27_600_000_000L + member);
  }

  public static void main(String[] args) throws IOException {
    var load = new UssdLoad(Options.read(args));
    System.out.println(load.run());
    System.exit(load.tally.errors() == 0 ? 0 : 3);
  }

  private String run() throws IOException {
    if (options.groups > 0) walks.record(options.groups);
    for (int i = 0; i < options.connections; i++) idle.add(new Line(selector, server));
    var watched = new Watched();
    watched.find(options.watch);
    // Compiled before it counts.
    for (int i = 0; i < 40; i++) Tally.Instant.now(watched);
    long start = System.nanoTime();
    long from = start + (long) (options.warmup * 1e9);
    long to = from + (long) (options.seconds * 1e9);
    if (!options.isOpen()) begin(start);
    double arrival = start;
    Tally.Instant first = Tally.Instant.now(watched);
    Tally.Instant last = first;
    long looked = start;
    while (true) {
      long now = System.nanoTime();
      if (!measuring && !closing && now >= from) {
        measuring = true;
        first = Tally.Instant.now(watched);
      }
      if (!closing && now >= to) {
        last = Tally.Instant.now(watched);
        closing = true;
        measuring = false;
      }
      if (closing && done(now - to)) break;
      if (options.isOpen() && !closing) arrival = arrive(arrival, now);
      turn(now, options.isOpen() && !closing ? (long) arrival : Long.MAX_VALUE);
      if (now - looked > 500_000_000L) {
        looked = now;
        giveUp(now);
      }
    }
    return tally.line(options, first, last, watched.resident());
  }

  /// The first keys are spread, so that members don't march in step.
  private void begin(long now) {
    for (int i = 0; i < options.sessions; i++) {
      var session = renewed(new Session());
      session.due = now + (long) (random.nextDouble() * Math.max(options.thinkMs, 100) * 1e6);
      thinking.add(session);
    }
  }

  private double arrive(double next, long now) {
    double arrival = next;
    while (arrival <= now) {
      if (live >= options.mostLive) {
        tally.notStarted++;
      } else {
        var session = renewed(new Session());
        session.due = (long) arrival;
        session.measured = measuring;
        live++;
        ready.add(session);
      }
      arrival += -Math.log(1 - random.nextDouble()) * 1e9 / options.rate;
    }
    return arrival;
  }

  private void turn(long now, long arrival) throws IOException {
    while (!thinking.isEmpty() && thinking.peek().due <= now) ready.add(thinking.poll());
    boolean over = closing && !options.isOpen();
    while (!over && !ready.isEmpty() && !idle.isEmpty()) send(idle.poll(), ready.poll());
    long next = thinking.isEmpty() ? arrival : Math.min(arrival, thinking.peek().due);
    long wait = next == Long.MAX_VALUE ? 100_000_000L : next - System.nanoTime();
    if (wait < 1_200_000L) selector.selectNow();
    else selector.select(Math.min(100, (wait - 200_000L) / 1_000_000L));
    var keys = selector.selectedKeys().iterator();
    while (keys.hasNext()) {
      var key = keys.next();
      keys.remove();
      if (key.isValid()) serve((Line) key.attachment());
    }
  }

  private boolean done(long since) {
    if (options.isOpen()) return live == 0 || since > options.timeoutMs * 1e6;
    boolean waits = selector.keys().stream().anyMatch(k -> ((Line) k.attachment()).session != null);
    return !waits || since > options.timeoutMs * 1e6;
  }

  private void giveUp(long now) throws IOException {
    for (SelectionKey key : new ArrayList<>(selector.keys())) {
      var line = (Line) key.attachment();
      if (line.session != null && now - line.session.sent > options.timeoutMs * 1e6) {
        tally.late++;
        drop(line, "no answer in time");
      }
    }
  }

  private Session renewed(Session session) {
    long count = started++;
    session.id = "ATUid_%016x".formatted(salt + count * 0x9E3779B97F4A7C15L);
    session.member = (int) (count % options.members);
    session.walk = random.nextInt(walks.count());
    session.hop = 0;
    return session;
  }

  private void send(Line line, Session session) throws IOException {
    line.out.clear();
    walks.request(line.out, session.id, number(session.member), session.walk, session.hop);
    line.out.flip();
    line.session = session;
    session.sent = System.nanoTime();
    write(line);
  }

  private void write(Line line) throws IOException {
    try {
      line.channel.write(line.out);
      int more = line.out.hasRemaining() ? SelectionKey.OP_WRITE : 0;
      line.key.interestOps(SelectionKey.OP_READ | more);
    } catch (IOException cut) {
      tally.broken++;
      drop(line, "cut off while writing");
    }
  }

  private void serve(Line line) throws IOException {
    if (line.out.hasRemaining() && line.session != null) write(line);
    READ.clear();
    int n;
    try {
      n = line.channel.read(READ);
    } catch (IOException cut) {
      n = -1;
    }
    if (n < 0) {
      if (line.session == null) idle.remove(line);
      else tally.broken++;
      drop(line, "closed by the server");
      return;
    }
    READ.flip().get(line.in, line.length, n);
    line.length += n;
    var answer = Answer.read(line.in, line.length);
    if (answer.isPresent()) take(line, answer.get());
  }

  private void take(Line line, Answer answer) throws IOException {
    long now = System.nanoTime();
    var session = line.session;
    if (session == null) {
      tally.wrongMember++;
      drop(line, "an answer nobody asked for");
      return;
    }
    boolean goesOn = judge(line, answer, session, now);
    line.session = null;
    line.length = 0;
    if (answer.close()) {
      line.channel.close();
      idle.add(new Line(selector, server));
    } else {
      idle.add(line);
    }
    if (goesOn) next(session, now);
    else ended(session, now);
  }

  /// Whether the member goes on after this answer.
  private boolean judge(Line line, Answer answer, Session session, long now) {
    boolean counts = options.isOpen() ? session.measured : measuring;
    long from = options.isOpen() || options.thinkMs > 0 ? session.due : session.sent;
    boolean con = answer.begins(line.in, "CON ");
    boolean end = answer.begins(line.in, "END ");
    boolean last = walks.isLast(session.walk, session.hop);
    boolean right =
        walks.isRecorded()
            ? walks.isRight(line.in, answer, session.member, session.walk, session.hop)
            : (last ? end : con) && has(line.in, answer, number(session.member));
    if (answer.status() == 200 && right) {
      if (counts) tally.right.add((now - from) / 1000);
      return !last;
    }
    if (answer.status() == 200 && end && options.busyOk) {
      if (counts) tally.busy.add((now - from) / 1000);
      return false;
    }
    if (answer.status() != 200) tally.wrongStatus++;
    else if (!con && !end || end && walks.isRecorded()) tally.wrongScreen++;
    else tally.wrongMember++;
    int shown = Math.min(100, answer.to() - answer.from());
    tally.note(
        "hop "
            + session.hop
            + ": "
            + new String(line.in, answer.from(), shown, StandardCharsets.UTF_8));
    return false;
  }

  private static boolean has(byte[] in, Answer answer, String number) {
    return new String(in, answer.from(), answer.to() - answer.from(), StandardCharsets.ISO_8859_1)
        .contains(number);
  }

  private void next(Session session, long now) {
    session.hop++;
    session.due = now + think();
    if (options.thinkMs > 0) thinking.add(session);
    else ready.add(session);
  }

  private void ended(Session session, long now) {
    if (options.isOpen()) {
      live--;
      return;
    }
    renewed(session);
    session.due = now + think();
    if (options.thinkMs > 0) thinking.add(session);
    else ready.add(session);
  }

  /// Uniform between half and one and a half times the mean.
  private long think() {
    return (long) ((0.5 + random.nextDouble()) * options.thinkMs * 1e6);
  }

  private void drop(Line line, String why) throws IOException {
    tally.note(why);
    var session = line.session;
    line.session = null;
    line.key.cancel();
    line.channel.close();
    try {
      idle.add(new Line(selector, server));
    } catch (IOException gone) {
      tally.note("the server is gone");
    }
    if (session != null) ended(session, System.nanoTime());
  }
}
