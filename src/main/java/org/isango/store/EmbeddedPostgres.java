package org.isango.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The default database: a real PostgreSQL in the data folder, durable, on a loopback port of its
/// own, with a password made on the first start. One service a folder.
public final class EmbeddedPostgres implements AutoCloseable {
  private static final String USER = "isango";
  private static final String NAME = "postgres";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// What is printed nowhere: statements, parameters, and the values in error details.
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "max_connections=60",
          "shared_buffers=64MB",
          "max_wal_size=2GB",
          "password_encryption=scram-sha-256",
          "log_statement=none",
          "log_min_messages=warning",
          "log_min_error_statement=panic",
          "log_error_verbosity=terse",
          "log_parameter_max_length=0",
          "log_parameter_max_length_on_error=0",
          "log_checkpoints=off",
          "timezone=UTC",
          "jit=off");

  private final Path data;
  private final Path binaries;
  private final FileChannel lockFile;
  private final FileLock lock;
  private final int port;

  private EmbeddedPostgres(Path data, Path binaries, FileChannel lockFile, FileLock lock)
      throws IOException {
    this.data = data;
    this.binaries = binaries;
    this.lockFile = lockFile;
    this.lock = lock;
    this.port = freePort();
  }

  /// Starts it, making the cluster on the first start. A server left behind by a killed service is
  /// stopped first.
  ///
  /// @throws IllegalStateException when another service uses the folder or it does not come up
  public static EmbeddedPostgres start(Path data) {
    try {
      Files.createDirectories(
          data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      var lockFile =
          FileChannel.open(
              data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      var lock = Optional.ofNullable(lockFile.tryLock());
      if (lock.isEmpty()) {
        lockFile.close();
        throw new IllegalStateException(
            "another service runs with the data folder " + data + ": stop it or choose another");
      }
      var server =
          new EmbeddedPostgres(
              data.toAbsolutePath(),
              PostgresBinaries.in(data.toAbsolutePath()),
              lockFile,
              lock.get());
      server.run();
      return server;
    } catch (IOException failure) {
      throw new UncheckedIOException("the embedded database cannot start", failure);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException("stopped while starting the database", stopped);
    }
  }

  /// Where it is.
  public DatabaseAddress address() {
    return new DatabaseAddress("127.0.0.1", port, NAME, USER, password(), false);
  }

  private void run() throws IOException, InterruptedException {
    if (Files.exists(pidFile())) stopWhatRuns();
    if (!Files.exists(cluster().resolve("PG_VERSION"))) initialise();
    var command = new ArrayList<>(List.of("postgres", "-D", cluster().toString(), "-p", "" + port));
    SETTINGS.forEach(s -> command.addAll(List.of("-c", s)));
    var process = launch(command, data.resolve("database.log"));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "PostgreSQL did not come up; see " + data.resolve("database.log"));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private void initialise() throws IOException, InterruptedException {
    if (!Files.exists(password())) {
      var secret = new byte[24];
      new SecureRandom().nextBytes(secret);
      Files.createFile(
          password(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(password(), Base64.getUrlEncoder().encodeToString(secret));
    }
    var log = data.resolve("initdb.log");
    int done =
        launch(
                List.of(
                    "initdb",
                    "-D",
                    cluster().toString(),
                    "-U",
                    USER,
                    "-E",
                    "UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--auth=scram-sha-256",
                    "--pwfile=" + password(),
                    "--no-instructions",
                    "--no-sync"),
                log)
            .waitFor();
    if (done == 0) {
      done = launch(List.of("initdb", "--sync-only", "-D", cluster().toString()), log).waitFor();
    }
    if (done != 0) throw new IOException("initdb failed; see " + log);
  }

  /// PostgreSQL refuses to run as root. A user namespace without a mapping makes us nobody there,
  /// while the files stay ours.
  private Process launch(List<String> command, Path log) throws IOException {
    var line = new ArrayList<String>();
    if ("root".equals(System.getProperty("user.name"))) line.addAll(List.of("unshare", "-U"));
    line.add(binaries.resolve("bin").resolve(command.getFirst()).toString());
    line.addAll(command.subList(1, command.size()));
    var builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("LC_ALL", "C");
    return builder
        .directory(data.toFile())
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /// The eighth line of the server's own file says how far it is.
  private boolean isReady() throws IOException {
    if (!Files.exists(pidFile())) return false;
    var lines = Files.readAllLines(pidFile());
    return lines.size() >= 8 && lines.get(7).strip().equals("ready");
  }

  private void stopWhatRuns() throws IOException, InterruptedException {
    var lines = Files.readAllLines(pidFile());
    if (lines.isEmpty()) return;
    var running =
        ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
            .filter(p -> p.info().command().orElse("").startsWith(data.toString()));
    if (running.isEmpty()) {
      Files.deleteIfExists(pidFile());
      return;
    }
    new ProcessBuilder("kill", "-INT", Long.toString(running.get().pid())).start().waitFor();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (running.get().isAlive() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private Path cluster() {
    return data.resolve("database");
  }

  private Path password() {
    return data.resolve("database-password");
  }

  private Path pidFile() {
    return cluster().resolve("postmaster.pid");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Stops it cleanly.
  @Override
  public void close() {
    try {
      if (Files.exists(pidFile())) stopWhatRuns();
      lock.release();
      lockFile.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
