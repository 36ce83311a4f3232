package org.isango;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.isango.menu.MenuProblems;
import org.isango.menu.MenuReader;
import org.isango.menu.Menus;
import org.isango.menu.check.Check;
import org.isango.menu.check.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `check`: reads the menus, says what is wrong with them and where, and prints what everything
/// takes on a phone. Refuses expired facts as well, which the service does not (decision 4).
@Command(
    name = "check",
    description = "Check the menus and print the table of screens, languages and septets.")
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--menus",
      description = "folder of the conversation; else menus/, else the copy in this program")
  private Optional<Path> folder = Optional.empty();

  @Option(names = "--today", description = "check as on this day, like 2026-11-24")
  private Optional<LocalDate> today = Optional.empty();

  @Override
  public Integer call() {
    try {
      Menus menus = menus();
      var report =
          Check.check(
              menus, today.orElseGet(() -> LocalDate.now(ZoneId.of("Africa/Johannesburg"))));
      if (report.refused().isEmpty()) {
        spec.commandLine().getOut().print(Table.of(menus));
        warn(menus, report.untranslated());
        if (report.expired().isEmpty()) {
          spec.commandLine().getOut().println("Nothing is refused.");
        }
        spec.commandLine().getOut().flush();
      }
      refuse(report.refused());
      refuse(report.expired());
      boolean fine = report.refused().isEmpty() && report.expired().isEmpty();
      return fine ? 0 : 1;
    } catch (MenuProblems unreadable) {
      refuse(unreadable.problems());
      return 1;
    }
  }

  private Menus menus() throws MenuProblems {
    Path usual = Path.of("menus");
    Optional<Path> chosen = folder.or(() -> Optional.of(usual).filter(Files::isDirectory));
    return chosen.isPresent() ? MenuReader.read(chosen.get()) : MenuReader.readBundled();
  }

  /// What is shown in English for want of a translation is no fault: it would be worse unchanged.
  private void warn(Menus menus, List<MenuProblems.Problem> untranslated) {
    PrintWriter out = spec.commandLine().getOut();
    var waiting = menus.settings().names().waiting();
    if (!waiting.isEmpty()) out.println("\nwaiting for translation: " + String.join(", ", waiting));
    if (!untranslated.isEmpty()) out.println("\nto translate");
    untranslated.forEach(out::println);
  }

  private void refuse(List<MenuProblems.Problem> problems) {
    PrintWriter err = spec.commandLine().getErr();
    problems.forEach(err::println);
    err.flush();
  }
}
