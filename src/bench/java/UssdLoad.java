import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// Load generator for an Africa's Talking style USSD callback: one thread on non-blocking sockets,
/// so that it takes little of a small machine. Virtual members each walk a session hop by hop (the
/// next hop is sent once the last was answered), with a new session id for each session. In the
/// closed loop N members are always in a session; in the open loop sessions arrive at a rate
/// whatever the server does, and latency counts from the key press, so that waiting for a stalled
/// server is in it.
public final class UssdLoad {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /// Times are in nanoseconds.
  private static final class Session {
    long id;
    int member;
    int hop;
    int walk;

    /// When the member presses the key.
    long due;

    long sent;
    boolean measured;
  }

  private static final class Connection {
    private final ByteBuffer out = ByteBuffer.allocate(2048);
    private final byte[] in = new byte[8192];
    private SocketChannel channel;
    private SelectionKey key;
    private int have;

    /// Whose hop is on its way.
    private Session session;
  }

  private final Options options;
  private final Result result = new Result();
  private final Walks walks;
  private final Requests requests;
  private final InetSocketAddress server;
  private final SplittableRandom random;
  private final Selector selector = Selector.open();
  private final ByteBuffer arrived = ByteBuffer.allocateDirect(8192);
  private final ArrayDeque<Connection> idle = new ArrayDeque<>();
  private final ArrayDeque<Session> ready = new ArrayDeque<>();
  private final PriorityQueue<Session> thinking =
      new PriorityQueue<>(Comparator.comparingLong(session -> session.due));
  private final long salt = System.nanoTime() ^ (ProcessHandle.current().pid() << 40);
  private long started;
  private int nextMember;
  private int live;
  private double nextArrival;
  private boolean measuring;
  private boolean closing;

  private UssdLoad(Options options) throws IOException {
    this.options = options;
    var url = URI.create(options.url);
    this.server = new InetSocketAddress(url.getHost(), url.getPort());
    if (!server.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException("only a loopback address may be loaded");
    }
    this.requests = new Requests(url);
    this.walks = new Walks(options.path);
    this.random = new SplittableRandom(options.seed);
    this.nextMember = options.firstMember;
  }

  public static void main(String[] args) throws IOException {
    var load = new UssdLoad(Options.read(args));
    load.run();
    System.out.println(load.result.json(load.options));
    System.exit(load.result.errors() == 0 ? 0 : 3);
  }

  private void run() throws IOException {
    if (options.languages > 0) {
      walks.record(
          server,
          requests.head,
          "&phoneNumber=" + Requests.PREFIX.replace("%", "%%") + "%07d",
          requests.tail,
          options.languages);
    }
    connect();
    Processes.findWatched(options.watch);
    // Compiled before it counts.
    for (int i = 0; i < 40; i++) new Result().begin(0);
    long begin = System.nanoTime();
    long measure = begin + (long) (options.warmup * SECOND);
    long end = measure + (long) (options.seconds * SECOND);
    nextArrival = begin;
    if (!options.open()) fill(begin);
    boolean found = false;
    long looked = begin;
    for (long now = begin; !over(now, end); now = System.nanoTime()) {
      if (!found && now >= measure - SECOND / 2) {
        found = true;
        // Pools have grown during the warm-up, and this is still unmeasured time.
        Processes.findWatched(options.watch);
      }
      if (!measuring && !closing && now >= measure) {
        measuring = true;
        result.begin(now);
      }
      if (!closing && now >= end) {
        result.end(now);
        closing = true;
        measuring = false;
      }
      turn(now);
      if (now - looked > SECOND) {
        looked = now;
        expire(now);
      }
    }
  }

  private void connect() throws IOException {
    for (int i = 0; i < options.connections; i++) open(new Connection());
    long deadline = System.nanoTime() + 20 * SECOND;
    while (idle.size() < options.connections && System.nanoTime() < deadline) {
      selector.select(50);
      drain();
    }
    if (idle.size() < options.connections) {
      throw new IOException("connected " + idle.size() + " of " + options.connections);
    }
  }

  /// The first keys are spread over the think time, or 100 ms, so that nobody marches in step.
  private void fill(long begin) {
    for (int i = 0; i < options.sessions; i++) {
      var session = renewed(new Session());
      session.due = begin + (long) (random.nextDouble() * Math.max(options.thinkMs, 100) * 1e6);
      thinking.add(session);
    }
  }

  private boolean over(long now, long end) {
    if (!closing) return false;
    return options.open()
        ? live == 0 || now > end + (long) (options.timeoutMs * 1e6)
        : inFlight() == 0 || now > end + 2 * SECOND;
  }

  private int inFlight() {
    int flying = 0;
    for (var key : selector.keys()) {
      if (key.isValid() && ((Connection) key.attachment()).session != null) flying++;
    }
    return flying;
  }

  /// Who is due sends, whatever has come is read.
  private void turn(long now) throws IOException {
    if (options.open() && !closing) arrive(now);
    var next = thinking.peek();
    for (; next != null && next.due <= now; next = thinking.peek()) ready.add(thinking.poll());
    if (options.open() || !closing) {
      while (!ready.isEmpty() && !idle.isEmpty()) send(idle.poll(), ready.poll());
    }
    long due = next == null ? Long.MAX_VALUE : next.due;
    if (options.open() && !closing) due = Math.min(due, (long) nextArrival);
    long wait = due == Long.MAX_VALUE ? 100_000_000L : due - System.nanoTime();
    if (wait < 1_200_000L) selector.selectNow();
    else selector.select(Math.min(100, (wait - 200_000L) / 1_000_000L));
    drain();
  }

  private void arrive(long now) {
    double gap = SECOND / options.rate;
    while (nextArrival <= now) {
      if (live >= options.maxLive) {
        result.shed++;
      } else {
        var session = renewed(new Session());
        session.due = (long) nextArrival;
        session.measured = measuring;
        live++;
        ready.add(session);
      }
      nextArrival += options.poisson ? -Math.log(1 - random.nextDouble()) * gap : gap;
    }
  }

  private void expire(long now) throws IOException {
    for (var key : new ArrayList<>(selector.keys())) {
      var connection = (Connection) key.attachment();
      if (connection.session != null && now - connection.session.sent > options.timeoutMs * 1e6) {
        result.timeouts++;
        fail(connection, "timeout");
      }
    }
  }

  private Session renewed(Session session) {
    started++;
    session.id = salt + started * 0x9E3779B97F4A7C15L;
    session.member = nextMember;
    nextMember = (nextMember + 1) % options.members;
    session.hop = 0;
    session.walk = random.nextInt(walks.texts.length);
    return session;
  }

  private void open(Connection connection) throws IOException {
    connection.channel = SocketChannel.open();
    connection.channel.configureBlocking(false);
    connection.channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    connection.have = 0;
    connection.session = null;
    boolean connected = connection.channel.connect(server);
    int interest = connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT;
    connection.key = connection.channel.register(selector, interest, connection);
    if (connected) idle.add(connection);
  }

  private void send(Connection connection, Session session) throws IOException {
    byte[] text = walks.texts[session.walk][session.hop];
    requests.write(session.id, session.member, text, connection.out);
    connection.session = session;
    session.sent = System.nanoTime();
    try {
      connection.channel.write(connection.out);
      if (connection.out.hasRemaining()) {
        connection.key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
      }
    } catch (IOException lost) {
      result.lostConnections++;
      fail(connection, lost.toString());
    }
  }

  private void fail(Connection connection, String why) throws IOException {
    result.bad(why);
    var session = connection.session;
    connection.key.cancel();
    connection.channel.close();
    open(connection);
    if (session != null) ended(session, System.nanoTime());
  }

  private void drain() throws IOException {
    var keys = selector.selectedKeys().iterator();
    while (keys.hasNext()) {
      var key = keys.next();
      keys.remove();
      if (!key.isValid()) continue;
      var connection = (Connection) key.attachment();
      try {
        serve(connection, key);
      } catch (IOException lost) {
        if (connection.session != null) result.lostConnections++;
        idle.remove(connection);
        fail(connection, lost.toString());
      }
    }
  }

  private void serve(Connection connection, SelectionKey key) throws IOException {
    if (key.isConnectable()) {
      connection.channel.finishConnect();
      key.interestOps(SelectionKey.OP_READ);
      idle.add(connection);
      return;
    }
    if (key.isWritable()) {
      connection.channel.write(connection.out);
      if (!connection.out.hasRemaining()) key.interestOps(SelectionKey.OP_READ);
    }
    if (key.isReadable()) read(connection);
  }

  private void read(Connection connection) throws IOException {
    arrived.clear();
    int count = connection.channel.read(arrived);
    if (count < 0) throw new IOException("closed by the server");
    arrived.flip();
    if (connection.have + count > connection.in.length) {
      result.badBody++;
      fail(connection, "an answer too long");
      return;
    }
    arrived.get(connection.in, connection.have, count);
    connection.have += count;
    var answer = Answer.read(connection.in, connection.have);
    if (!answer.whole()) return;
    if (connection.session == null) {
      result.badBody++;
      idle.remove(connection);
      fail(connection, "an answer nobody asked for: " + answer);
      return;
    }
    answered(connection, answer);
  }

  private void answered(Connection connection, Answer answer) throws IOException {
    long now = System.nanoTime();
    var session = connection.session;
    boolean good = isGood(session, answer);
    if (good) count(session, now);
    else result.bad("hop " + session.hop + " " + answer);
    connection.have = 0;
    connection.session = null;
    if (answer.close()) {
      connection.key.cancel();
      connection.channel.close();
      open(connection);
    } else {
      idle.add(connection);
    }
    if (good && !answer.ends() && session.hop < walks.hops(session.walk) - 1) {
      session.hop++;
      queue(session, now);
    } else {
      if (good && measuring) result.sessionsDone++;
      ended(session, now);
    }
  }

  /// Counts what is wrong with an answer.
  private boolean isGood(Session session, Answer answer) {
    byte[] in = answer.in();
    if (answer.status() != 200) {
      result.badStatus++;
    } else if (!answer.goesOn() && !answer.ends()) {
      result.badBody++;
    } else if (walks.recorded()
        && !walks.isHers(
            session.member, session.walk, session.hop, in, answer.start(), answer.length())) {
      boolean busy = walks.endsEarly(session.member, session.walk, session.hop, in, answer.start());
      if (busy) result.refused++;
      else result.wrong++;
    } else if (options.echo && !answer.names(session.member)) {
      result.wrong++;
    } else {
      return true;
    }
    return false;
  }

  private void count(Session session, long now) {
    if (options.open() ? session.measured : measuring) {
      long from = options.open() || options.thinkMs > 0 ? session.due : session.sent;
      result.latency.add((now - from) / 1000);
      result.serviceTime.add((now - session.sent) / 1000);
    }
    if (measuring) result.hops++;
  }

  private void ended(Session session, long now) {
    if (options.open()) live--;
    else queue(renewed(session), now);
  }

  /// Pauses are uniform between half and one and a half times the given one.
  private void queue(Session session, long now) {
    if (options.thinkMs <= 0) {
      session.due = now;
      ready.add(session);
    } else {
      session.due = now + (long) ((0.5 + random.nextDouble()) * options.thinkMs * 1e6);
      thinking.add(session);
    }
  }
}
