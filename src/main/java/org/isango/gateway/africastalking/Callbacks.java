package org.isango.gateway.africastalking;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.isango.gateway.UssdCall;
import org.isango.gateway.UssdReply;
import org.isango.gateway.africastalking.CallbackSecrets.Kind;
import org.isango.vault.Msisdn;

/// Africa's Talking's callbacks. Whoever does not know the secret learns nothing; the gateway
/// always gets 200 and a screen, because anything else takes the menu away from a member in the
/// middle of it.
public final class Callbacks implements Handler<HttpServerRequest> {
  private static final int LARGEST_BODY = 8 * 1024;
  private static final int LONGEST_ID = 128;
  private static final long DEADLINE_MS = 4_000;
  private static final CharSequence TEXT = HttpHeaders.createOptimized("text/plain; charset=utf-8");
  private static final Buffer NOT_FOUND = Buffer.buffer("Not Found\n");
  private static final Set<String> STATUSES = Set.of("Success", "Incomplete", "Failed");

  private final CallbackSecrets secrets;
  private final Set<String> serviceCodes;
  private final Port port;

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
  public Callbacks(CallbackSecrets secrets, Set<String> serviceCodes, Port port) {
    this.secrets = secrets;
    this.serviceCodes = Set.copyOf(serviceCodes);
    this.port = port;
  }

  @Override
  public void handle(HttpServerRequest request) {
    var kind = secrets.kind(request.path());
    if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
      refuse(request, kind.isPresent() ? 400 : 404);
    } else if (kind.isEmpty()) {
      refuse(request, 404);
    } else if (!request.method().equals(HttpMethod.POST)) {
      refuse(request, 405);
    } else if (length(request) > LARGEST_BODY) {
      refuse(request, 413);
    } else {
      request
          .body()
          .onSuccess(body -> take(kind.get(), body, request))
          .onFailure(cutOff -> port.counts.accept("callback.cut"));
    }
  }

  private static long length(HttpServerRequest request) {
    var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length.strip());
    } catch (NumberFormatException notANumber) {
      return Long.MAX_VALUE;
    }
  }

  /// Every refusal looks alike but for its number, and ends the connection where a body might
  /// follow that nobody wants to read.
  private void refuse(HttpServerRequest request, int status) {
    port.counts.accept("callback.refused");
    var response = request.response().setStatusCode(status);
    boolean bodyFollows =
        length(request) > 0 || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    if (bodyFollows) response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    var sent = response.putHeader(HttpHeaders.CONTENT_TYPE, TEXT).end(NOT_FOUND);
    if (bodyFollows) sent.onComplete(done -> request.connection().close());
  }

  private void take(Kind kind, Buffer body, HttpServerRequest request) {
    switch (kind) {
      case USSD -> ussd(body, request);
      case USSD_END -> end(body, request);
      case SMS, DELIVERY, OPTOUT -> refuse(request, 404);
    }
  }

  private void ussd(Buffer body, HttpServerRequest request) {
    var call = Form.read(body.getBytes()).flatMap(this::call);
    if (call.isEmpty()) {
      port.counts.accept("callback.unreadable");
      answer(request, trouble());
      return;
    }
    hop(call.get())
        .timeout(DEADLINE_MS, TimeUnit.MILLISECONDS)
        .otherwise(
            late -> {
              port.counts.accept("hop.failed");
              return trouble();
            })
        .onSuccess(reply -> answer(request, reply));
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
    var session = form.get("sessionId");
    var code = form.get("serviceCode");
    boolean usable =
        isId(session) && isId(code) && (serviceCodes.isEmpty() || serviceCodes.contains(code));
    return usable
        ? Optional.of(
            new UssdCall(
                session,
                Msisdn.parse(form.get("phoneNumber")),
                form.get("networkCode"),
                code,
                form.get("text")))
        : Optional.empty();
  }

  private static boolean isId(String id) {
    return !id.isEmpty()
        && id.length() <= LONGEST_ID
        && id.chars().allMatch(c -> c > ' ' && c < 0x7F);
  }

  private void answer(HttpServerRequest request, UssdReply reply) {
    var response = request.response();
    if (response.closed() || response.ended()) return;
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, TEXT)
        .end((reply.end() ? "END " : "CON ") + reply.text());
  }

  private void end(Buffer body, HttpServerRequest request) {
    request.response().end();
    Form.read(body.getBytes())
        .ifPresent(
            form -> {
              var status = form.get("status");
              port.end.accept(
                  new SessionEnd(
                      STATUSES.contains(status) ? status : "other", form.get("networkCode")));
            });
  }
}
