package org.isango;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.isango.duty.Rota;
import org.isango.duty.RotaFile;
import org.isango.duty.RotaLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `import rota FILE`: puts a rota in the place of the one there is, while the service runs. All of
/// it or, when one line is wrong, nothing.
@Command(name = "import", description = "Put a rota from a file in the place of the one there is.")
final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "WHAT", description = "rota")
  private String what;

  @Parameters(index = "1", paramLabel = "FILE", description = "comma-separated, UTF-8")
  private Path file;

  @Option(names = "--dry-run", description = "only say whether the file can be used")
  private boolean dry;

  @Mixin private Beside beside;

  @Override
  public Integer call() {
    if (!what.equals("rota")) {
      throw new Settings.Refused("only a rota can be imported: import rota FILE");
    }
    var lines = lines();
    if (!dry) write(lines);
    var people = lines.stream().map(RotaLine::number).distinct().count();
    spec.commandLine()
        .getOut()
        .printf(
            "%s: %d lines, %d people%n",
            dry ? "can be imported" : "imported", lines.size(), people);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private List<RotaLine> lines() {
    try {
      return RotaFile.read(Files.readString(file));
    } catch (IOException unreadable) {
      throw new Settings.Refused("cannot read " + file + ": give a readable file in UTF-8");
    } catch (RotaFile.Refused wrong) {
      throw new Settings.Refused(wrong.getMessage() + "\nnothing was changed");
    }
  }

  private void write(List<RotaLine> lines) {
    beside.with(
        "nothing was changed",
        at ->
            at.database()
                .inBackground(
                    tx -> {
                      new Rota(at.vault()).replace(tx, lines, false, OffsetDateTime.now());
                      return Optional.of(tx);
                    }));
  }
}
