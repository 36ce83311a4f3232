package org.isango;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.isango.store.Database;
import org.isango.store.StoreFailure;
import org.isango.vault.Vault;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// For a command that works beside a running service: where it runs, and its database.
final class Beside {
  @Option(
      names = "--config",
      scope = ScopeType.INHERIT,
      description = "configuration file, see config/isango.properties")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--data",
      scope = ScopeType.INHERIT,
      description = "folder for keys, secrets and the embedded database")
  private Optional<Path> data = Optional.empty();

  /// @param vault with the keys of that service
  record Opened(Database database, Vault vault) {}

  /// @param nothing what is true when the database does not answer: `nothing was changed`
  <T> T with(String nothing, Function<Opened, T> work) {
    var none = Optional.<Integer>empty();
    var settings =
        Settings.read(config, new Settings.Overrides(data, Optional.empty(), none, none, none));
    var vertx = Vertx.vertx();
    try (var database = Storing.beside(settings, vertx)) {
      return work.apply(new Opened(database, Vault.open(settings.data().resolve("keys"))));
    } catch (RuntimeException failure) {
      if (!StoreFailure.isDown(failure)) throw failure;
      throw new Settings.Refused("the database does not answer: " + nothing);
    } finally {
      vertx.close().await();
    }
  }
}
