package org.isango;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.isango.gateway.africastalking.CallbackSecrets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `urls`: the callback addresses to paste into the gateway's dashboard. They hold the secrets that
/// let the gateway in, so they are shown here and nowhere else.
@Command(name = "urls", description = "Print the callback addresses for the gateway's dashboard.")
final class UrlsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--config", description = "configuration file, see config/isango.properties")
  private Optional<Path> config = Optional.empty();

  @Option(names = "--data", description = "folder for keys, secrets and the embedded database")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--callback-port",
      description = "port for the gateway, where it is not the one a running service has taken")
  private Optional<Integer> callbackPort = Optional.empty();

  @Option(
      names = "--renew",
      description = "make new secrets; the ones before stay valid until the next renewal")
  private boolean renew;

  @Override
  public Integer call() {
    var settings =
        Settings.read(
            config,
            new Settings.Overrides(
                data, Optional.empty(), callbackPort, Optional.empty(), Optional.empty()));
    var secrets = secrets(settings.data());
    if (renew) secrets.renew();
    var base = base(settings);
    for (var kind : CallbackSecrets.Kind.values()) {
      spec.commandLine()
          .getOut()
          .println(kind.path() + " " + base + "/cb/" + secrets.current(kind) + "/" + kind.path());
    }
    spec.commandLine().getOut().flush();
    return 0;
  }

  /// The secrets, or a sentence that says why not.
  static CallbackSecrets secrets(Path data) {
    try {
      return CallbackSecrets.open(data);
    } catch (IllegalStateException unusable) {
      throw new Settings.Refused(unusable.getMessage());
    }
  }

  /// What the gateway sees: the public address, else the port a running service took, else the
  /// configured one.
  private String base(Settings settings) {
    var listen = settings.callbacks();
    return settings
        .publicUrl()
        .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
        .orElseGet(
            () ->
                listen.url(
                    callbackPort.or(() -> Ports.callbacks(settings.data())).orElse(listen.port())));
  }
}
