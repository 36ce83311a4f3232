package org.isango.gateway.africastalking;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// One request and its answer, never repeated by itself. A connection is used once: one that is
/// kept open may be closed under our hands, and a text whose fate is unknown costs more than a
/// handshake.
final class Exchange {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /// Twenty recipients take four KiB.
  private static final int LARGEST_ANSWER = 256 * 1024;

  private static final int AT_ONCE = 8;

  private final HttpClient client;
  private final Account account;

  Exchange(Vertx vertx, Account account) {
    this.account = account;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout((int) CONNECT.toMillis())
                .setVerifyHost(true),
            new PoolOptions().setHttp1MaxSize(AT_ONCE).setMaxWaitQueueSize(0));
  }

  /// How a request ended.
  sealed interface Ended {
    record Answered(int status, byte[] body) implements Ended {}

    /// Not a byte of it has left.
    record Unreachable() implements Ended {}

    /// There is no key to ask with.
    record WithoutKey() implements Ended {}

    /// It was no longer to be sent.
    record TooLate() implements Ended {}

    /// It left, and no answer came that could be read.
    record Lost() implements Ended {}
  }

  /// Never fails.
  ///
  /// @param type of the body; empty for none
  /// @param stillDue asked when the connection stands, right before the request is written
  Future<Ended> ask(
      HttpMethod method, String url, String type, Buffer body, BooleanSupplier stillDue) {
    var key = account.key();
    if (key.isEmpty()) return Future.succeededFuture(new Ended.WithoutKey());
    var options =
        new RequestOptions()
            .setMethod(method)
            .setAbsoluteURI(url)
            .setConnectTimeout(CONNECT.toMillis())
            .putHeader("apiKey", key.get())
            .putHeader("Accept", "application/json");
    if (!type.isEmpty()) options.putHeader("Content-Type", type);
    return client
        .request(options)
        .timeout(CONNECT.toMillis() * 2, TimeUnit.MILLISECONDS)
        .transform(
            connected -> {
              if (connected.failed()) return Future.succeededFuture(new Ended.Unreachable());
              return write(connected.result(), body, stillDue);
            });
  }

  private Future<Ended> write(HttpClientRequest request, Buffer body, BooleanSupplier stillDue) {
    if (!stillDue.getAsBoolean()) {
      request.reset();
      return Future.succeededFuture(new Ended.TooLate());
    }
    return request
        .send(body)
        .compose(Exchange::read)
        .timeout(account.answer().toMillis(), TimeUnit.MILLISECONDS)
        .<Ended>map(answered -> answered)
        .otherwise(
            lost -> {
              request.reset();
              return new Ended.Lost();
            });
  }

  private static Future<Ended.Answered> read(HttpClientResponse response) {
    var whole = Promise.<Ended.Answered>promise();
    var body = Buffer.buffer();
    response
        .handler(
            part -> {
              if (body.length() + part.length() <= LARGEST_ANSWER) body.appendBuffer(part);
              else whole.tryFail("too large");
            })
        .exceptionHandler(whole::tryFail)
        .endHandler(
            end -> whole.tryComplete(new Ended.Answered(response.statusCode(), body.getBytes())));
    return whole.future();
  }
}
