package org.isango.gateway.africastalking;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.isango.gateway.DeliveryReport;
import org.isango.gateway.SmsIn;
import org.isango.vault.Msisdn;

/// The callbacks about texts. 200 means that what came is kept; anything else makes the gateway
/// send it again, for up to twelve hours. What cannot be read is answered with 200 too, since it
/// will not become readable.
public final class SmsCallbacks {
  /// The gateway waits longer, and a member waits for nothing here.
  private static final Duration DEADLINE = Duration.ofSeconds(8);

  private static final int MOST_FIELDS = 16;
  private static final int NOT_KEPT = 503;

  private final Port port;
  private final Consumer<String> counts;
  private final InstantSource clock;

  /// Where they lead. A future that succeeds says that it is kept.
  ///
  /// @param text a text that came in
  /// @param report what became of one that went out
  /// @param optOut somebody told the gateway that she wants no more of ours
  public record Port(
      Function<SmsIn, Future<?>> text,
      Function<DeliveryReport, Future<?>> report,
      Function<Msisdn, Future<?>> optOut) {}

  /// @param counts counts an event by its name
  public SmsCallbacks(Port port, Consumer<String> counts, InstantSource clock) {
    this.port = port;
    this.counts = counts;
    this.clock = clock;
  }

  void text(byte[] body, HttpServerRequest request) {
    keep(
        request,
        Form.read(body, MOST_FIELDS).map(f -> SmsForms.incoming(f, clock.instant())),
        port.text);
  }

  void report(byte[] body, HttpServerRequest request) {
    var report = Form.read(body, MOST_FIELDS).flatMap(SmsForms::report);
    report
        .filter(r -> r.status() == DeliveryReport.Status.OTHER)
        .ifPresent(r -> counts.accept("report.other"));
    keep(request, report, port.report);
  }

  void optOut(byte[] body, HttpServerRequest request) {
    counts.accept("callback.optout");
    keep(request, Form.read(body, MOST_FIELDS).flatMap(SmsForms::optOut), port.optOut);
  }

  private <T> void keep(
      HttpServerRequest request, Optional<T> read, Function<T, Future<?>> keeper) {
    if (read.isEmpty()) {
      counts.accept("callback.unreadable");
      answer(request, 200);
      return;
    }
    var vertx = Vertx.currentContext().owner();
    long timer = vertx.setTimer(DEADLINE.toMillis(), late -> notKept(request));
    kept(read.get(), keeper)
        .onComplete(
            done -> {
              vertx.cancelTimer(timer);
              if (done.succeeded()) answer(request, 200);
              else notKept(request);
            });
  }

  private static <T> Future<?> kept(T what, Function<T, Future<?>> keeper) {
    try {
      return keeper.apply(what);
    } catch (RuntimeException bug) {
      return Future.failedFuture(bug);
    }
  }

  private void notKept(HttpServerRequest request) {
    counts.accept("callback.not-kept");
    answer(request, NOT_KEPT);
  }

  private static void answer(HttpServerRequest request, int status) {
    var response = request.response();
    if (!response.closed() && !response.ended()) response.setStatusCode(status).end();
  }
}
