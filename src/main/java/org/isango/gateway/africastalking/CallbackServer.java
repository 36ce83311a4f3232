package org.isango.gateway.africastalking;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;

/// The listener for the callbacks, with every limit that Vert.x leaves open closed: idle and
/// half-sent requests end, nothing upgrades, nothing is decompressed, nothing of a broken request
/// is logged.
public final class CallbackServer {
  private static final int IDLE_SECONDS = 12;
  private static final int LONGEST_LINE = 4 * 1024;
  private static final int LARGEST_HEADERS = 8 * 1024;

  private CallbackServer() {}

  /// @return the server once it listens; its port is the real one when 0 was asked for
  public static Future<HttpServer> listen(Vertx vertx, String host, int port, Callbacks callbacks) {
    var options =
        new HttpServerOptions()
            .setTcpNoDelay(true)
            .setIdleTimeout(IDLE_SECONDS)
            .setMaxInitialLineLength(LONGEST_LINE)
            .setMaxHeaderSize(LARGEST_HEADERS)
            .setHandle100ContinueAutomatically(false)
            .setDecompressionSupported(false)
            .setCompressionSupported(false)
            .setHttp2ClearTextEnabled(false)
            .setUseAlpn(false);
    return vertx
        .createHttpServer(options)
        .requestHandler(callbacks)
        .exceptionHandler(broken -> {})
        .listen(port, host);
  }
}
