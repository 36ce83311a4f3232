package org.isango.gateway.phone;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.isango.gateway.SmsIn;
import org.isango.gateway.SmsOut;
import org.isango.gateway.UssdCall;
import org.isango.gateway.UssdReply;
import org.isango.vault.Msisdn;

/// The built-in gateway: a feature phone on a web page, `/phone`. What is dialled and typed there
/// reaches the service as the hops of a real gateway, and the texts the service sends are read
/// there. For newcomers and rehearsals; a production service does not mount it, because whoever
/// opens the page can be any number.
///
/// It stores nothing and logs nothing: a session lives in the browser, the texts in memory.
///
/// | request | body | answer |
/// |---|---|---|
/// | `POST /phone/hop` | `session number network code transcript`, and `typed` unless it dials | `kind`: `screen` (with `text`, `end`, `transcript`), `unknown-code` or `silence` |
/// | `POST /phone/inbox` | `number` | `texts`: `id`, `at`, `text`, newest first |
/// | `POST /phone/sms` | `number text` | the inbox; the text has reached the service |
/// | `POST /phone/reset` | `number` | the inbox, emptied |
public final class PhonePage {
  /// Africa's Talking waits this long for a service before it ends the session.
  private static final int PATIENCE_SECONDS = 10;

  private static final int LARGEST_BODY = 16 * 1024;
  private static final int NOT_KEPT = 503;

  private final PhoneAssets assets;
  private final String serviceCode;
  private final Function<UssdCall, Future<UssdReply>> service;
  private final Function<SmsIn, Future<Void>> texts;
  private final InstantSource clock;
  private final Inbox inbox = new Inbox();

  /// @param serviceCode the code members dial, like `*134*000#`
  /// @param service answers a hop; called on the event loop, must not block
  /// @param texts takes a text that somebody sends to the service
  /// @param clock says when a text arrived
  public PhonePage(
      String serviceCode,
      Function<UssdCall, Future<UssdReply>> service,
      Function<SmsIn, Future<Void>> texts,
      InstantSource clock) {
    if (!serviceCode.matches("\\*[0-9*]+#")) {
      throw new IllegalArgumentException("A service code looks like *134*000#: " + serviceCode);
    }
    this.assets = new PhoneAssets(serviceCode);
    this.serviceCode = serviceCode;
    this.service = service;
    this.texts = texts;
    this.clock = clock;
  }

  /// Puts the page, its assets and its endpoints on the router.
  public void mount(Router router) {
    assets.mount(router);
    post(router, "/phone/hop", this::hop);
    post(router, "/phone/sms", this::text);
    post(router, "/phone/inbox", (context, body) -> withNumber(context, body, inbox::open));
    post(router, "/phone/reset", (context, body) -> withNumber(context, body, inbox::clear));
  }

  /// Lets a text arrive on the phone with its number. From any thread.
  public void deliver(SmsOut sms) {
    inbox.deliver(sms, clock.instant());
  }

  /// Whether somebody has looked at the phone with this number.
  boolean knows(Msisdn number) {
    return inbox.knows(number);
  }

  private void post(Router router, String path, BiConsumer<RoutingContext, String> then) {
    router
        .post(path)
        .consumes("application/json")
        .handler(new SameOrigin())
        .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
        .handler(context -> then.accept(context, Optional.ofNullable(text(context)).orElse("")))
        .failureHandler(PhonePage::fail);
  }

  private static String text(RoutingContext context) {
    return context.body().asString();
  }

  /// The status and nothing else: what failed may hold what somebody typed.
  private static void fail(RoutingContext context) {
    int status = context.statusCode() < 400 ? 400 : context.statusCode();
    context.response().setStatusCode(status).end();
  }

  private void hop(RoutingContext context, String body) {
    var hop = SimulatedHop.read(body);
    if (hop.isEmpty()) {
      context.response().setStatusCode(400).end();
    } else if (!hop.get().call().dials(serviceCode)) {
      answer(context, new JsonObject().put("kind", "unknown-code"));
    } else {
      var call = hop.get().call();
      ask(call)
          .map(reply -> screen(call, reply))
          .otherwise(new JsonObject().put("kind", "silence"))
          .onSuccess(json -> answer(context, json));
    }
  }

  private void text(RoutingContext context, String body) {
    var sms = SimulatedText.read(body, serviceCode, clock.instant());
    if (sms.isEmpty()) {
      context.response().setStatusCode(400).end();
      return;
    }
    Future.succeededFuture(sms.get())
        .compose(texts)
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .onSuccess(kept -> withNumber(context, body, inbox::open))
        .onFailure(lost -> context.response().setStatusCode(NOT_KEPT).end());
  }

  private Future<UssdReply> ask(UssdCall call) {
    return Future.succeededFuture(call)
        .compose(service)
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static JsonObject screen(UssdCall call, UssdReply reply) {
    return new JsonObject()
        .put("kind", "screen")
        .put("text", reply.text())
        .put("end", reply.end())
        .put("transcript", call.transcript());
  }

  private void withNumber(RoutingContext context, String body, Consumer<Msisdn> then) {
    var number = number(body);
    number.ifPresent(then);
    number.ifPresentOrElse(
        n -> answer(context, new JsonObject().put("texts", texts(n))),
        () -> context.response().setStatusCode(400).end());
  }

  private static Optional<Msisdn> number(String body) {
    try {
      return new JsonObject(body).getValue("number") instanceof String written
          ? Msisdn.parse(written)
          : Optional.empty();
    } catch (DecodeException unreadable) {
      return Optional.empty();
    }
  }

  private JsonArray texts(Msisdn number) {
    var texts = new JsonArray();
    for (var t : inbox.of(number)) {
      texts.add(
          new JsonObject().put("id", t.id()).put("at", t.at().toString()).put("text", t.text()));
    }
    return texts;
  }

  private static void answer(RoutingContext context, JsonObject json) {
    if (context.response().closed()) return;
    context
        .response()
        .putHeader("Content-Type", "application/json")
        .end(Buffer.buffer(json.encode()));
  }
}
