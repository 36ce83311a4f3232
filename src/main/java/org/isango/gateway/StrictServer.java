package org.isango.gateway;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The one way to open a port: every limit that Vert.x leaves open is closed. Idle and half-sent
/// requests end, nothing upgrades, nothing is decompressed, nothing of a broken request is logged,
/// and a request that two programs might read differently is refused before anybody reads it (see
/// [StrictDecoder]).
///
/// | what is wrong | answer, then the connection closes |
/// |---|---|
/// | a first line over 4 KiB | 414 |
/// | headers over 8.75 KiB together, or more than 64 | 431 |
/// | anything else that is no clean HTTP/1.0 or 1.1 | 400 |
public final class StrictServer {
  static final Duration IDLE = Duration.ofSeconds(12);
  private static final int LONGEST_LINE = 4 * 1024;

  /// A cookie of 8 KiB passes with what a browser sends beside it, a header of 9 KB does not.
  private static final int LARGEST_HEADERS = 8 * 1024 + 768;

  /// A refused body up to this size is let in and dropped, because a connection closed on unread
  /// bytes takes the answer with it.
  private static final int LARGEST_DROPPED = 64 * 1024;

  private static final CharSequence TEXT = HttpHeaders.createOptimized("text/plain; charset=utf-8");
  private static final Buffer REFUSED = Buffer.buffer("Not Found\n");

  private StrictServer() {}

  /// @return the server once it listens; its port is the real one when 0 was asked for
  public static Future<HttpServer> listen(
      Vertx vertx, String host, int port, Handler<HttpServerRequest> handler) {
    return listen(vertx, host, port, handler, IDLE);
  }

  /// @param idle how long a connection may say nothing
  static Future<HttpServer> listen(
      Vertx vertx, String host, int port, Handler<HttpServerRequest> handler, Duration idle) {
    var options = options(idle);
    return vertx
        .createHttpServer(options)
        .connectionHandler(connection -> beStrict(connection, options))
        .requestHandler(handler)
        .exceptionHandler(broken -> {})
        .listen(port, host);
  }

  private static HttpServerOptions options(Duration idle) {
    return new HttpServerOptions()
        .setTcpNoDelay(true)
        .setIdleTimeout((int) idle.toMillis())
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setMaxInitialLineLength(LONGEST_LINE)
        .setMaxHeaderSize(LARGEST_HEADERS)
        .setHandle100ContinueAutomatically(false)
        .setDecompressionSupported(false)
        .setCompressionSupported(false)
        .setHttp2ClearTextEnabled(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setUseAlpn(false);
  }

  /// Every refusal looks alike but for its number. It ends the connection where a body follows,
  /// which nobody wants to read.
  public static void refuse(HttpServerRequest request, int status) {
    boolean endless = request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    boolean bodyFollows = endless || length(request) > 0;
    var response = request.response().setStatusCode(status);
    if (bodyFollows) response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    var sent = response.putHeader(HttpHeaders.CONTENT_TYPE, TEXT).end(REFUSED);
    if (!bodyFollows) return;
    boolean small = !endless && length(request) <= LARGEST_DROPPED;
    var dropped = small ? request.end() : Future.<Void>succeededFuture();
    Future.join(sent, dropped).onComplete(done -> request.connection().close());
  }

  /// Length of the body in bytes as the request says it; 0 when it does not.
  public static long length(HttpServerRequest request) {
    var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length);
  }

  /// Vert.x has no option for it: its decoder makes way for ours before the first byte is read.
  private static void beStrict(HttpConnection connection, HttpServerOptions options) {
    var pipeline = ((HttpServerConnection) connection).channelHandlerContext().pipeline();
    pipeline.replace(StrictDecoder.NAME, StrictDecoder.NAME, new StrictDecoder(options));
  }
}
