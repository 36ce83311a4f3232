package org.isango.gateway.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.isango.gateway.SmsOut;
import org.isango.gateway.UssdCall;
import org.isango.gateway.UssdReply;
import org.isango.vault.Msisdn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the page's endpoints accept and refuse, without a browser.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhonePageTest {
  private static final String SESSION = "phone-0123456789abcdef0123456789abcdef";
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ScriptedService service = new ScriptedService();
  private final PhonePage page =
      new PhonePage("*134*000#", this::answer, service::text, InstantSource.fixed(NOON));
  private String base;

  private Future<UssdReply> answer(UssdCall call) {
    if (call.transcript().equals("broken")) throw new IllegalStateException("a bug");
    if (call.transcript().equals("failed")) return Future.failedFuture("down");
    return service.answer(call);
  }

  @BeforeAll
  void serve() {
    var router = Router.router(vertx);
    page.mount(router);
    var server = vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await();
    base = "http://127.0.0.1:" + server.actualPort();
  }

  @AfterAll
  void stop() {
    vertx.close().await();
  }

  @Test
  void aHopCarriesEverythingTypedJoinedAsTheGatewayDoes() throws Exception {
    var body = hop().put("transcript", "1*2").put("typed", "3*4");
    var screen = new JsonObject(post("/phone/hop", body.encode()).body());
    var call = service.calls.getLast();
    assertThat(call.transcript()).isEqualTo("1*2*3*4");
    assertThat(screen.getString("transcript")).isEqualTo("1*2*3*4");
    assertThat(call.session()).isEqualTo(SESSION);
    assertThat(call.caller()).isEqualTo(Msisdn.parse("+27600000001"));
  }

  @Test
  void aTextReachesTheServiceWithItsNumber() throws Exception {
    var body = new JsonObject().put("number", "+27600000001").put("text", "HELP");
    assertThat(post("/phone/sms", body.encode()).statusCode()).isEqualTo(200);
    var sms = service.texts.getLast();
    assertThat(sms.text()).isEqualTo("HELP");
    assertThat(sms.from()).isEqualTo(Msisdn.parse("+27600000001"));
    assertThat(sms.to()).isEqualTo("*134*000#");
    assertThat(sms.at()).isEqualTo(NOON);
  }

  @Test
  void aTextThatIsNotKeptOrThatNoPhoneSendsIsRefused() throws Exception {
    var body = new JsonObject().put("number", "+27600000001").put("text", "failed");
    assertThat(post("/phone/sms", body.encode()).statusCode()).isEqualTo(503);
    body.put("text", "x".repeat(1601));
    assertThat(post("/phone/sms", body.encode()).statusCode()).isEqualTo(400);
    body.put("text", "HELP").put("number", "");
    assertThat(post("/phone/sms", body.encode()).statusCode()).isEqualTo(400);
  }

  @Test
  void theFirstAnswerStandsAloneAndAnEmptyOneLengthensTheRest() throws Exception {
    post("/phone/hop", hop().put("transcript", "").put("typed", "1").encode());
    assertThat(service.calls.getLast().transcript()).isEqualTo("1");
    post("/phone/hop", hop().put("transcript", "1").put("typed", "").encode());
    assertThat(service.calls.getLast().transcript()).isEqualTo("1*");
  }

  @Test
  void aWithheldNumberIsNoNumber() throws Exception {
    assertThat(post("/phone/hop", hop().put("number", "").encode()).statusCode()).isEqualTo(200);
    assertThat(service.calls.getLast().caller()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"broken", "failed"})
  void aServiceThatFailsIsSilence(String transcript) throws Exception {
    var answer = post("/phone/hop", hop().put("transcript", transcript).encode());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(answer.body()).getString("kind")).isEqualTo("silence");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*120*1#", "*134*0001#", "*134*000", "112"})
  void anotherCodeDoesNotReachTheService(String code) throws Exception {
    int before = service.calls.size();
    var answer = post("/phone/hop", hop().put("code", code).encode());
    assertThat(new JsonObject(answer.body()).getString("kind")).isEqualTo("unknown-code");
    assertThat(service.calls).hasSize(before);
  }

  @Test
  void whatThePageCannotHaveSentIsRefused() throws Exception {
    int before = service.calls.size();
    var bad =
        List.of(
            "",
            "null",
            "[]",
            "{",
            "[".repeat(5000),
            hop().put("typed", 1).encode(),
            hop().putNull("typed").encode(),
            hop().put("typed", "x".repeat(183)).encode(),
            hop().put("transcript", "x".repeat(4001)).encode(),
            hop().put("session", "ATUid_1").encode(),
            hop().put("number", "12").encode(),
            hop().put("network", "655-01").encode(),
            hop().put("code", "javascript:").encode(),
            hop().put("more", "x").encode());
    for (String body : bad) {
      var answer = post("/phone/hop", body);
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(answer.body()).isEmpty();
    }
    assertThat(post("/phone/hop", "x".repeat(20_000)).statusCode()).isEqualTo(413);
    assertThat(service.calls).hasSize(before);
  }

  @Test
  void onlyThePageItselfMayPost() throws Exception {
    String body = hop().encode();
    int before = service.calls.size();
    assertThat(send(to("/phone/hop").POST(BodyPublishers.ofString(body))).statusCode())
        .isEqualTo(403);
    for (String origin : List.of("null", "http://evil.example", "http://127.0.0.1:1", "::", "")) {
      var request = to("/phone/hop").header("Origin", origin).POST(BodyPublishers.ofString(body));
      assertThat(send(request).statusCode()).as(origin).isEqualTo(403);
    }
    var sibling = to("/phone/hop").header("Origin", base).header("Sec-Fetch-Site", "same-site");
    assertThat(send(sibling.POST(BodyPublishers.ofString(body))).statusCode()).isEqualTo(403);
    var form =
        HttpRequest.newBuilder(URI.create(base + "/phone/hop"))
            .header("Origin", base)
            .header("Content-Type", "text/plain");
    assertThat(send(form.POST(BodyPublishers.ofString(body))).statusCode()).isEqualTo(415);
    assertThat(send(to("/phone/hop").GET()).statusCode()).isEqualTo(405);
    assertThat(service.calls).hasSize(before);
  }

  @Test
  void textsAreReadNewestFirstAndCleared() throws Exception {
    var number = Msisdn.parse("+27600000009").orElseThrow();
    page.deliver(new SmsOut(number, "one"));
    page.deliver(new SmsOut(number, "two"));
    String body = new JsonObject().put("number", "060 000 0009").encode();
    var texts = new JsonObject(post("/phone/inbox", body).body()).getJsonArray("texts");
    assertThat(texts).hasSize(2);
    assertThat(texts.getJsonObject(0).getString("text")).isEqualTo("two");
    assertThat(texts.getJsonObject(0).getString("at")).isEqualTo(NOON.toString());
    assertThat(post("/phone/reset", body).body()).isEqualTo("{\"texts\":[]}");
    assertThat(post("/phone/inbox", "{\"number\":\"x\"}").statusCode()).isEqualTo(400);
  }

  @Test
  void thePageLoadsOnlyItsOwnFilesAndIsSmall() throws Exception {
    var html = send(to("/phone").GET());
    assertThat(html.body()).contains("*134*000#").doesNotContain("{code}", "style=", "http://");
    int size = html.body().length();
    var links = Pattern.compile("(?:href|src)=\"([^\"]+)\"").matcher(html.body());
    for (String path : links.results().map(m -> m.group(1)).toList()) size += load(path);
    for (String more : List.of("network", "screen", "texts", "septets")) {
      size += load("/phone/" + more + ".js");
    }
    assertThat(size + load("/phone/lcd.woff2")).isLessThan(60_000);
  }

  private int load(String path) throws Exception {
    var file = client.send(to(path).GET().build(), BodyHandlers.ofByteArray());
    assertThat(file.statusCode()).as(path).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(file.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(file.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    return file.body().length;
  }

  private static JsonObject hop() {
    return new JsonObject()
        .put("session", SESSION)
        .put("number", "+27600000001")
        .put("network", "65501")
        .put("code", "*134*000#")
        .put("transcript", "");
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(to(path).header("Origin", base).POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Content-Type", "application/json");
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
