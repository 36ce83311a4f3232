import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/// Load generator for an Africa's Talking style USSD callback: one thread on non-blocking sockets,
/// so that it takes little of a small machine. Virtual members each walk a session hop by hop (the
/// next hop is sent once the last was answered), with a new session id for each session. In the
/// closed loop N members are always in a session; in the open loop sessions arrive at a rate
/// whatever the server does, and latency counts from the key press, so that waiting for a stalled
/// server is in it.
public final class UssdLoad {

  static final class Session {
    long id;
    int member;
    int hop;
    int walk;
    long due; // when the member presses the key, ns
    long sent;
    boolean measured;
  }

  static final class Conn {
    SocketChannel ch;
    SelectionKey key;
    ByteBuffer out = ByteBuffer.allocate(2048);
    byte[] in = new byte[8192];
    int len;
    Session cur;
    boolean connected;
  }

  // --- settings
  static String url = env("BASE_URL", "http://127.0.0.1:8080/ussd");
  static String pathArg = env("MENU_PATH", "1*2*3*1");
  static int sessions = 64, connections = 0, members = 10000;
  static double rate = 0, seconds = 20, warmup = 5, thinkMs = 0, timeoutMs = 10000;
  static boolean poisson = false, echo = false;
  static int maxLive = 50000;
  static String watch = "",
      label = "",
      out = "",
      prefix = "%2B2760",
      service = "%2A134%2A100%23",
      network = "65501";
  static long seed = 1;

  static String env(String k, String d) {
    String v = System.getenv(k);
    return v == null || v.isEmpty() ? d : v;
  }

  static int languages = 0;
  static Walks walks;
  static byte[] head;
  static final byte[] B_PHONE = b("&phoneNumber=");
  static byte[] bTail;
  static Selector selector;
  static final ArrayDeque<Conn> idle = new ArrayDeque<>();
  static final ArrayDeque<Session> ready = new ArrayDeque<>();
  static final PriorityQueue<Session> timers =
      new PriorityQueue<>((a, b) -> Long.compare(a.due, b.due));
  static final Histogram latency = new Histogram(), serviceTime = new Histogram();
  static long refused,
      hops,
      sessionsDone,
      errStatus,
      errBody,
      errConn,
      errEcho,
      errTimeout,
      shed,
      startedSessions;
  static int live;
  static long t0, tMeasure, tEnd;
  static boolean measuring, closing;
  static SplittableRandom rnd;
  static InetSocketAddress addr;
  static int nextMember;
  static long salt;
  static String firstBad = "";

  static byte[] b(String s) {
    return s.getBytes(StandardCharsets.ISO_8859_1);
  }

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < args.length; i++) {
      String a = args[i];
      switch (a) {
        case "--url" -> url = args[++i];
        case "--path" -> pathArg = args[++i];
        case "--sessions" -> sessions = Integer.parseInt(args[++i]);
        case "--connections" -> connections = Integer.parseInt(args[++i]);
        case "--rate" -> rate = Double.parseDouble(args[++i]);
        case "--poisson" -> poisson = true;
        case "--think" -> thinkMs = Double.parseDouble(args[++i]);
        case "--seconds" -> seconds = Double.parseDouble(args[++i]);
        case "--warmup" -> warmup = Double.parseDouble(args[++i]);
        case "--members" -> members = Integer.parseInt(args[++i]);
        case "--languages" -> languages = Integer.parseInt(args[++i]);
        case "--echo" -> echo = true;
        case "--watch" -> watch = args[++i];
        case "--label" -> label = args[++i];
        case "--out" -> out = args[++i];
        case "--timeout" -> timeoutMs = Double.parseDouble(args[++i]);
        case "--seed" -> seed = Long.parseLong(args[++i]);
        case "--max-live" -> maxLive = Integer.parseInt(args[++i]);
        case "--first-member" -> nextMember = Integer.parseInt(args[++i]);
        default -> {
          System.err.println("unknown option " + a);
          System.exit(2);
        }
      }
    }
    URI u = URI.create(url);
    int port = u.getPort() < 0 ? 80 : u.getPort();
    addr = new InetSocketAddress(u.getHost(), port);
    if (!addr.getAddress().isLoopbackAddress()) {
      System.err.println("only a loopback address may be loaded");
      System.exit(2);
    }
    String p = u.getRawPath() == null || u.getRawPath().isEmpty() ? "/" : u.getRawPath();
    if (u.getRawQuery() != null) p += "?" + u.getRawQuery();
    head =
        b(
            "POST "
                + p
                + " HTTP/1.1\r\nHost: "
                + u.getHost()
                + ":"
                + port
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: ");
    walks = new Walks(pathArg);
    bTail = b("&serviceCode=" + service + "&networkCode=" + network + "&text=");
    if (languages > 0)
      walks.record(
          addr,
          new String(head, StandardCharsets.ISO_8859_1),
          "&phoneNumber=" + prefix.replace("%", "%%") + "%07d",
          new String(bTail, StandardCharsets.ISO_8859_1),
          languages);
    rnd = new SplittableRandom(seed);
    salt = System.nanoTime() ^ (ProcessHandle.current().pid() << 40);
    if (connections == 0) connections = rate > 0 ? 256 : Math.min(sessions, 1000);
    selector = Selector.open();
    for (int i = 0; i < connections; i++) open(new Conn());
    // wait until all are up
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (idle.size() < connections && System.nanoTime() < deadline) {
      selector.select(50);
      drain();
    }
    if (idle.size() < connections) {
      System.err.println("connected " + idle.size() + " of " + connections);
      System.exit(1);
    }

    Processes.findWatched(watch);
    for (int i = 0; i < 40; i++) {
      Processes.cpu();
      Processes.stat();
      Processes.busyTicks();
      Processes.selfTicks();
    } // compiled before it counts
    t0 = System.nanoTime();
    tMeasure = t0 + (long) (warmup * 1e9);
    tEnd = tMeasure + (long) (seconds * 1e9);
    double gapNs = rate > 0 ? 1e9 / rate : 0; // --rate is new sessions per second
    double nextArrival = t0;
    if (rate <= 0) {
      for (int i = 0; i < sessions; i++) {
        Session s = fresh();
        // spread the first keys over the think time (or 100 ms) so that they don't march in step
        s.due = t0 + (long) (rnd.nextDouble() * Math.max(thinkMs, 100) * 1e6);
        timers.add(s);
      }
    }
    Map<String, long[]> cpu0 = null, cpu1 = null;
    boolean rescanned = false;
    long[] st0 = new long[2], st1 = new long[2];
    long busy0 = 0, busy1 = 0, gen0 = 0, gen1 = 0;
    long lastScan = t0, peakRss = 0;
    Map<String, Long> rss = new LinkedHashMap<>();
    long measuredStart = 0, measuredEnd = 0;
    while (true) {
      long now = System.nanoTime();
      if (!rescanned
          && now
              >= tMeasure
                  - 500_000_000L) { // pools have grown during the warm-up; still unmeasured time
        rescanned = true;
        Processes.findWatched(watch);
      }
      if (!measuring && now >= tMeasure && !closing) {
        measuring = true;
        measuredStart = now;
        st0 = Processes.stat();
        cpu0 = Processes.cpu();
        busy0 = Processes.busyTicks();
        gen0 = Processes.selfTicks();
      }
      if (now >= tEnd && !closing) {
        measuredEnd = now;
        st1 = Processes.stat();
        cpu1 = Processes.cpu();
        busy1 = Processes.busyTicks();
        gen1 = Processes.selfTicks();
        closing = true;
        measuring = false;
      }
      if (closing
          && (rate > 0
              ? (live == 0 || now > tEnd + (long) (timeoutMs * 1e6))
              : inFlight() == 0 || now > tEnd + 2_000_000_000L)) break;
      if (rate > 0 && !closing) {
        while (nextArrival <= now) {
          if (live >= maxLive) {
            shed++;
          } else {
            Session s = fresh();
            s.due = (long) nextArrival;
            s.measured = measuring;
            live++;
            ready.add(s);
          }
          nextArrival += poisson ? -Math.log(1 - rnd.nextDouble()) * gapNs : gapNs;
        }
      }
      Session t;
      while ((t = timers.peek()) != null && t.due <= now) {
        timers.poll();
        ready.add(t);
      }
      if (!(closing && rate <= 0))
        while (!ready.isEmpty() && !idle.isEmpty()) send(idle.poll(), ready.poll());
      long next = Long.MAX_VALUE;
      if (t != null) next = t.due;
      if (rate > 0 && !closing) next = Math.min(next, (long) nextArrival);
      long wait = next == Long.MAX_VALUE ? 100_000_000L : next - System.nanoTime();
      if (wait < 1_200_000L) selector.selectNow();
      else selector.select(Math.min(100, (wait - 200_000L) / 1_000_000L));
      drain();
      if (now - lastScan > 1_000_000_000L) {
        lastScan = now;
        expire(now);
      }
    }
    rss = Processes.rss();
    report(
        cpu0,
        cpu1,
        busy1 - busy0,
        gen1 - gen0,
        rss,
        (measuredEnd - measuredStart) / 1e9,
        st1[0] - st0[0],
        st1[1] - st0[1]);
    System.exit(errStatus + errBody + errConn + errEcho + refused + errTimeout == 0 ? 0 : 3);
  }

  static int inFlight() {
    int n = 0;
    for (SelectionKey k : selector.keys())
      if (k.isValid() && ((Conn) k.attachment()).cur != null) n++;
    return n;
  }

  static void expire(long now) throws IOException {
    for (SelectionKey k : new ArrayList<>(selector.keys())) {
      Conn c = (Conn) k.attachment();
      if (c.cur != null && now - c.cur.sent > timeoutMs * 1e6) {
        errTimeout++;
        fail(c, "timeout");
      }
    }
  }

  static Session fresh() {
    Session s = new Session();
    renew(s);
    return s;
  }

  static void renew(Session s) {
    startedSessions++;
    s.id = salt + startedSessions * 0x9E3779B97F4A7C15L;
    s.member = nextMember;
    nextMember = (nextMember + 1) % members;
    s.hop = 0;
    s.walk = rnd.nextInt(walks.texts.length);
  }

  static void open(Conn c) throws IOException {
    c.ch = SocketChannel.open();
    c.ch.configureBlocking(false);
    c.ch.setOption(StandardSocketOptions.TCP_NODELAY, true);
    c.len = 0;
    c.cur = null;
    c.connected = c.ch.connect(addr);
    c.key =
        c.ch.register(selector, c.connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, c);
    if (c.connected) idle.add(c);
  }

  static void hex(ByteBuffer o, long v) {
    for (int i = 60; i >= 0; i -= 4) o.put((byte) "0123456789abcdef".charAt((int) (v >>> i) & 15));
  }

  static void dec(ByteBuffer o, int v, int width) {
    int div = 1;
    for (int i = 1; i < width; i++) div *= 10;
    for (; div > 0; div /= 10) o.put((byte) ('0' + v / div % 10));
  }

  static void send(Conn c, Session s) throws IOException {
    byte[] text = walks.texts[s.walk][s.hop];
    int body = 10 + 6 + 16 + B_PHONE.length + prefix.length() + 7 + bTail.length + text.length;
    ByteBuffer o = c.out;
    o.clear();
    o.put(head);
    dec(o, body, body > 999 ? 4 : 3);
    o.put((byte) '\r').put((byte) '\n').put((byte) '\r').put((byte) '\n');
    o.put(SESSION_ID);
    hex(o, s.id);
    o.put(B_PHONE).put(PREFIX);
    dec(o, s.member, 7);
    o.put(bTail).put(text);
    o.flip();
    c.cur = s;
    s.sent = System.nanoTime();
    if (rate <= 0 && thinkMs <= 0) s.due = Math.max(s.due, 0);
    try {
      c.ch.write(o);
      if (o.hasRemaining()) c.key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    } catch (IOException e) {
      errConn++;
      fail(c, e.toString());
    }
  }

  static final byte[] SESSION_ID = b("sessionId=ATUid_");
  static byte[] PREFIX = b(prefix);

  static void fail(Conn c, String why) throws IOException {
    if (firstBad.isEmpty()) firstBad = why;
    Session s = c.cur;
    try {
      c.key.cancel();
      c.ch.close();
    } catch (IOException ignored) {
    }
    c.cur = null;
    open(c);
    if (s != null) ended(s, System.nanoTime());
  }

  static void drain() throws IOException {
    var it = selector.selectedKeys().iterator();
    while (it.hasNext()) {
      SelectionKey k = it.next();
      it.remove();
      if (!k.isValid()) continue;
      Conn c = (Conn) k.attachment();
      try {
        if (k.isConnectable()) {
          c.ch.finishConnect();
          c.connected = true;
          k.interestOps(SelectionKey.OP_READ);
          idle.add(c);
          continue;
        }
        if (k.isWritable()) {
          c.ch.write(c.out);
          if (!c.out.hasRemaining()) k.interestOps(SelectionKey.OP_READ);
        }
        if (k.isReadable()) read(c);
      } catch (IOException e) {
        if (c.cur != null) errConn++;
        idle.remove(c);
        fail(c, e.toString());
      }
    }
  }

  static final ByteBuffer rb = ByteBuffer.allocateDirect(8192);

  static void read(Conn c) throws IOException {
    rb.clear();
    int n = c.ch.read(rb);
    if (n < 0) {
      if (c.cur != null) {
        errConn++;
      } else idle.remove(c);
      fail(c, "closed by peer");
      return;
    }
    if (n == 0) return;
    rb.flip();
    if (c.len + n > c.in.length) {
      errBody++;
      fail(c, "answer too long");
      return;
    }
    rb.get(c.in, c.len, n);
    c.len += n;
    // head complete?
    int end = -1;
    byte[] in = c.in;
    for (int i = 3; i < c.len; i++)
      if (in[i] == '\n' && in[i - 1] == '\r' && in[i - 2] == '\n' && in[i - 3] == '\r') {
        end = i + 1;
        break;
      }
    if (end < 0) return;
    int status = (in[9] - '0') * 100 + (in[10] - '0') * 10 + (in[11] - '0');
    int cl = -1;
    boolean chunked = false, close = false;
    int ls = 0;
    for (int i = 0; i < end; i++) {
      if (in[i] != '\n') continue;
      int l = i - ls;
      if (l > 15 && is(in, ls, "content-length:")) {
        cl = 0;
        for (int j = ls + 15; j < i; j++)
          if (in[j] >= '0' && in[j] <= '9') cl = cl * 10 + in[j] - '0';
      } else if (l > 18 && is(in, ls, "transfer-encoding:")) chunked = true;
      else if (l > 12 && is(in, ls, "connection:"))
        close =
            new String(in, ls, l, StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT)
                .contains("close");
      ls = i + 1;
    }
    int bodyStart = end, bodyLen;
    if (chunked) {
      String all = new String(in, end, c.len - end, StandardCharsets.ISO_8859_1);
      if (!all.endsWith("0\r\n\r\n")) return;
      int nl = all.indexOf("\r\n");
      bodyStart = end + nl + 2;
      bodyLen = Integer.parseInt(all.substring(0, nl).trim(), 16);
    } else {
      if (cl < 0) cl = 0;
      if (c.len - end < cl) return;
      bodyLen = cl;
    }
    long now = System.nanoTime();
    Session s = c.cur;
    if (s == null) {
      errBody++;
      fail(c, "answer nobody asked for: " + new String(in, 0, c.len, StandardCharsets.UTF_8));
      return;
    }
    boolean con =
        bodyLen >= 3
            && in[bodyStart] == 'C'
            && in[bodyStart + 1] == 'O'
            && in[bodyStart + 2] == 'N';
    boolean fin =
        bodyLen >= 3
            && in[bodyStart] == 'E'
            && in[bodyStart + 1] == 'N'
            && in[bodyStart + 2] == 'D';
    boolean last = s.hop == walks.hops(s.walk) - 1;
    boolean ok = true;
    if (status != 200) {
      errStatus++;
      ok = false;
    } else if (!con && !fin) {
      errBody++;
      ok = false;
    } else if (walks.recorded() && !walks.isHers(s.member, s.walk, s.hop, in, bodyStart, bodyLen)) {
      if (walks.endsEarly(s.member, s.walk, s.hop, in, bodyStart)) refused++;
      else errEcho++;
      ok = false;
    } else if (echo && !echoed(in, bodyStart, bodyLen, s.member)) {
      errEcho++;
      ok = false;
    }
    if (!ok && firstBad.isEmpty())
      firstBad =
          "hop "
              + s.hop
              + " status "
              + status
              + ": "
              + new String(in, bodyStart, Math.min(bodyLen, 120), StandardCharsets.UTF_8);
    if (ok && (rate > 0 ? s.measured : measuring)) {
      long from = rate > 0 || thinkMs > 0 ? s.due : s.sent;
      latency.add((now - from) / 1000);
      serviceTime.add((now - s.sent) / 1000);
    }
    if (ok && measuring) hops++;
    c.len = 0;
    c.cur = null;
    if (close) {
      try {
        c.key.cancel();
        c.ch.close();
      } catch (IOException ignored) {
      }
      open(c);
    } else idle.add(c);
    if (!ok || fin || last) {
      if (ok && measuring) sessionsDone++;
      ended(s, now);
    } else {
      s.hop++;
      s.due = now + think();
      if (thinkMs > 0) timers.add(s);
      else ready.add(s);
    }
  }

  // think times are uniform between half and one and a half times the given value
  static long think() {
    return thinkMs <= 0 ? 0 : (long) ((0.5 + rnd.nextDouble()) * thinkMs * 1e6);
  }

  static void ended(Session s, long now) {
    if (rate > 0) {
      live--;
      return;
    }
    renew(s);
    s.due = now + think();
    if (thinkMs > 0) timers.add(s);
    else ready.add(s);
  }

  static boolean is(byte[] a, int at, String lower) {
    for (int i = 0; i < lower.length(); i++) {
      int ch = a[at + i];
      if (ch >= 'A' && ch <= 'Z') ch += 32;
      if (ch != lower.charAt(i)) return false;
    }
    return true;
  }

  static boolean echoed(byte[] a, int at, int len, int member) {
    byte[] want = b(String.format("%07d", member));
    outer:
    for (int i = at; i + 7 <= at + len; i++) {
      for (int j = 0; j < 7; j++) if (a[i + j] != want[j]) continue outer;
      return true;
    }
    return false;
  }

  static void report(
      Map<String, long[]> c0,
      Map<String, long[]> c1,
      long busy,
      long gen,
      Map<String, Long> rss,
      double secs,
      long idleTicks,
      long stealTicks)
      throws IOException {
    double hz = 100;
    StringBuilder j = new StringBuilder("{");
    long errors = errStatus + errBody + errConn + errEcho + refused + errTimeout;
    j.append(
        String.format(
            Locale.ROOT,
            "\"label\":\"%s\",\"mode\":\"%s\",\"sessions\":%d,\"rate\":%.1f,\"think_ms\":%.0f,\"connections\":%d,\"members\":%d,\"seconds\":%.2f,",
            label,
            rate > 0 ? "open" : "closed",
            sessions,
            rate,
            thinkMs,
            connections,
            members,
            secs));
    j.append(
        String.format(
            Locale.ROOT,
            "\"hops\":%d,\"hops_s\":%.1f,\"sessions_s\":%.1f,\"p50\":%.3f,\"p90\":%.3f,\"p99\":%.3f,\"p999\":%.3f,\"max\":%.3f,\"svc_p50\":%.3f,\"svc_p99\":%.3f,",
            hops,
            hops / secs,
            sessionsDone / secs,
            latency.ms(.5),
            latency.ms(.9),
            latency.ms(.99),
            latency.ms(.999),
            latency.max / 1000.0,
            serviceTime.ms(.5),
            serviceTime.ms(.99)));
    j.append(
        String.format(
            Locale.ROOT,
            "\"errors\":%d,\"err_status\":%d,\"err_body\":%d,\"err_conn\":%d,\"err_echo\":%d,\"err_timeout\":%d,\"shed\":%d,\"refused\":%d",
            errors,
            errStatus,
            errBody,
            errConn,
            errEcho,
            errTimeout,
            shed,
            refused));
    double watched = 0;
    if (c0 != null && c1 != null)
      for (var e : c1.entrySet()) {
        long d = e.getValue()[0] - c0.getOrDefault(e.getKey(), new long[] {0})[0];
        watched += d / hz / secs;
        j.append(
            String.format(
                Locale.ROOT,
                ",\"cpu_%s\":%.3f,\"us_hop_%s\":%.1f",
                e.getKey(),
                d / hz / secs,
                e.getKey(),
                hops == 0 ? Double.NaN : d / hz * 1e6 / hops));
      }
    for (var e : rss.entrySet())
      j.append(
          String.format(Locale.ROOT, ",\"pss_mb_%s\":%.0f", e.getKey(), e.getValue() / 1024.0));
    j.append(
        String.format(
            Locale.ROOT,
            ",\"cpu_gen\":%.3f,\"cpu_other\":%.3f,\"cpu_idle\":%.3f,\"cpu_steal\":%.3f",
            gen / hz / secs,
            busy / hz / secs - gen / hz / secs - watched,
            idleTicks / hz / secs,
            stealTicks / hz / secs));
    if (!firstBad.isEmpty())
      j.append(",\"first_bad\":\"")
          .append(firstBad.replaceAll("[\"\\\\\\p{Cntrl}]", " "))
          .append('"');
    j.append("}\n");
    System.out.print(j);
    if (!out.isEmpty())
      Files.writeString(Path.of(out), j, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
