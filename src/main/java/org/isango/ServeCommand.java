package org.isango;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `serve`: runs everything until it is told to stop.
@Command(
    name = "serve",
    description = "Run the service. Without any option: embedded database, phone in the browser.")
final class ServeCommand implements Callable<Integer> {
  @Option(names = "--config", description = "configuration file, see config/isango.properties")
  private Optional<Path> config = Optional.empty();

  @Option(names = "--data", description = "folder for keys, secrets and the embedded database")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--menus", description = "folder of the conversation")
  private Optional<Path> menus = Optional.empty();

  @Option(names = "--callback-port", description = "port for the gateway; 0 = any free one")
  private Optional<Integer> callbackPort = Optional.empty();

  @Option(names = "--console-port", description = "port for the console and the phone page")
  private Optional<Integer> consolePort = Optional.empty();

  @Option(names = "--management-port", description = "port for health and metrics")
  private Optional<Integer> managementPort = Optional.empty();

  /// The command with these arguments when they are pairs of a known option and a usable value;
  /// empty for everything that needs an explanation.
  static Optional<ServeCommand> plain(List<String> args) {
    if (args.isEmpty() || !args.getFirst().equals("serve") || args.size() % 2 == 0) {
      return Optional.empty();
    }
    var command = new ServeCommand();
    for (int i = 1; i < args.size(); i += 2) {
      if (!command.takes(args.get(i), args.get(i + 1))) return Optional.empty();
    }
    return Optional.of(command);
  }

  private boolean takes(String option, String value) {
    if (value.isEmpty() || value.startsWith("-")) return false;
    if (option.endsWith("-port") && port(value).isEmpty()) return false;
    switch (option) {
      case "--config" -> config = Optional.of(Path.of(value));
      case "--data" -> data = Optional.of(Path.of(value));
      case "--menus" -> menus = Optional.of(Path.of(value));
      case "--callback-port" -> callbackPort = port(value);
      case "--console-port" -> consolePort = port(value);
      case "--management-port" -> managementPort = port(value);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static Optional<Integer> port(String value) {
    return Optional.of(value).filter(v -> v.matches("\\d{1,5}")).map(Integer::valueOf);
  }

  Settings settings() {
    return Settings.read(
        config, new Settings.Overrides(data, menus, callbackPort, consolePort, managementPort));
  }

  @Override
  public Integer call() throws InterruptedException {
    var started = new CompletableFuture<Optional<Service>>();
    var stopping = new CountDownLatch(1);
    // Before anything is opened: whoever stops it meanwhile finds it closed, and reads nothing.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stopping.countDown();
                  started.join().ifPresent(Service::close);
                }));
    try {
      var service = Service.start(settings());
      started.complete(Optional.of(service));
      if (stopping.getCount() > 0) IO.println(service.ready());
    } catch (RuntimeException failure) {
      started.complete(Optional.empty());
      if (stopping.getCount() > 0) throw failure;
    }
    stopping.await();
    return 0;
  }
}
