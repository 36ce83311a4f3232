package org.isango;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.isango.calendar.PublicHolidays;
import org.isango.cases.Reference;
import org.isango.cases.Supplies;
import org.isango.directory.Directory;
import org.isango.duty.Alarms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `supplies`: the list for the round of a peer, area by area and without numbers, and what has
/// been brought.
@Command(name = "supplies", description = "What peers are asked to bring, and what is done.")
final class SuppliesCommand {
  private static final int DAYS = 7;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private final Clock clock = Clock.system(PublicHolidays.ZONE);

  @Spec private CommandSpec spec;
  @Mixin private Beside beside;

  private record Round(List<Supplies.Wanted> wanted, Map<String, Long> noneLeft) {}

  @Command(name = "list", description = "What waits, area by area. No numbers stand in it.")
  int list(@Option(names = "--province", description = "GP, WC, KZN …") String province) {
    var directory = Directory.load();
    var only = Optional.ofNullable(province).map(p -> p.strip().toUpperCase(Locale.ROOT));
    var since = LocalDate.now(clock).minusDays(DAYS);
    var round =
        beside.with(
            "try again",
            at ->
                new Round(
                    Supplies.waiting(at.database().jobs(), at.vault()).await(),
                    Supplies.noneLeft(at.database().jobs(), since).await()));
    var areas = new TreeMap<String, List<Supplies.Wanted>>();
    round.wanted().stream()
        .filter(one -> only.isEmpty() || only.get().equals(one.province()))
        .collect(Collectors.groupingBy(one -> area(one, directory)))
        .forEach(areas::put);
    areas.forEach(this::say);
    if (areas.isEmpty()) say("nobody waits for anything there");
    round.noneLeft().forEach((place, times) -> noneLeft(place, times, only, directory));
    return done();
  }

  @Command(name = "done", description = "It was brought: the requests are closed.")
  int done(@Parameters(paramLabel = "REF", arity = "1..*") List<String> refs) {
    var wrong = refs.stream().filter(ref -> Reference.of(ref).isEmpty()).toList();
    if (!wrong.isEmpty()) {
      throw new Settings.Refused("a reference is like C482; nothing was changed");
    }
    var closed =
        beside.with("nothing was changed", at -> refs.stream().filter(r -> close(at, r)).toList());
    if (!closed.isEmpty()) say("done: " + String.join(", ", closed));
    var rest = refs.stream().filter(ref -> !closed.contains(ref)).toList();
    if (!rest.isEmpty()) {
      done();
      throw new Settings.Refused(
          "no open request for supplies has the reference " + String.join(", ", rest));
    }
    return done();
  }

  private boolean close(Beside.Opened at, String typed) {
    var ref = Reference.of(typed).orElseThrow();
    return at.database()
        .inBackground(
            tx -> {
              var now = OffsetDateTime.now(clock);
              var request = Supplies.brought(tx, ref, now);
              request.ifPresent(id -> Alarms.closed(tx, id, now));
              return request;
            })
        .isPresent();
  }

  private static String area(Supplies.Wanted one, Directory directory) {
    return place(one.place(), directory)
        .orElse((one.province().isEmpty() ? "??" : one.province()) + " no area");
  }

  private static Optional<String> place(String id, Directory directory) {
    return directory.place(id).map(place -> place.province() + " " + place.name());
  }

  private void say(String area, List<Supplies.Wanted> wanted) {
    say(area + ":");
    wanted.forEach(
        one ->
            say(
                "  %s since %s: %s, for %s"
                    .formatted(
                        Reference.brief(one.ref()),
                        DAY.format(one.since()),
                        what(one.what()),
                        people(one.people()))));
  }

  private static String what(String what) {
    return switch (what) {
      case "condoms" -> "condoms";
      case "inside" -> "inside condoms";
      case "lube" -> "lube";
      case "needles" -> "clean needles";
      case "all" -> "everything";
      default -> "not said";
    };
  }

  private static String people(String people) {
    return switch (people) {
      case "one" -> "one";
      case "few" -> "2 to 5";
      case "some" -> "6 to 20";
      case "many" -> "more than 20";
      default -> "not said";
    };
  }

  private void noneLeft(String id, long times, Optional<String> only, Directory directory) {
    directory
        .place(id)
        .filter(place -> only.isEmpty() || only.get().equals(place.province()))
        .ifPresent(
            place ->
                say(
                    "none left in %s %s: said %s times in %d days"
                        .formatted(place.province(), place.name(), Roughly.of(times), DAYS)));
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
  }

  private int done() {
    spec.commandLine().getOut().flush();
    return 0;
  }
}
