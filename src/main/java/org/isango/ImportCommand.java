package org.isango;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.isango.calendar.PublicHolidays;
import org.isango.duty.Rota;
import org.isango.duty.RotaFile;
import org.isango.duty.RotaLine;
import org.isango.meetings.Meetings;
import org.isango.meetings.PlanFile;
import org.isango.meetings.Plans;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `import rota FILE` puts a rota in the place of the one there is; `import meetings FILE` plans,
/// moves and cancels meetings. Both while the service runs, and all of a file or, when one line is
/// wrong, nothing.
@Command(name = "import", description = "Take over a rota or a plan of meetings from a file.")
final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private Beside beside;

  @Parameters(index = "0", paramLabel = "WHAT", description = "rota or meetings")
  private String what;

  @Parameters(index = "1", paramLabel = "FILE", description = "comma-separated, UTF-8")
  private Path file;

  @Option(names = "--dry-run", description = "only say whether the file can be used")
  private boolean dry;

  @Override
  public Integer call() {
    try {
      var said =
          switch (what) {
            case "rota" -> rota();
            case "meetings" -> meetings();
            default ->
                throw new Settings.Refused(
                    "only a rota and meetings can be imported: import rota FILE, or import"
                        + " meetings FILE");
          };
      spec.commandLine().getOut().println(said);
      spec.commandLine().getOut().flush();
      return 0;
    } catch (RotaFile.Refused | PlanFile.Refused wrong) {
      throw new Settings.Refused(wrong.getMessage() + "\nnothing was changed");
    }
  }

  private String rota() {
    var lines = RotaFile.read(Beside.read(file));
    if (!dry) {
      beside.work(
          (tx, vault) -> {
            new Rota(vault).replace(tx, lines, false, now());
            return Optional.of(tx);
          });
    }
    var people = lines.stream().map(RotaLine::number).distinct().count();
    var said = "%s: %d lines, %d people".formatted(verdict(), lines.size(), people);
    return dry ? said : said + "\ncodes for whoever has no PIN yet: pin --missing";
  }

  /// A trial carries it out and takes it back, so that it says what would become of each line.
  private String meetings() {
    var plan = PlanFile.read(Beside.read(file), false, outing());
    var done = new AtomicReference<Map<Plans.Done, Integer>>(Map.of());
    beside.work(
        (tx, vault) -> {
          done.set(new Plans(vault, new Meetings(vault)).carryOut(tx, plan, now()));
          return Optional.of(tx).filter(kept -> !dry);
        });
    var told = new StringBuilder(verdict()).append(": ");
    for (var one : Plans.Done.values()) {
      int count = done.get().getOrDefault(one, 0);
      if (one != Plans.Done.PLANNED) told.append(", ");
      told.append(count).append(' ').append(one.name().toLowerCase(Locale.ROOT));
    }
    return told.toString();
  }

  /// The words that the menus of the service keep from strangers.
  private List<String> outing() {
    return BroadcastCommand.menus(beside, Optional.empty()).settings().discreetWords();
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.now(PublicHolidays.ZONE);
  }

  private String verdict() {
    return dry ? "can be imported" : "imported";
  }
}
