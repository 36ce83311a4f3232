package org.isango;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.isango.gateway.africastalking.CallbackSecrets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `train`: makes the start cache beside the jar (decision 14). A service in a folder of its own is
/// started twice, dialled and stopped, while the virtual machine writes down what it learns. Does
/// nothing when the cache is newer than the jar.
///
/// A cache fits one jar and one build of Java; with another it is not used and starts are slower,
/// so whoever updates Java trains again.
@Command(name = "train", description = "Make the start cache beside the jar, for faster starts.")
final class TrainCommand implements Callable<Integer> {
  private static final int SESSIONS = 40;
  private static final long PATIENCE_MINUTES = 10;

  /// To a list of clinics, which takes the directory, the pages and the way back.
  private static final List<String> KEYS = List.of("", "5", "1", "0", "3");

  @Spec private CommandSpec spec;

  @Option(names = "--watched", hidden = true, description = "be the service that is watched")
  private boolean watched;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (watched) {
      walk();
      return 0;
    }
    var jar = Launch.jar();
    if (jar.isEmpty()) throw new Settings.Refused("train is for the packed jar: java -jar … train");
    if (fresh(jar.get()) || watch(jar.get())) return 0;
    throw new Settings.Refused(
        "no start cache was made, the service only starts slower; see " + log(jar.get()));
  }

  private static boolean fresh(Path jar) throws IOException {
    var cache = Launch.cache(jar);
    return Files.isRegularFile(cache)
        && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) > 0;
  }

  private static Path log(Path jar) {
    return jar.resolveSibling("train.log");
  }

  /// In a process of its own, since the cache is written when that ends.
  private static boolean watch(Path jar) throws IOException, InterruptedException {
    var cache = Launch.cache(jar);
    var made = cache.resolveSibling(cache.getFileName() + ".new");
    Files.deleteIfExists(cache);
    var line = new ArrayList<>(Launch.java(jar));
    line.addAll(
        List.of(
            "-XX:AOTCacheOutput=" + made,
            "-Xlog:aot=error",
            // Which methods were hot stays out: it takes 15 MB, and compiling them all at once
            // costs a start more than it gains.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-AOTRecordTraining",
            "-jar",
            jar.toString(),
            "train",
            "--watched"));
    var process =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(log(jar).toFile())
            .start();
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) process.destroyForcibly();
    boolean done = !process.isAlive() && process.exitValue() == 0 && Files.exists(made);
    if (done) Files.move(made, cache, StandardCopyOption.ATOMIC_MOVE);
    return done;
  }

  private static void walk() throws IOException {
    var data = Files.createTempDirectory("isango-train");
    try {
      Service.start(settings(data)).close();
      var service = Service.start(settings(data));
      try {
        for (int i = 0; i < SESSIONS; i++) dial(data, i);
      } finally {
        service.close();
      }
    } finally {
      delete(data);
    }
  }

  private static Settings settings(Path data) {
    return ServeCommand.plain(
            List.of(
                "serve",
                "--data",
                data.toString(),
                "--callback-port",
                "0",
                "--console-port",
                "0",
                "--management-port",
                "0"))
        .orElseThrow()
        .settings();
  }

  private static void dial(Path data, int session) throws IOException {
    var secret = UrlsCommand.secrets(data).current(CallbackSecrets.Kind.USSD);
    var to =
        URI.create(
            "http://127.0.0.1:" + Ports.callbacks(data).orElseThrow() + "/cb/" + secret + "/ussd");
    var text = new StringBuilder();
    for (String key : KEYS) {
      text.append(text.isEmpty() ? "" : "*").append(key);
      post(
          to,
          "sessionId=train-"
              + session
              + "&serviceCode="
              + URLEncoder.encode("*134*000#", StandardCharsets.UTF_8)
              + "&phoneNumber=%2B2760000"
              + (1000 + session)
              + "&networkCode=65501&text="
              + URLEncoder.encode(text.toString(), StandardCharsets.UTF_8));
    }
  }

  private static void post(URI to, String form) throws IOException {
    var hop = (HttpURLConnection) to.toURL().openConnection();
    hop.setRequestMethod("POST");
    hop.setDoOutput(true);
    hop.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
    hop.getOutputStream().write(form.getBytes(StandardCharsets.US_ASCII));
    try (var answer = hop.getInputStream()) {
      answer.readAllBytes();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(TrainCommand::remove);
    }
  }

  private static void remove(Path path) {
    try {
      Files.delete(path);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
