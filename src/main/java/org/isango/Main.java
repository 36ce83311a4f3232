package org.isango;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Start of the one jar. Every command is a class of its own; wrong use exits with 2, a refusal
/// with 1.
@Command(
    name = "isango",
    description = "A USSD and SMS service that is safe for the people who need it.",
    subcommands = {
      ServeCommand.class,
      CheckCommand.class,
      DialoguesCommand.class,
      PhoneCommand.class,
      UrlsCommand.class
    })
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    return line().execute(args);
  }

  /// The commands, as they are given and as they fail.
  static CommandLine line() {
    var line = new CommandLine(new Main());
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
