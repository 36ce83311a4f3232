package org.isango;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import org.isango.store.StoreFailure;
import org.isango.vault.Vault;
import picocli.CommandLine.Option;

/// The options and the way of a command that works beside a running service: on its database, with
/// its keys, in one transaction.
final class Beside {
  private static final int LARGEST_FILE = 1 << 20;

  @Option(names = "--config", description = "configuration file, see config/isango.properties")
  private Optional<Path> config = Optional.empty();

  @Option(names = "--data", description = "folder for keys, secrets and the embedded database")
  private Optional<Path> data = Optional.empty();

  /// All of the work or, when it returns nothing or fails, none of it.
  ///
  /// @throws Settings.Refused when there is no service or its database does not answer
  <T> Optional<T> work(BiFunction<SqlConnection, Vault, Optional<T>> work) {
    var settings = settings();
    var vertx = Vertx.vertx();
    try (var database = Storing.beside(settings, vertx)) {
      var vault = Vault.open(settings.data().resolve("keys"));
      return database.inBackground(tx -> work.apply(tx, vault));
    } catch (RuntimeException failure) {
      if (!StoreFailure.isDown(failure)) throw failure;
      throw new Settings.Refused("the database does not answer: nothing was changed");
    } finally {
      vertx.close().await();
    }
  }

  Settings settings() {
    var none = Optional.<Integer>empty();
    return Settings.read(config, new Settings.Overrides(data, Optional.empty(), none, none, none));
  }

  /// A file that somebody has written by hand.
  static String read(Path file) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new Settings.Refused(file + " is larger than a megabyte: cut it in parts");
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new Settings.Refused("cannot read " + file + ": give a readable file in UTF-8");
    }
  }
}
