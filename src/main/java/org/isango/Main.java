package org.isango;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine;

/// Start of the one jar. Every command is a class of its own; wrong use exits with 2, a refusal
/// with 1.
@Command(
    name = "isango",
    description = "A USSD and SMS service that is safe for the people who need it.")
public final class Main {
  /// By name. Only the one that is asked for is looked into: `serve` should be ready soon.
  private static final Map<String, Class<?>> COMMANDS =
      Map.ofEntries(
          Map.entry("serve", ServeCommand.class),
          Map.entry("check", CheckCommand.class),
          Map.entry("dialogues", DialoguesCommand.class),
          Map.entry("phone", PhoneCommand.class),
          Map.entry("supplies", SuppliesCommand.class),
          Map.entry("warnings", WarningsCommand.class),
          Map.entry("import", ImportCommand.class),
          Map.entry("pin", PinCommand.class),
          Map.entry("alarms", AlarmsCommand.class),
          Map.entry("broadcast", BroadcastCommand.class),
          Map.entry("train", TrainCommand.class),
          Map.entry("meetings", MeetingsCommand.class),
          Map.entry("vouch", VouchCommand.class),
          Map.entry("purge", PurgeCommand.class),
          Map.entry("urls", UrlsCommand.class));

  private Main() {}

  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("serve")) Launch.withOptions();
    System.exit(run(args));
  }

  /// `serve` as it is mostly asked for is read without the library, whose reading alone takes a
  /// tenth of a start; the library explains whatever else is asked.
  static int run(String... args) {
    return ServeCommand.plain(List.of(args)).map(Main::serve).orElseGet(() -> parsed(args));
  }

  private static int serve(ServeCommand command) {
    try {
      return command.call();
    } catch (Settings.Refused refused) {
      line().getErr().println(refused.getMessage());
      return 1;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static int parsed(String... args) {
    var asked = args.length > 0 ? Set.of(args[0]) : Set.<String>of();
    return line(COMMANDS.keySet().containsAll(asked) ? asked : Set.of()).execute(args);
  }

  /// The commands, as they are given and as they fail.
  static CommandLine line() {
    return line(Set.of());
  }

  /// @param names of the commands that are wanted; none for all
  private static CommandLine line(Set<String> names) {
    var line = new CommandLine(new Main());
    new TreeMap<>(COMMANDS)
        .forEach(
            (name, command) -> {
              if (names.isEmpty() || names.contains(name)) line.addSubcommand(command);
            });
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (failure instanceof Settings.Refused refused) {
            command.getErr().println(refused.getMessage());
            return 1;
          }
          throw failure;
        });
    return line;
  }
}
