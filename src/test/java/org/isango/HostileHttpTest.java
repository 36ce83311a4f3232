package org.isango;

import org.isango.gateway.africastalking.SmsCallbacks;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isango.gateway.LogLines;
import org.isango.gateway.RawHttp;
import org.isango.gateway.StrictRouter;
import org.isango.gateway.StrictServer;
import org.isango.gateway.UssdCall;
import org.isango.gateway.UssdReply;
import org.isango.gateway.africastalking.CallbackSecrets;
import org.isango.gateway.africastalking.CallbackSecrets.Kind;
import org.isango.gateway.africastalking.Callbacks;
import org.isango.gateway.phone.PhonePage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What strangers and broken programs send, byte by byte, to the three ports: nothing of it may be
/// answered with 5xx, reach a member's conversation, or come back or into the log.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileHttpTest {
  private static final String CANARY = "canary7Hillbrow";
  private static final String FORM =
      "phoneNumber=%2B27821230001&serviceCode=%2A134%23&text=1&sessionId=" + CANARY;

  /// The three ports; the phone's is the coordinators' too.
  enum Room {
    CALLBACKS,
    CONSOLE,
    MANAGEMENT
  }

  private final Vertx vertx = Vertx.vertx();
  private final List<UssdCall> calls = new CopyOnWriteArrayList<>();
  private final List<String> counted = new CopyOnWriteArrayList<>();
  private LogLines log;
  private CallbackSecrets secrets;
  private HttpServer callbacks;
  private HttpServer console;
  private HttpServer management;

  @BeforeAll
  void listen(@TempDir Path data) {
    secrets = CallbackSecrets.open(data);
    var port = new Callbacks.Port(this::answer, () -> "Not now.", end -> {}, counted::add);
    callbacks =
        open(
            new Callbacks(
                secrets,
                Set.of(),
                port,
                new SmsCallbacks(
                    new SmsCallbacks.Port(
                        sms -> Future.succeededFuture(),
                        report -> Future.succeededFuture(),
                        number -> Future.succeededFuture()),
                    event -> {},
                    InstantSource.system())));
    var router = StrictRouter.create(vertx);
    new PhonePage(
            "*134*000#", this::answer, sms -> Future.succeededFuture(), InstantSource.system())
        .mount(router);
    console = open(router);
    var loopback = new Settings.Listen("127.0.0.1", 0);
    management = new Management(() -> true).listen(vertx, loopback).await();
  }

  private HttpServer open(Handler<HttpServerRequest> handler) {
    return StrictServer.listen(vertx, "127.0.0.1", 0, handler).await();
  }

  private Future<UssdReply> answer(UssdCall call) {
    calls.add(call);
    return Future.succeededFuture(new UssdReply("Menu", false));
  }

  @BeforeEach
  void forget() {
    calls.clear();
    counted.clear();
    log = LogLines.open();
  }

  /// The console's router names paths and escapes when it traces, which production does not let it.
  @AfterEach
  void nothingIsLogged() {
    log.close();
    assertThat(log.lines())
        .noneMatch(line -> line.startsWith("ERROR") || line.startsWith("WARN"))
        .filteredOn(line -> !line.startsWith("TRACE Router"))
        .noneMatch(line -> line.contains(CANARY) || line.contains("1230001"))
        .noneMatch(line -> line.contains(secrets.current(Kind.USSD)));
  }

  @AfterAll
  void stop() {
    vertx.close().await();
  }

  @Test
  void theGatewayItselfIsAnsweredHere() {
    var answer = toCallbacks(post(address(), FORM));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("CON Menu");
    assertThat(calls).hasSize(1);
  }

  /// Rows 40 and 41: whatever the method, the body and the headers are.
  @ParameterizedTest
  @MethodSource
  void whoeverDoesNotKnowTheAddressGetsTheSameBytes(String path) {
    var expected = toCallbacks("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(expected.status()).isEqualTo(404);
    var tries =
        List.of(
            post(path, FORM),
            post(path, ""),
            post(path, "x".repeat(20_000)),
            post(path, FORM).replace("Host: x", "Host: x\r\nX-Forwarded-For: 164.177.141.82"),
            post(path, FORM).replace("Host: x", "Host: x\r\nExpect: 100-continue"),
            "POST " + path + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz",
            "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n",
            "DELETE " + path + " HTTP/1.1\r\nHost: x\r\n\r\n",
            "post " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    for (var request : tries) {
      var answer = toCallbacks(request);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body()).isEqualTo(expected.body());
      assertThat(answer.headers()).containsAll(expected.headers());
    }
    assertThat(calls).isEmpty();
  }

  private List<String> whoeverDoesNotKnowTheAddressGetsTheSameBytes() {
    var secret = secrets.current(Kind.USSD);
    return List.of(
        "/",
        "/cb/guess/ussd",
        "/cb/" + secret + "/ussd/",
        "/cb/" + secret + "/",
        "/cb/" + secret + "//ussd",
        "//cb/" + secret + "/ussd",
        "/cb/" + secret + "/USSD",
        "/cb/" + secret.toUpperCase(Locale.ROOT) + "x/ussd",
        "/cb/" + secret + "/%2e/ussd",
        "/cb/" + secret + "%2Fussd",
        "/%63b/" + secret + "/ussd",
        "/cb/" + secret + "/ussd-end",
        "/cb/" + secrets.current(Kind.USSD_END) + "/ussd",
        "/cb/" + secrets.current(Kind.SMS) + "/delivery",
        "/cb/" + secrets.current(Kind.DELIVERY) + "/optout",
        "/cb/" + secrets.current(Kind.OPTOUT) + "/sms");
  }

  /// Row 19.
  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "HEAD", "OPTIONS", "TRACE", "post", "PATCH", "X" + CANARY})
  void anotherMethodThanPostIsRefused(String method) {
    var answer = toCallbacks(post(address(), FORM).replaceFirst("POST", method));
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.all()).doesNotContain(CANARY);
    assertThat(calls).isEmpty();
  }

  /// Row 16. A form under another name is still a form.
  @Test
  void aBodyThatIsNoFormEndsPolitely() {
    var multipart = "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n1\r\n--b--\r\n";
    var json = "{\"sessionId\":\"" + CANARY + "\",\"serviceCode\":\"*134#\"}";
    for (var body : List.of(json, multipart, "", "\u0000", "%", "&&&", "\u001f\u008b\b\u0000")) {
      var answer = toCallbacks(post(address(), body));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("END Not now.");
    }
    assertThat(calls).isEmpty();
    var mislabelled = post(address(), FORM).replace("application/x-www-form-urlencoded", "a/b");
    assertThat(toCallbacks(mislabelled).body()).isEqualTo("CON Menu");
  }

  /// Row 17.
  @Test
  void theFirstOfTwoFieldsWinsAndIsCounted() {
    assertThat(toCallbacks(post(address(), FORM + "&text=2")).status()).isEqualTo(200);
    assertThat(calls.getFirst().transcript()).isEqualTo("1");
    assertThat(counted).containsExactly("callback.doubled");
  }

  @Test
  void moreFieldsThanAnyGatewaySendsEndPolitely() {
    var answer = toCallbacks(post(address(), FORM + "&a=&b=&c=&d=&e=&f=&g=&h=&i="));
    assertThat(answer.body()).isEqualTo("END Not now.");
    assertThat(calls).isEmpty();
  }

  /// Rows 2, 7 and 18.
  @Test
  void aLongTranscriptIsReadAndABodyThatIsTooLargeIsNot() {
    for (var text : List.of("*".repeat(2_000), "1".repeat(8_000))) {
      toCallbacks(post(address(), FORM.replace("text=1", "text=" + text)));
      assertThat(calls.getLast().transcript()).isEqualTo(text);
    }
    for (int size : List.of(16_385, 20_000, 100_000)) {
      var answer = RawHttp.untilClosed(port(Room.CALLBACKS), post(address(), "x".repeat(size)));
      assertThat(answer.status()).as("%d bytes", size).isEqualTo(413);
      assertThat(answer.closed()).isTrue();
    }
    assertThat(calls).hasSize(2);
  }

  @Test
  void aBodyInChunksIsReadUpToTheSameSize() {
    assertThat(toCallbacks(chunked(FORM.substring(0, 9), FORM.substring(9))).body())
        .isEqualTo("CON Menu");
    var answer =
        RawHttp.untilClosed(port(Room.CALLBACKS), chunked("x".repeat(9_000), "x".repeat(9_000)));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(calls).hasSize(1);
  }

  @Test
  void whoAsksBeforeSendingIsToldToGoOn() {
    var answer =
        toCallbacks(post(address(), FORM).replace("Host: x", "Host: x\r\nExpect: 100-continue"));
    assertThat(answer.status()).isEqualTo(100);
    assertThat(answer.body()).startsWith("HTTP/1.1 200 OK").endsWith("CON Menu");
  }

  /// Row 9.
  @Test
  void aSessionThatIsNoneEndsPolitely() {
    for (var session :
        List.of("", "a%0Ab", "a+b", "%00", "%C3%A9", "x".repeat(129), "x".repeat(10_000))) {
      var answer = toCallbacks(post(address(), FORM.replace(CANARY, session)));
      assertThat(answer.body()).as("%.20s", session).isEqualTo("END Not now.");
    }
    assertThat(calls).isEmpty();
  }

  /// Rows 5, 6, 14 and 20, and whatever else a form can hold.
  @RepeatedTest(20)
  void whateverTheGatewaySendsGetsAScreen() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    var odd =
        List.of(
            "%00", "%ff%fe", "*", "%23", "%", "%4", "&", "=", "+", "';--", "<script>", "\u00e9");
    for (int i = 0; i < 20; i++) {
      var body = new StringBuilder();
      for (var field : List.of("sessionId=s", "serviceCode=*1%23", "phoneNumber=", "text=")) {
        body.append(field);
        for (int n = random.nextInt(3); n > 0; n--)
          body.append(odd.get(random.nextInt(odd.size())));
        if (random.nextInt(8) > 0) body.append('&');
      }
      var answer = toCallbacks(post(address(), body.toString()));
      assertThat(answer.status()).as("seed %d", seed).isEqualTo(200);
      assertThat(answer.body()).as("seed %d", seed).isIn("CON Menu", "END Not now.");
    }
  }

  /// Row 66.
  @Test
  void healthAndMetricsAreOnlyOnTheManagementPort() {
    for (var path : List.of("/health", "/health/live", "/health/ready", "/metrics")) {
      var get = "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
      assertThat(RawHttp.exchange(port(Room.CALLBACKS), get).status()).as(path).isEqualTo(404);
      assertThat(RawHttp.exchange(port(Room.CONSOLE), get).status()).as(path).isEqualTo(404);
    }
    var metrics =
        RawHttp.exchange(port(Room.MANAGEMENT), "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(metrics.status()).isEqualTo(200);
    assertThat(metrics.body()).contains("jvm_memory_used_bytes").doesNotContain(CANARY);
    var live = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";
    assertThat(RawHttp.exchange(port(Room.MANAGEMENT), live).body()).isEqualTo("live\n");
  }

  /// Row 45.
  @ParameterizedTest
  @EnumSource
  void theHostThatIsAskedForIsNotRepeated(Room room) {
    var targets = List.of("/", "/phone", "/phone/", "/metrics", "/" + CANARY, "http://evil/phone");
    var hosts =
        List.of("evil-" + CANARY, CANARY + "@x:99999", "[" + CANARY, CANARY + ":x", "", "%");
    for (var target : targets) {
      for (var host : hosts) {
        var answer = get(room, target, "Host: " + host);
        assertThat(answer.status()).as("%s at %s", target, host).isBetween(200, 499);
        assertThat(answer.all()).as("%s at %s", target, host).doesNotContain(CANARY);
      }
      assertThat(get(room, target, "X: y").status()).as(target).isBetween(200, 499);
    }
  }

  /// Row 46.
  @ParameterizedTest
  @EnumSource
  void noPathLeadsOutOfTheHouse(Room room) {
    var outside =
        List.of(
            "/..%2f..%2fetc/passwd",
            "/../../etc/passwd",
            "/%2e%2e/",
            "/.git/config",
            "/x%00.html",
            "\\..\\",
            "/\\..\\",
            "/phone/..%5c..%5cphone.html",
            "/phone/%2e%2e/%2e%2e/isango.properties",
            "/phone/phone.html",
            "*",
            "http://evil.example/x");
    for (var target : outside) {
      assertThat(get(room, target, "Host: x").status()).as(target).isEqualTo(404);
    }
    assertThat(get(room, "/phone/%zz", "Host: x").status()).isBetween(400, 404);
  }

  /// Row 68.
  @ParameterizedTest
  @ValueSource(strings = {"=;;\"", "a=\u00ff\u00fe", "a={\"b\\c\", d}; a; =", "a=%zz%00"})
  void oddCookiesChangeNothing(String cookies) {
    for (var more : List.of("a=b; ".repeat(50), "a=" + "b".repeat(8_192), "")) {
      var cookie = "Host: x\r\nCookie: " + (more.length() > 8_000 ? more : more + cookies);
      assertThat(get(Room.CONSOLE, "/phone", cookie).status()).isEqualTo(200);
      assertThat(get(Room.MANAGEMENT, "/health/live", cookie).status()).isEqualTo(200);
      assertThat(get(Room.CALLBACKS, "/", cookie).status()).isEqualTo(404);
    }
  }

  /// Row 69.
  @ParameterizedTest
  @EnumSource
  void nothingUpgrades(Room room) {
    var socket =
        "Host: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
    var h2c =
        "Host: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
            + "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA";
    for (var upgrade : List.of(socket, h2c)) {
      for (var target : List.of("/", "/phone", "/health/live", address())) {
        assertThat(get(room, target, upgrade).status()).isIn(200, 404, 405);
      }
    }
  }

  private int port(Room room) {
    return switch (room) {
      case CALLBACKS -> callbacks.actualPort();
      case CONSOLE -> console.actualPort();
      case MANAGEMENT -> management.actualPort();
    };
  }

  private RawHttp.Answer toCallbacks(String request) {
    return RawHttp.exchange(port(Room.CALLBACKS), request);
  }

  private RawHttp.Answer get(Room room, String target, String headers) {
    return RawHttp.exchange(port(room), "GET " + target + " HTTP/1.1\r\n" + headers + "\r\n\r\n");
  }

  private String address() {
    return "/cb/" + secrets.current(Kind.USSD) + "/ussd";
  }

  private static String post(String path, String body) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        + ("Content-Length: " + body.length() + "\r\n\r\n" + body);
  }

  private String chunked(String... parts) {
    var request = new StringBuilder("POST " + address() + " HTTP/1.1\r\nHost: x\r\n");
    request.append("Transfer-Encoding: chunked\r\n\r\n");
    for (var part : parts) {
      request.append(Integer.toHexString(part.length())).append("\r\n").append(part).append("\r\n");
    }
    return request.append("0\r\n\r\n").toString();
  }
}
