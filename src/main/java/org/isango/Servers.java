package org.isango;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import java.net.SocketException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.isango.Settings.Listen;

/// The ports that are open. They are opened on the event loop that owns the sessions, so that a hop
/// never changes loops.
final class Servers implements AutoCloseable {
  private static final int DRAIN_SECONDS = 4;

  private final Context loop;
  private final List<HttpServer> open = new ArrayList<>();

  Servers(Context loop) {
    this.loop = loop;
  }

  /// @param room whose port it is, as its option is called
  /// @throws Settings.Refused when the address is taken
  HttpServer open(String room, Listen at, Callable<Future<HttpServer>> opening) {
    var opened = Promise.<HttpServer>promise();
    loop.runOnContext(
        on -> {
          try {
            opening.call().onComplete(opened);
          } catch (Exception failure) {
            opened.fail(failure);
          }
        });
    var server = opened.future().recover(failure -> Future.failedFuture(said(failure, room, at)));
    open.add(server.await());
    return open.getLast();
  }

  private static Throwable said(Throwable failure, String room, Listen at) {
    boolean ours =
        failure instanceof SocketException || failure instanceof UnresolvedAddressException;
    if (!ours) return failure;
    return new Settings.Refused(
        at.host()
            + ":"
            + at.port()
            + " is taken or not of this machine: choose another with --"
            + room
            + "-port, or stop what listens there");
  }

  /// No request is begun any more, and those under way are answered.
  @Override
  public void close() {
    Future.join(open.stream().map(s -> s.shutdown(DRAIN_SECONDS, TimeUnit.SECONDS)).toList())
        .otherwiseEmpty()
        .await();
  }
}
