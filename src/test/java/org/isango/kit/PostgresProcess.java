package org.isango.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The PostgreSQL of a data folder, seen from outside: asked, killed, frozen, started again.
public final class PostgresProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path data;
  private List<String> command = List.of();

  public PostgresProcess(Path data) {
    this.data = data.toAbsolutePath();
  }

  public int port() {
    return Integer.parseInt(pidFile().get(3).strip());
  }

  public Path passwordFile() {
    return data.resolve("database-password");
  }

  /// Kills all of it at once, as a loss of power would.
  public void kill() {
    command = command();
    var all = all();
    all.forEach(ProcessHandle::destroyForcibly);
    Waiting.until(PATIENCE, () -> all.stream().noneMatch(ProcessHandle::isAlive));
  }

  /// Starts it again where it was.
  public void start() {
    var line = new ArrayList<String>();
    if ("root".equals(System.getProperty("user.name"))) line.addAll(List.of("unshare", "-U"));
    line.addAll(command);
    var builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("LC_ALL", "C");
    try {
      Files.delete(pid());
      var log = ProcessBuilder.Redirect.appendTo(data.resolve("database.log").toFile());
      builder.directory(data.toFile()).redirectOutput(log).start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Waiting.until(PATIENCE, this::isReady);
  }

  private boolean isReady() {
    if (!Files.exists(pid())) return false;
    var lines = pidFile();
    return lines.size() >= 8 && lines.get(7).strip().equals("ready");
  }

  /// Stops every process of it in its tracks; connections stay open and nothing answers.
  public void freeze() {
    signal("-STOP");
  }

  public void thaw() {
    signal("-CONT");
  }

  private void signal(String signal) {
    var line = new ArrayList<>(List.of("kill", signal));
    all().forEach(p -> line.add(Long.toString(p.pid())));
    try {
      if (new ProcessBuilder(line).start().waitFor() != 0) {
        throw new IllegalStateException("kill " + signal + " did not work");
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private List<ProcessHandle> all() {
    var first = ProcessHandle.of(Long.parseLong(pidFile().getFirst().strip())).orElseThrow();
    return Stream.concat(Stream.of(first), first.descendants()).toList();
  }

  private List<String> command() {
    try {
      var line = Path.of("/proc", pidFile().getFirst().strip(), "cmdline");
      return List.of(Files.readString(line).split("\0"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Path pid() {
    return data.resolve("database").resolve("postmaster.pid");
  }

  private List<String> pidFile() {
    try {
      return Files.readAllLines(pid());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// A connection of its own, as the owner of everything.
  public Connection connect() throws SQLException {
    try {
      return DriverManager.getConnection(
          "jdbc:postgresql://127.0.0.1:" + port() + "/postgres",
          "isango",
          Files.readString(passwordFile()).strip());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
