package org.isango;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import org.isango.gateway.StrictServer;

/// Health and metrics, on a port of their own that stays off the internet. No label ever carries an
/// id, a number or a word.
final class Management {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final BooleanSupplier ready;

  /// @param ready whether hops can be answered and kept
  Management(BooleanSupplier ready) {
    this.ready = ready;
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
  }

  /// Counts one event by its name, which is one of ours and never made of input.
  void increment(String name) {
    registry.counter("isango." + name).increment();
  }

  void increment(String name, int by) {
    registry.counter("isango." + name).increment(by);
  }

  /// A value that is read whenever metrics are asked for.
  void gauge(String name, DoubleSupplier value) {
    Gauge.builder("isango." + name, value::getAsDouble).register(registry);
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  Future<HttpServer> listen(Vertx vertx, Settings.Listen on) {
    return StrictServer.listen(vertx, on.host(), on.port(), this::answer);
  }

  private void answer(HttpServerRequest request) {
    var response = request.response();
    if (request.method() != HttpMethod.GET) {
      StrictServer.refuse(request, 405);
      return;
    }
    switch (request.path()) {
      case "/health/live" -> response.end("live\n");
      case "/health/ready" ->
          response
              .setStatusCode(ready.getAsBoolean() ? 200 : 503)
              .end(ready.getAsBoolean() ? "ready\n" : "not ready\n");
      case "/metrics" ->
          response
              .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
              .end(registry.scrape());
      default -> StrictServer.refuse(request, 404);
    }
  }
}
