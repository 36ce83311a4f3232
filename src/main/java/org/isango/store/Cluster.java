package org.isango.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The files of the embedded database in the data folder, and the programs that work on them.
///
/// @param data the data folder, without symbolic links in its path
/// @param binaries the unpacked programs
record Cluster(Path data, Path binaries) {
  static final String USER = "isango";

  private static final Duration TO_STOP = Duration.ofSeconds(30);

  /// Of the file in which a running server says where it is.
  private static final int PORT_LINE = 3;

  private static final int PASSWORD_BYTES = 24;
  private static final FileAttribute<?> OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  Path passwordFile() {
    return data.resolve("database-password");
  }

  Path log() {
    return data.resolve("database.log");
  }

  private Path folder() {
    return data.resolve("database");
  }

  private Path pidFile() {
    return folder().resolve("postmaster.pid");
  }

  /// The port of a running server; empty when none runs.
  Optional<Integer> port() {
    try {
      return Optional.of(Integer.valueOf(Files.readAllLines(pidFile()).get(PORT_LINE).strip()));
    } catch (IOException | RuntimeException none) {
      return Optional.empty();
    }
  }

  /// Makes password and cluster on the first start.
  void make() throws IOException, InterruptedException {
    if (!Files.exists(passwordFile())) makePassword();
    FreshFolder.make(folder(), this::initialise);
  }

  private void makePassword() throws IOException {
    var secret = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(secret);
    var fresh = data.resolve("database-password.new");
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, OWNER);
    Files.writeString(fresh, Base64.getUrlEncoder().encodeToString(secret));
    Files.move(fresh, passwordFile(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void initialise(Path fresh) throws IOException, InterruptedException {
    initdb(
        "-D",
        fresh.toString(),
        "-U",
        USER,
        "-E",
        "UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--auth=scram-sha-256",
        "--pwfile=" + passwordFile(),
        "--no-instructions",
        // The password is of chance and as long as a key: turning it over 4,096 times protects
        // nothing, and every connection of a start would wait for it.
        "--set=scram_iterations=1",
        "--no-sync");
    initdb("--sync-only", "-D", fresh.toString());
  }

  private void initdb(String... arguments) throws IOException, InterruptedException {
    var log = data.resolve("initdb.log");
    if (launch("initdb", List.of(arguments), log).waitFor() != 0) {
      throw new IOException("initdb failed; see " + log);
    }
  }

  /// Starts the server; it is not ready yet.
  Process serve(int port, List<String> settings) throws IOException {
    var arguments =
        new ArrayList<>(List.of("-D", folder().toString(), "-p", Integer.toString(port)));
    settings.forEach(setting -> arguments.addAll(List.of("-c", setting)));
    return launch("postgres", arguments, log());
  }

  /// PostgreSQL refuses to run as root. A user namespace without a mapping makes us nobody there,
  /// while the files stay ours.
  private Process launch(String program, List<String> arguments, Path log) throws IOException {
    var line = new ArrayList<String>();
    if ("root".equals(System.getProperty("user.name"))) line.addAll(List.of("unshare", "-U"));
    line.add(binaries.resolve("bin").resolve(program).toString());
    line.addAll(arguments);
    if (!Files.exists(log)) Files.createFile(log, OWNER);
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
  boolean isReady() throws IOException {
    var lines = pidLines();
    return lines.size() >= 8 && lines.get(7).strip().equals("ready");
  }

  /// Stops the server that works on these files, if there is one. The file of one that died is
  /// removed: its process id may be somebody else's by now.
  void stop() throws IOException, InterruptedException {
    var running = running();
    if (running.isPresent()) interrupt(running.get());
    else Files.deleteIfExists(pidFile());
  }

  private Optional<ProcessHandle> running() throws IOException {
    var lines = pidLines();
    if (lines.isEmpty()) return Optional.empty();
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
        .filter(process -> process.info().command().orElse("").startsWith(data.toString()));
  }

  private List<String> pidLines() throws IOException {
    return Files.exists(pidFile()) ? Files.readAllLines(pidFile()) : List.of();
  }

  /// SIGINT asks for PostgreSQL's fast stop: no new work, open work undone, everything written.
  private void interrupt(ProcessHandle server) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start().waitFor();
    long deadline = System.nanoTime() + TO_STOP.toNanos();
    while (server.isAlive()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("PostgreSQL does not stop; see " + log());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
