package org.isango.kit;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// Somebody with a phone: dials, reads, presses, over the real callback of Africa's Talking with
/// everything typed so far joined by `*`. Remembers what was shown.
public final class PhoneCaller {
  public static final String CODE = "*134*000#";
  private static final AtomicInteger NUMBERS = new AtomicInteger(4_600_117);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String number;
  private ServiceProcess service;
  private String session = "";
  private String typed = "";
  private final List<String> shown = new ArrayList<>();

  private PhoneCaller(String number, ServiceProcess service) {
    this.number = number;
    this.service = service;
  }

  /// A phone nobody has used before.
  public static PhoneCaller with(ServiceProcess service) {
    return new PhoneCaller(newNumber(), service);
  }

  /// The phone with this number.
  public static PhoneCaller of(String number, ServiceProcess service) {
    return new PhoneCaller(number, service);
  }

  public static PhoneCaller withheld(ServiceProcess service) {
    return new PhoneCaller("", service);
  }

  public static String newNumber() {
    return "+2783" + NUMBERS.getAndAdd(7);
  }

  /// The next hops go to this instance.
  public PhoneCaller through(ServiceProcess other) {
    service = other;
    return this;
  }

  /// A new session from the same phone.
  public String dial() {
    session = newSession();
    typed = "";
    return send();
  }

  /// A new session whose first hop brings all these answers: those before it were lost on the way.
  public String arrivesWith(String... answers) {
    session = newSession();
    typed = String.join("*", answers);
    return send();
  }

  private static String newSession() {
    return "ATUid_" + UUID.randomUUID().toString().replace("-", "");
  }

  /// Answers the screen, one after the other; the last one's reply comes back.
  public String press(String... answers) {
    var last = "";
    for (var answer : answers) {
      typed = typed.isEmpty() ? answer : typed + "*" + answer;
      last = send();
    }
    return last;
  }

  /// Dials and answers.
  public String walk(String... answers) {
    var first = dial();
    return answers.length == 0 ? first : press(answers);
  }

  /// The same hop once more.
  public String again() {
    return text(post(service.ussd(), body(session, number, CODE, typed)));
  }

  /// The same hop once more, not waited for.
  public CompletableFuture<String> againLater() {
    return HTTP.sendAsync(
            request(service.ussd(), body(session, number, CODE, typed)),
            HttpResponse.BodyHandlers.ofString())
        .thenApply(PhoneCaller::text);
  }

  private String send() {
    var reply = again();
    shown.add(reply);
    return reply;
  }

  private static String text(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new AssertionError("the gateway got " + response.statusCode());
    }
    return response.body();
  }

  /// Whatever body, as a form, not waited for.
  public static CompletableFuture<HttpResponse<String>> postLater(URI to, String body) {
    return HTTP.sendAsync(request(to, body), HttpResponse.BodyHandlers.ofString());
  }

  /// Whatever body, as a form.
  public static HttpResponse<String> post(URI to, String body) {
    try {
      return postOnce(to, body);
    } catch (IOException stale) {
      // The connection may be one that the service closed meanwhile. A gateway sends such a hop
      // again, and a hop sent twice is answered once.
      try {
        return postOnce(to, body);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static HttpResponse<String> postOnce(URI to, String body)
      throws IOException, InterruptedException {
    return HTTP.send(request(to, body), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest request(URI to, String body) {
    return HttpRequest.newBuilder(to)
        .timeout(Duration.ofSeconds(20))
        .header("content-type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  /// A hop's form as the gateway writes it.
  public static String body(String session, String number, String code, String text) {
    return "sessionId="
        + encoded(session)
        + "&phoneNumber="
        + encoded(number)
        + "&networkCode=65501&serviceCode="
        + encoded(code)
        + "&text="
        + encoded(text);
  }

  public static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /// The texts that came to this phone, the newest first, as the phone page shows them.
  public List<String> texts() {
    var console = service.address("console");
    var asked =
        HttpRequest.newBuilder(URI.create(console + "/phone/inbox"))
            .header("content-type", "application/json")
            .header("origin", console)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    new JsonObject().put("number", number).encode()))
            .build();
    var inbox =
        new JsonObject(text(HTTP.sendAsync(asked, HttpResponse.BodyHandlers.ofString()).join()));
    return inbox.getJsonArray("texts").stream()
        .map(text -> ((JsonObject) text).getString("text"))
        .toList();
  }

  public String number() {
    return number;
  }

  public String session() {
    return session;
  }

  /// Everything typed in this session.
  public String typed() {
    return typed;
  }

  /// Answers the screen without waiting for what comes.
  public CompletableFuture<String> pressLater(String answer) {
    typed = typed.isEmpty() ? answer : typed + "*" + answer;
    return againLater();
  }

  /// Goes on with a session as if so much of it had been typed.
  public PhoneCaller hasTyped(String all) {
    typed = all;
    return this;
  }

  /// Every screen, oldest first.
  public List<String> shown() {
    return List.copyOf(shown);
  }
}
