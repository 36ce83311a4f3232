package org.isango;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.isango.calendar.PublicHolidays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Spec;

/// `purge`: deletes now what is over, beside a running service that does the same by itself.
@Command(name = "purge", description = "Delete now what is over, and say how much of it there was.")
final class PurgeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private Beside beside;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var clock = Clock.system(PublicHolidays.ZONE);
    boolean all =
        beside.with(
            "nothing was deleted",
            at ->
                new Retention(clock.instant())
                    .all(
                        at.database()::inBackground,
                        clock,
                        (table, rows) -> out.printf("%-20s %d%n", table, rows)));
    out.flush();
    if (!all)
      throw new Settings.Refused("not all of it could be deleted: see above, and try again");
    return 0;
  }
}
