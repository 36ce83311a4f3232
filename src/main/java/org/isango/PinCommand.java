package org.isango;

import io.vertx.sqlclient.SqlConnection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.isango.duty.Codes;
import org.isango.duty.Responder;
import org.isango.duty.Responders;
import org.isango.member.Pins;
import org.isango.vault.Msisdn;
import org.isango.vault.PinHash;
import org.isango.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `pin`: gives a helper a code with which she chooses her PIN, and takes the one she had. Numbers
/// are read from standard input, one a line: on the command line others on the machine would see
/// them.
@Command(
    name = "pin",
    description = "Give helpers a code to choose their PIN with; numbers on standard input.")
final class PinCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--missing", description = "everybody on the rota who has no PIN and no code")
  private boolean missing;

  @Mixin private Beside beside;

  private record Given(String name, String code) {}

  @Override
  public Integer call() {
    var numbers = missing ? List.<Msisdn>of() : numbers();
    var out = spec.commandLine().getOut();
    var given = beside.work((tx, vault) -> Optional.of(give(tx, vault, numbers))).orElseThrow();
    given.forEach(g -> out.printf("%s %s%n", g.code(), g.name()));
    if (given.isEmpty()) out.println("nobody needs a code");
    out.flush();
    return 0;
  }

  private static List<Msisdn> numbers() {
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var numbers = new ArrayList<Msisdn>();
    try {
      int at = 0;
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        at++;
        int where = at;
        if (line.isBlank()) continue;
        numbers.add(
            Msisdn.parse(line)
                .orElseThrow(() -> new Settings.Refused("line " + where + " is no phone number")));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return numbers;
  }

  private List<Given> give(SqlConnection tx, Vault vault, List<Msisdn> numbers) {
    var responders = new Responders(vault);
    var codes = new Codes(responders, new Pins(new PinHash(vault)), vault);
    var now = OffsetDateTime.now();
    var given = new ArrayList<Given>();
    for (var who : missing ? codes.without(tx, now) : all(tx, responders, vault, numbers)) {
      try {
        given.add(new Given(who.name(), codes.give(tx, who, now)));
      } catch (TimeoutException busy) {
        throw new Settings.Refused("the machine is too busy: nobody was given a code");
      }
    }
    return given;
  }

  private static List<Responder> all(
      SqlConnection tx, Responders responders, Vault vault, List<Msisdn> numbers) {
    var all = new ArrayList<Responder>();
    for (int i = 0; i < numbers.size(); i++) {
      int line = i + 1;
      all.add(
          responders
              .with(tx, vault.index(numbers.get(i)))
              .orElseThrow(
                  () ->
                      new Settings.Refused(
                          "number " + line + " is not on the rota: nobody was given a code")));
    }
    return all;
  }
}
