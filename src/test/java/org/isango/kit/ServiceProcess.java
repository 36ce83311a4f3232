package org.isango.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.isango.Commands;

/// The real service: `serve` of the built classes, as a process of its own.
public final class ServiceProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final List<String> PORTS =
      List.of("--callback-port", "--console-port", "--management-port");

  private final Path data;
  private final List<String> options;
  private Process process;
  private String ready;
  private List<String> secretPaths = List.of();

  private ServiceProcess(Path data, List<String> options) {
    this.data = data;
    this.options = options;
  }

  /// Starts it on free ports and returns when it says that it is ready.
  ///
  /// @param options of `serve`, beside its folder and ports
  public static ServiceProcess start(Path data, String... options) {
    var service = new ServiceProcess(data, List.of(options));
    service.start();
    return service;
  }

  /// Starts it again with the same folder and options.
  public void start() {
    startUnready();
    try {
      ready = readyLine();
      if (secretPaths.isEmpty()) secretPaths = secretPaths();
      Waiting.until(PATIENCE, this::isWarm);
    } catch (RuntimeException failure) {
      close();
      throw failure;
    }
  }

  /// One that is begun and not waited for.
  public static ServiceProcess begun(Path data) {
    var service = new ServiceProcess(data, List.of());
    service.startUnready();
    return service;
  }

  /// The same without waiting for it: it may never come so far.
  public void startUnready() {
    var line = new ArrayList<String>(List.of("serve", "--data", data.toString()));
    PORTS.forEach(port -> line.addAll(List.of(port, "0")));
    line.addAll(options);
    try {
      Files.createDirectories(data);
      Files.deleteIfExists(out());
      LogCanary.follow(log());
      process =
          java(line)
              .redirectOutput(out().toFile())
              .redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()))
              .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// A fresh process on a busy machine may need longer than a hop for its first request; what a
  /// test looks at comes later.
  private boolean isWarm() {
    return PhoneCaller.withheld(this)
        .walk("1", "1", "8", "2")
        .startsWith("CON Saved, but we cannot see");
  }

  /// Starts a service that must refuse to start.
  ///
  /// @return what it says
  public static String refused(Path data, String... options) {
    var line = new ArrayList<String>(List.of("serve", "--data", data.toString()));
    PORTS.stream()
        .filter(port -> !List.of(options).contains(port))
        .forEach(port -> line.addAll(List.of(port, "0")));
    line.addAll(List.of(options));
    try {
      var said = Files.createTempFile(data.toAbsolutePath().getParent(), "said", ".txt");
      var process = java(line).redirectErrorStream(true).redirectOutput(said.toFile()).start();
      try {
        Waiting.until(PATIENCE, () -> !process.isAlive() || read(said).startsWith("ready "));
        if (process.isAlive()) throw new IllegalStateException("it did not refuse");
        return read(said);
      } finally {
        process.destroy();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static ProcessBuilder java(List<String> arguments) {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m", "-XX:TieredStopAtLevel=1"));
    line.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    var tests = System.getProperty("java.class.path");
    line.addAll(List.of("-cp", System.getProperty("surefire.test.class.path", tests)));
    line.add("org.isango.Main");
    line.addAll(arguments);
    return new ProcessBuilder(line);
  }

  private String readyLine() {
    Waiting.until(PATIENCE, () -> !process.isAlive() || read(out()).contains("\n"));
    var said = read(out());
    if (!said.startsWith("ready ")) {
      throw new IllegalStateException("the service did not start:\n" + said + read(log()));
    }
    return said.strip();
  }

  /// `urls` tells the secret paths; they stay the same whatever port the service takes.
  private List<String> secretPaths() {
    return command("urls")
        .lines()
        .map(line -> URI.create(line.replaceFirst("^\\S+ ", "")).getPath())
        .toList();
  }

  /// Runs another command beside the service, with its folder.
  ///
  /// @param input what is typed into it
  /// @return what it prints
  public String beside(String input, String... command) {
    var line = new ArrayList<String>(List.of(command));
    line.addAll(List.of("--data", data.toString()));
    try {
      var process = java(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
        in.write(input);
      }
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) throw new IllegalStateException(command[0] + " did not work");
      return said;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /// Runs another command of the program on its folder, in the process of the test.
  ///
  /// @return all that it says
  public String command(String... words) {
    var line = new ArrayList<String>(List.of(words));
    line.addAll(List.of("--data", data.toString()));
    return Commands.said(line.toArray(String[]::new));
  }

  /// The callback for hops.
  public URI ussd() {
    return URI.create(address("callbacks") + secretPaths.getFirst());
  }

  /// The callback for ends of sessions.
  public URI ussdEnd() {
    return URI.create(address("callbacks") + secretPaths.get(1));
  }

  /// The callback for texts.
  public URI sms() {
    return URI.create(address("callbacks") + secretPaths.get(2));
  }

  /// The callback for delivery reports.
  public URI delivery() {
    return URI.create(address("callbacks") + secretPaths.get(3));
  }

  /// The callback for those who told the gateway that they want no more texts.
  public URI optOut() {
    return URI.create(address("callbacks") + secretPaths.get(4));
  }

  /// An address of the ready line: `callbacks`, `console`, `management`, `phone`.
  public String address(String name) {
    var found = Pattern.compile("(?<= )" + name + "=(\\S+)").matcher(ready);
    if (!found.find()) throw new IllegalStateException("no " + name + " in: " + ready);
    return found.group(1);
  }

  /// Whether it says of itself that hops are answered and kept.
  public boolean isReady() {
    return get(address("management") + "/health/ready").statusCode() == 200;
  }

  /// What it counts.
  public String metrics() {
    return get(address("management") + "/metrics").body();
  }

  private static HttpResponse<String> get(String address) {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(address)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /// Its process and those it has started, the database among them.
  public List<ProcessHandle> processes() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
  }

  /// Asks it to stop, and waits for that.
  ///
  /// @return how it ended
  public int stopped() {
    close();
    return process.exitValue();
  }

  public Path data() {
    return data;
  }

  /// What it has printed on standard error since the first start.
  public Path log() {
    return data.resolveSibling(data.getFileName() + ".log");
  }

  private Path out() {
    return data.resolveSibling(data.getFileName() + ".out");
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// `kill -9`: nothing is closed, nothing is said.
  public void killNow() {
    process.destroyForcibly();
    await();
  }

  @Override
  public void close() {
    process.destroy();
    await();
  }

  private void await() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) process.destroyForcibly();
      LogCanary.heard();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
