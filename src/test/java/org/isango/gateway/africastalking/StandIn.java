package org.isango.gateway.africastalking;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands in for Africa's Talking on loopback, for tests and rehearsals. The last three digits of a
/// number say what becomes of a text to it; whatever it is asked to send is in its journal, flushed
/// to disk, before it answers.
///
/// | digits | what it does |
/// |---|---|
/// | 401-409, 500-502 | answers with that code |
/// | 600 | accepts and never answers |
/// | 601 | accepts and closes the connection |
/// | 602 | answers 200 with HTML |
/// | 603 | answers with no recipients and a reason |
/// | 604 | leaves this recipient out |
/// | 605 | answers 429 |
/// | 606 | reports twice |
/// | 607 | reports before it answers |
/// | 608 | reports Success, then Sent |
/// | 609 | reports a status that nobody knows |
/// | 610 | reports Expired |
/// | 611 | never reports |
public final class StandIn implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final FileChannel journal;
  private final String key;
  private final Optional<URI> delivery;
  private final Random random = new Random(1);
  private final HttpServer server;
  private final AtomicInteger held = new AtomicInteger();
  private volatile Mood mood = Mood.AS_USUAL;

  /// How it treats whatever comes, whatever the digits say.
  public enum Mood {
    AS_USUAL,
    /// Reads the request and does nothing with it.
    DEAF,
    /// Accepts, and does not answer.
    MUTE
  }

  /// @param delivery where reports are posted; empty: there are none
  public StandIn(int port, Path journal, String key, Optional<URI> delivery) {
    try {
      this.journal =
          FileChannel.open(journal, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    this.key = key;
    this.delivery = delivery;
    this.server =
        vertx.createHttpServer().requestHandler(this::take).listen(port, "127.0.0.1").await();
  }

  public void mood(Mood now) {
    mood = now;
  }

  /// How many requests it has read and done nothing with.
  public int held() {
    return held.get();
  }

  /// Port, journal, key, and where reports go.
  static void main(String... words) {
    new StandIn(
        Integer.parseInt(words[0]),
        Path.of(words[1]),
        words[2],
        words.length > 3 ? Optional.of(URI.create(words[3])) : Optional.empty());
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + server.actualPort() + "/version1");
  }

  /// What it was asked to send, a line a number: number, tab, text.
  public static List<String> read(Path journal) {
    try {
      return Files.readAllLines(journal);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void take(HttpServerRequest request) {
    if (!key.equals(request.getHeader("apiKey"))) {
      request
          .response()
          .setStatusCode(401)
          .putHeader("Content-Type", "text/plain")
          .putHeader("WWW-Authenticate", "Basic realm=\"api\"")
          .end("The supplied authentication is invalid");
      return;
    }
    switch (request.method() + " " + request.path()) {
      case "POST /version1/messaging" -> request.body().onSuccess(b -> form(request, b.getBytes()));
      case "POST /version1/messaging/bulk" ->
          request.body().onSuccess(b -> bulk(request, b.toJsonObject()));
      case "GET /version1/user" ->
          json(
              request,
              200,
              new JsonObject().put("UserData", new JsonObject().put("balance", "ZAR 5000.0000")));
      case "GET /version1/messaging" ->
          json(
              request,
              200,
              new JsonObject()
                  .put("SMSMessageData", new JsonObject().put("Messages", new JsonArray())));
      default -> request.response().setStatusCode(404).end();
    }
  }

  private void form(HttpServerRequest request, byte[] body) {
    var form = Form.read(body, 20).orElseThrow();
    for (var field : List.of("username", "to", "message")) {
      if (form.get(field).isEmpty()) {
        request
            .response()
            .setStatusCode(400)
            .end("Request is missing required form field '" + field + "'");
        return;
      }
    }
    answer(request, List.of(form.get("to").split(",")), form.get("message"));
  }

  private void bulk(HttpServerRequest request, JsonObject body) {
    var to = body.getJsonArray("phoneNumbers").stream().map(Object::toString).toList();
    answer(request, to, body.getString("message"));
  }

  private void answer(HttpServerRequest request, List<String> to, String text) {
    if (mood == Mood.DEAF) {
      held.incrementAndGet();
      return;
    }
    var recipients = new ArrayList<JsonObject>();
    var response = request.response();
    boolean answered = mood != Mood.MUTE;
    for (var number : to) {
      int digits = Integer.parseInt(number.substring(number.length() - 3));
      if (digits == 605) {
        response.setStatusCode(429).end();
        return;
      }
      if (digits == 603) {
        json(request, 201, data("InvalidSenderId", List.of()));
        return;
      }
      boolean sent = digits < 401 || digits > 502;
      var id = sent ? "ATXid_%032x".formatted(random.nextLong() >>> 1) : "None";
      if (sent) {
        write(number, text);
        report(number, id, digits);
      }
      if (digits == 601) {
        request.connection().close();
        return;
      }
      if (digits == 602) {
        response.putHeader("Content-Type", "text/html").end("<html>Bad gateway</html>");
        return;
      }
      answered &= digits != 600;
      if (digits != 604) recipients.add(recipient(number, id, sent ? 102 : digits));
    }
    Collections.shuffle(recipients, random);
    if (answered)
      json(request, 201, data("Sent to %d/%d".formatted(to.size(), to.size()), recipients));
  }

  private static JsonObject recipient(String number, String id, int code) {
    return new JsonObject()
        .put("cost", code < 200 ? "ZAR 0.2400" : "0")
        .put("messageId", id)
        .put("number", number)
        .put("status", code < 200 ? "Success" : "Refused")
        .put("statusCode", code);
  }

  private static JsonObject data(String message, List<JsonObject> recipients) {
    return new JsonObject()
        .put(
            "SMSMessageData",
            new JsonObject().put("Message", message).put("Recipients", new JsonArray(recipients)));
  }

  private static void json(HttpServerRequest request, int status, JsonObject body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body.toBuffer());
  }

  private void write(String number, String text) {
    try {
      journal.write(StandardCharsets.UTF_8.encode(number + "\t" + text.replace('\n', ' ') + "\n"));
      journal.force(true);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void report(String number, String id, int digits) {
    var statuses =
        switch (digits) {
          case 606 -> List.of("Success", "Success");
          case 608 -> List.of("Success", "Sent");
          case 609 -> List.of("Borked");
          case 610 -> List.of("Expired");
          case 611 -> List.<String>of();
          default -> List.of("Sent", "Success");
        };
    long wait = digits == 607 ? 1 : 200;
    for (var status : statuses) {
      wait += 50;
      vertx.setTimer(wait, now -> post(number, id, status));
    }
  }

  /// Again and again until it is kept.
  private void post(String number, String id, String status) {
    if (delivery.isEmpty()) return;
    var body =
        "id="
            + id
            + "&status="
            + status
            + "&phoneNumber="
            + URLEncoder.encode(number, StandardCharsets.UTF_8);
    vertx
        .createHttpClient()
        .request(
            new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(delivery.get().toString())
                .putHeader("Content-Type", "application/x-www-form-urlencoded"))
        .compose(r -> r.send(body))
        .onComplete(
            done -> {
              if (done.failed() || done.result().statusCode() != 200) {
                vertx.setTimer(500, again -> post(number, id, status));
              }
            });
  }

  @Override
  public void close() {
    server.close().await();
    vertx.close().await();
  }
}
