package org.isango;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.isango.calendar.PublicHolidays;
import org.isango.store.StoreFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `purge`: deletes now what is over, beside a running service that does the same by itself.
@Command(name = "purge", description = "Delete now what is over, and say how much of it there was.")
final class PurgeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--config", description = "configuration file, see config/isango.properties")
  private Optional<Path> config = Optional.empty();

  @Option(names = "--data", description = "folder for keys, secrets and the embedded database")
  private Optional<Path> data = Optional.empty();

  @Override
  public Integer call() {
    var none = Optional.<Integer>empty();
    var settings =
        Settings.read(config, new Settings.Overrides(data, Optional.empty(), none, none, none));
    var out = spec.commandLine().getOut();
    var clock = Clock.system(PublicHolidays.ZONE);
    var vertx = Vertx.vertx();
    try (var database = Storing.beside(settings, vertx)) {
      boolean all =
          new Retention(clock.instant())
              .all(
                  database::inBackground,
                  clock,
                  (table, rows) -> out.printf("%-20s %d%n", table, rows));
      out.flush();
      if (!all)
        throw new Settings.Refused("not all of it could be deleted: see above, and try again");
      return 0;
    } catch (RuntimeException failure) {
      if (!StoreFailure.isDown(failure)) throw failure;
      throw new Settings.Refused("the database does not answer: nothing was deleted");
    } finally {
      vertx.close().await();
    }
  }
}
