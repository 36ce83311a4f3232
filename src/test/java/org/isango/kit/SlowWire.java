package org.isango.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// A wire to the database on which every answer takes as long as a test wants, or never comes.
public final class SlowWire implements AutoCloseable {
  private final ServerSocket server;
  private final int to;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private volatile Duration slow = Duration.ZERO;
  private volatile boolean commitsAreHeld;

  public SlowWire(int to) {
    this.to = to;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  /// From now on each answer takes so long.
  public void slow(Duration each) {
    slow = each;
  }

  /// Whether commits reach the database and what it says to them does not come back.
  public void holdCommits(boolean now) {
    commitsAreHeld = now;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var here = server.accept();
        var there = new Socket(InetAddress.getLoopbackAddress(), to);
        here.setTcpNoDelay(true);
        there.setTcpNoDelay(true);
        open.addAll(List.of(here, there));
        var held = new AtomicBoolean();
        Thread.ofVirtual().start(() -> carry(here, there, bytes -> ask(bytes, held)));
        Thread.ofVirtual().start(() -> carry(there, here, bytes -> answer(held)));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void ask(String said, AtomicBoolean held) {
    if (commitsAreHeld && said.contains("commit")) held.set(true);
  }

  private void answer(AtomicBoolean held) {
    LockSupport.parkNanos(slow.toNanos());
    while (held.get() && commitsAreHeld) LockSupport.parkNanos(10_000_000);
    held.set(false);
  }

  private void carry(Socket from, Socket to, Consumer<String> before) {
    var bytes = new byte[65_536];
    try (from;
        to) {
      int length;
      while ((length = from.getInputStream().read(bytes)) > 0) {
        before.accept(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
        to.getOutputStream().write(bytes, 0, length);
      }
    } catch (IOException closed) {
      open.removeAll(List.of(from, to));
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (var socket : open) socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
