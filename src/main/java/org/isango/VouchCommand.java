package org.isango;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.isango.calendar.PublicHolidays;
import org.isango.member.Consents;
import org.isango.vault.Msisdn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vouch FILE`: peer educators know these members, who from now on are shown where a meeting is
/// held. Numbers come in a file, never on the command line, where others of the machine see them.
@Command(name = "vouch", description = "Show members the places of meetings, or no longer.")
final class VouchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private Beside beside;

  @Parameters(paramLabel = "FILE", description = "one number a line; delete it afterwards")
  private Path file;

  @Option(names = "--withdraw", description = "nobody vouches for them any more")
  private boolean withdraw;

  @Override
  public Integer call() {
    var numbers = numbers(Beside.read(file));
    var strangers = new ArrayList<Integer>();
    beside.work(
        (tx, vault) -> {
          numbers.forEach(
              (number, line) -> {
                var her = vault.index(number);
                boolean known =
                    withdraw
                        ? Consents.unvouch(tx, her)
                        : Consents.vouch(tx, her, OffsetDateTime.now(PublicHolidays.ZONE));
                if (!known) strangers.add(line);
              });
          return Optional.of(tx);
        });
    var out = spec.commandLine().getOut();
    out.printf(
        "%s: %d members%n",
        withdraw ? "withdrawn" : "vouched for", numbers.size() - strangers.size());
    if (!strangers.isEmpty()) {
      out.printf(
          "not joined, so nothing to change: line %s%n",
          String.join(", ", strangers.stream().map(String::valueOf).toList()));
    }
    out.flush();
    return 0;
  }

  /// Each number and the line it stands in; what is wrong is said without the number.
  private static Map<Msisdn, Integer> numbers(String file) {
    var numbers = new LinkedHashMap<Msisdn, Integer>();
    var problems = new ArrayList<String>();
    List<String> lines = file.replace("\uFEFF", "").lines().map(String::strip).toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isEmpty() || lines.get(i).startsWith("#")) continue;
      var number = Msisdn.parse(lines.get(i));
      if (number.isEmpty()) problems.add("line %d: no phone number, write +27...".formatted(i + 1));
      int line = i + 1;
      number.ifPresent(n -> numbers.putIfAbsent(n, line));
    }
    if (problems.isEmpty() && numbers.isEmpty()) problems.add("there is no number in this file");
    if (!problems.isEmpty()) {
      throw new Settings.Refused(String.join("\n", problems) + "\nnothing was changed");
    }
    return numbers;
  }
}
