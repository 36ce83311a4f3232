package org.isango.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The default database: a real PostgreSQL in the data folder, durable, on a loopback port of its
/// own, with a password made on the first start. One service a folder.
public final class EmbeddedPostgres implements AutoCloseable {
  private static final String NAME = "postgres";

  /// After a crash it first reads its log again, which takes as long as it takes.
  private static final Duration TO_START = Duration.ofMinutes(2);

  /// What is printed nowhere: statements, parameters, and errors, whose very text may quote a
  /// value. Whoever made the statement is told of its error.
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "max_connections=60",
          "shared_buffers=64MB",
          "max_wal_size=2GB",
          "password_encryption=scram-sha-256",
          "log_statement=none",
          "log_min_messages=log",
          "log_min_error_statement=panic",
          "log_error_verbosity=terse",
          "log_parameter_max_length=0",
          "log_parameter_max_length_on_error=0",
          "log_checkpoints=off",
          "timezone=UTC",
          "jit=off");

  private final Cluster cluster;
  private final FolderLock lock;
  private final int port;

  private EmbeddedPostgres(Cluster cluster, FolderLock lock, int port) {
    this.cluster = cluster;
    this.lock = lock;
    this.port = port;
  }

  /// Starts it, making the cluster on the first start. A server left behind by a killed service is
  /// stopped first.
  ///
  /// @throws IllegalStateException when another service uses the folder or it does not come up
  public static EmbeddedPostgres start(Path data) {
    try {
      Files.createDirectories(
          data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      var folder = data.toRealPath();
      var lock = FolderLock.take(folder).orElseThrow(() -> taken(data));
      try {
        return started(folder, lock);
      } catch (IOException | InterruptedException | RuntimeException failure) {
        lock.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("the embedded database cannot start", failure);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException("stopped while starting the database", stopped);
    }
  }

  private static IllegalStateException taken(Path data) {
    return new IllegalStateException(
        "another service runs with the data folder " + data + ": stop it or choose another");
  }

  private static EmbeddedPostgres started(Path data, FolderLock lock)
      throws IOException, InterruptedException {
    var cluster = new Cluster(data, PostgresBinaries.in(data));
    cluster.stop();
    cluster.make();
    int port = freePort();
    var process = cluster.serve(port, SETTINGS);
    long deadline = System.nanoTime() + TO_START.toNanos();
    while (!cluster.isReady()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroy();
        throw new IllegalStateException("PostgreSQL did not come up; see " + cluster.log());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    return new EmbeddedPostgres(cluster, lock, port);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Where the database of a running service is; empty when no service uses the folder.
  public static Optional<DatabaseAddress> running(Path data) {
    var cluster = new Cluster(data, data);
    return cluster.port().map(port -> address(cluster, port));
  }

  private static DatabaseAddress address(Cluster cluster, int port) {
    return new DatabaseAddress(
        "127.0.0.1", port, NAME, Cluster.USER, cluster.passwordFile(), false);
  }

  /// Where it is.
  public DatabaseAddress address() {
    return address(cluster, port);
  }

  /// Stops it cleanly.
  @Override
  public void close() {
    try (lock) {
      cluster.stop();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
