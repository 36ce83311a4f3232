package org.isango;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.isango.calendar.PublicHolidays;
import org.isango.directory.Directory;
import org.isango.gateway.phone.TerminalPhone;
import org.isango.menu.MenuProblems;
import org.isango.menu.MenuReader;
import org.isango.menu.Menus;
import org.isango.ussd.DirectoryLists;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `phone`: the phone in a terminal, on the real menus and places, without a database. What is
/// agreed to and asked for is forgotten when it is put away.
@Command(name = "phone", description = "Try the menus on a phone in the terminal; keeps nothing.")
final class PhoneCommand implements Callable<Integer> {
  private final Reader in;

  @Spec private CommandSpec spec;

  @Option(names = "--menus", description = "folder of the conversation")
  private Optional<Path> menusDir = Optional.empty();

  PhoneCommand() {
    this(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  }

  /// @param in what is typed, line by line
  PhoneCommand(Reader in) {
    this.in = in;
  }

  @Override
  public Integer call() throws IOException {
    var clock = Clock.system(PublicHolidays.ZONE);
    var out = spec.commandLine().getOut();
    var menus = menus();
    var service =
        new ServiceInMemory(
            menus,
            new DirectoryLists(Directory.load()),
            LocalDate.now(clock),
            did -> out.println(CommandLine.Help.Ansi.AUTO.enabled() ? dim(did) : did));
    var code = menus.settings().words().getOrDefault("code", "*134*000#");
    var phone = new TerminalPhone(code, service::answer, service::text, clock, out);
    service.onText(phone::deliver);
    phone.run(new BufferedReader(in));
    return 0;
  }

  private static String dim(String text) {
    return "\u001B[2m" + text + "\u001B[0m";
  }

  private Menus menus() {
    try {
      var folder = menusDir.or(() -> Optional.of(Path.of("menus")).filter(Files::isDirectory));
      return folder.isPresent() ? MenuReader.read(folder.get()) : MenuReader.readBundled();
    } catch (MenuProblems problems) {
      throw new Settings.Refused("the menus are refused:\n" + problems.getMessage());
    }
  }
}
