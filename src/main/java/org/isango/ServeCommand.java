package org.isango;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `serve`: runs everything until it is told to stop.
@Command(
    name = "serve",
    description = "Run the service. Without any option: embedded database, phone in the browser.")
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

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

  @Override
  public Integer call() throws InterruptedException {
    var settings =
        Settings.read(
            config, new Settings.Overrides(data, menus, callbackPort, consolePort, managementPort));
    var service = Service.start(settings);
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  service.close();
                  stopped.countDown();
                }));
    spec.commandLine().getOut().println(service.ready());
    spec.commandLine().getOut().flush();
    stopped.await();
    return 0;
  }
}
