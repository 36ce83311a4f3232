package org.isango.gateway.africastalking;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.isango.gateway.StrictServer;
import org.isango.gateway.UssdCall;
import org.isango.gateway.UssdReply;
import org.isango.gateway.africastalking.CallbackSecrets.Kind;
import org.isango.vault.Msisdn;

/// Africa's Talking's callbacks. Whoever does not know the secret learns nothing; the gateway
/// always gets 200 and a screen, because anything else takes the menu away from a member in the
/// middle of it. For the same reason nothing here limits how many requests come: whoever knows the
/// secret is the gateway, and a limit on the gateway would bar a member in danger.
public final class Callbacks implements Handler<HttpServerRequest> {
  /// A gateway's form is far smaller. One that is larger is answered like any other that cannot be
  /// read, up to the size where it is not even let in.
  private static final int LARGEST_FORM = 8 * 1024;

  private static final int LARGEST_BODY = 16 * 1024;
  private static final int MOST_FIELDS = 12;

  /// The end of a session has 13 documented fields.
  private static final int MOST_END_FIELDS = 16;

  private static final int LONGEST_ID = 128;
  private static final Duration DEADLINE = Duration.ofSeconds(4);

  private static final CharSequence TEXT = HttpHeaders.createOptimized("text/plain; charset=utf-8");
  private static final Pattern NETWORK = Pattern.compile("[0-9]{5,6}");
  private static final Set<String> STATUSES = Set.of("Success", "Incomplete", "Failed");

  private final CallbackSecrets secrets;
  private final Set<String> serviceCodes;
  private final Port port;
  private final SmsCallbacks texts;
  private final Duration deadline;

  /// Where the callbacks lead.
  ///
  /// @param hop answers one hop
  /// @param trouble what a member reads when nothing else can be said
  /// @param counts counts an event by its name
  public record Port(
      Function<UssdCall, Future<UssdReply>> hop,
      Supplier<String> trouble,
      Consumer<SessionEnd> end,
      Consumer<String> counts) {}

  /// @param serviceCodes the codes we answer for; none means all
  /// @param texts takes what is about SMS
  public Callbacks(
      CallbackSecrets secrets, Set<String> serviceCodes, Port port, SmsCallbacks texts) {
    this(secrets, serviceCodes, port, texts, DEADLINE);
  }

  /// @param deadline how long a hop may take before its caller reads that there is trouble
  Callbacks(
      CallbackSecrets secrets,
      Set<String> serviceCodes,
      Port port,
      SmsCallbacks texts,
      Duration deadline) {
    this.secrets = secrets;
    this.serviceCodes = Set.copyOf(serviceCodes);
    this.port = port;
    this.texts = texts;
    this.deadline = deadline;
  }

  @Override
  public void handle(HttpServerRequest request) {
    var kind = secrets.kind(request.path());
    if (kind.isEmpty()) {
      refuse(request, 404);
    } else if (!request.method().equals(HttpMethod.POST)) {
      refuse(request, 405);
    } else if (StrictServer.length(request) > LARGEST_BODY) {
      refuse(request, 413);
    } else {
      read(kind.get(), request);
    }
  }

  private void read(Kind kind, HttpServerRequest request) {
    var response = request.response();
    if (request.headers().contains(HttpHeaders.EXPECT)) response.writeContinue();
    var body = Buffer.buffer();
    request
        .handler(
            part -> {
              if (body.length() + part.length() <= LARGEST_BODY) body.appendBuffer(part);
              else if (!response.ended()) refuse(request, 413);
            })
        .exceptionHandler(cutOff -> port.counts.accept("callback.cut"))
        .endHandler(
            all -> {
              if (!response.ended()) take(kind, body, request);
            });
  }

  private void refuse(HttpServerRequest request, int status) {
    port.counts.accept("callback.refused");
    StrictServer.refuse(request, status);
  }

  private void take(Kind kind, Buffer body, HttpServerRequest request) {
    switch (kind) {
      case USSD -> ussd(body, request);
      case USSD_END -> end(body, request);
      case SMS -> texts.text(body.getBytes(), request);
      case DELIVERY -> texts.report(body.getBytes(), request);
      case OPTOUT -> texts.optOut(body.getBytes(), request);
    }
  }

  private static Optional<Form> form(Buffer body, int most) {
    return body.length() > LARGEST_FORM ? Optional.empty() : Form.read(body.getBytes(), most);
  }

  private void ussd(Buffer body, HttpServerRequest request) {
    var call = form(body, MOST_FIELDS).flatMap(this::call);
    if (call.isEmpty()) {
      port.counts.accept("callback.unreadable");
      answer(request, trouble());
      return;
    }
    var vertx = Vertx.currentContext().owner();
    long timer = vertx.setTimer(deadline.toMillis(), late -> failed(request));
    hop(call.get())
        .onComplete(
            reply -> {
              vertx.cancelTimer(timer);
              if (reply.succeeded()) answer(request, reply.result());
              else failed(request);
            });
  }

  private void failed(HttpServerRequest request) {
    port.counts.accept("hop.failed");
    answer(request, trouble());
  }

  private Future<UssdReply> hop(UssdCall call) {
    try {
      return port.hop.apply(call);
    } catch (RuntimeException bug) {
      return Future.failedFuture(bug);
    }
  }

  private UssdReply trouble() {
    return new UssdReply(port.trouble.get(), true);
  }

  private Optional<UssdCall> call(Form form) {
    if (form.doubled()) port.counts.accept("callback.doubled");
    var call =
        new UssdCall(
            form.get("sessionId"),
            caller(form.get("phoneNumber")),
            network(form),
            form.get("serviceCode"),
            form.get("text"));
    return isId(call.session()) && isId(call.serviceCode()) && ours(call)
        ? Optional.of(call)
        : Optional.empty();
  }

  private boolean ours(UssdCall call) {
    return serviceCodes.isEmpty() || serviceCodes.stream().anyMatch(call::dials);
  }

  /// A bare plus sign arrives as a space. It is not repaired: a gateway that does not encode its
  /// numbers is not the one we know, so its caller is nobody we know either.
  private Optional<Msisdn> caller(String written) {
    if (!written.startsWith(" ")) return Msisdn.parse(written);
    port.counts.accept("callback.bare-plus");
    return Optional.empty();
  }

  private static String network(Form form) {
    var code = form.get("networkCode");
    return NETWORK.matcher(code).matches() ? code : "";
  }

  private static boolean isId(String id) {
    return !id.isEmpty() && id.length() <= LONGEST_ID && isVisibleAscii(id);
  }

  private static boolean isVisibleAscii(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (id.charAt(i) <= ' ' || id.charAt(i) >= 0x7F) return false;
    }
    return true;
  }

  private void answer(HttpServerRequest request, UssdReply reply) {
    var response = request.response();
    if (response.closed() || response.ended()) return;
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, TEXT)
        .end((reply.end() ? "END " : "CON ") + reply.text());
  }

  /// The gateway waits for nothing here: it is answered before anything is read.
  private void end(Buffer body, HttpServerRequest request) {
    request.response().end();
    try {
      form(body, MOST_END_FIELDS).map(Callbacks::sessionEnd).ifPresent(port.end);
    } catch (RuntimeException bug) {
      port.counts.accept("end.failed");
    }
  }

  private static SessionEnd sessionEnd(Form form) {
    var status = form.get("status");
    return new SessionEnd(STATUSES.contains(status) ? status : "other", network(form));
  }
}
