package org.isango;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isango.calendar.PublicHolidays;
import org.isango.cases.Warning;
import org.isango.cases.Warnings;
import org.isango.directory.Directory;
import org.isango.text.Person;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `warnings`: what peers are warned of, from the draft to the end. Nobody sees a warning until two
/// different people have approved it, and none can name a person: it is made of closed lists.
@Command(
    name = "warnings",
    description = "Peer warnings: list, draft, approve, refuse, expire them.")
final class WarningsCommand {
  private static final String UNCHANGED = "nothing was changed";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yy", Locale.ENGLISH);

  /// So much of an id is enough to name one that runs.
  private static final int BRIEF = 8;

  private final Clock clock = Clock.system(PublicHolidays.ZONE);

  @Spec private CommandSpec spec;
  @Mixin private Beside beside;

  @Command(name = "list", description = "Every warning that runs: who approved it, and how long.")
  int list() {
    var directory = Directory.load();
    var all = beside.with("try again", at -> running(at));
    all.forEach(one -> say(line(one, directory)));
    if (all.isEmpty()) say("no warning is drafted or shown");
    return done();
  }

  @Command(name = "draft", description = "Write one down. Nobody sees it yet.")
  int draft(
      @Option(names = "--place", required = true, description = "town or suburb") String place,
      @Option(names = "--province", description = "where several have that name") String province,
      @Option(names = "--does", required = true, description = "VIOLENT, ROBS, NO_PAY …")
          String does,
      @Option(names = "--hours", defaultValue = "any") String hours,
      @Option(names = "--vehicle", defaultValue = "none") String vehicle,
      @Option(names = "--colour", defaultValue = "none") String colour,
      @Option(names = "--since", description = "2026-11-24; today unless given") String since,
      @Option(names = "--by", required = true, description = "your name") String by) {
    var now = OffsetDateTime.now(clock);
    var behaviour = word(Warning.Behaviour.values(), "--does", does);
    var seen = word(Warning.Vehicle.values(), "--vehicle", vehicle);
    var there = place(place, Optional.ofNullable(province));
    var warning =
        new Warning(
            UUID.randomUUID(),
            there.id(),
            there.province(),
            Optional.ofNullable(since).map(WarningsCommand::day).orElse(now.toLocalDate()),
            word(Warning.Hours.values(), "--hours", hours),
            word(Warning.Colour.values(), "--colour", colour),
            seen,
            behaviour,
            Warnings.expiry(now));
    beside.with(
        UNCHANGED, at -> Warnings.draft(at.database().jobs(), warning, name(by), now).await());
    say(brief(warning) + " is drafted: " + there.name() + ", " + warning.about());
    say("two different people have to approve it before anybody sees it");
    return done();
  }

  @Command(name = "approve", description = "Approve one. It is shown once a second person has.")
  int approve(
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--by", required = true, description = "your name") String by) {
    var approver = name(by);
    var became =
        beside.with(
            UNCHANGED,
            at -> {
              var warning = one(at, id);
              var now = OffsetDateTime.now(clock);
              return Warnings.approve(at.database().jobs(), warning.id(), approver, now).await();
            });
    switch (became) {
      case FIRST -> say("approved by one person: a second, other one has to approve it");
      case SHOWN -> say("approved: members of that province are shown it");
      case ALREADY ->
          throw new Settings.Refused(
              by.strip() + " has approved it already: another person has to");
      case GONE -> throw new Settings.Refused("it has ended meanwhile: see warnings list");
    }
    return done();
  }

  @Command(name = "refuse", description = "Take a draft away. One person is enough.")
  int refuse(
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--by", required = true, description = "your name") String by) {
    return end(id, by, false);
  }

  @Command(name = "expire", description = "End one that is shown. One person is enough.")
  int expire(
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--by", required = true, description = "your name") String by) {
    return end(id, by, true);
  }

  private int end(String id, String by, boolean shown) {
    name(by);
    beside.with(
        UNCHANGED,
        at -> {
          var all = running(at).stream().filter(w -> w.isShown() == shown).toList();
          var warning = named(all, id).warning();
          var now = OffsetDateTime.now(clock);
          return Warnings.withdraw(at.database().jobs(), warning.id(), by, now).await();
        });
    say(shown ? "ended: nobody is shown it any more" : "refused: nobody will see it");
    return done();
  }

  private List<Warnings.Listed> running(Beside.Opened at) {
    return Warnings.running(at.database().jobs(), OffsetDateTime.now(clock)).await();
  }

  private Warning one(Beside.Opened at, String id) {
    return named(running(at), id).warning();
  }

  private static Warnings.Listed named(List<Warnings.Listed> all, String id) {
    var wanted = id.strip().toLowerCase(Locale.ROOT);
    var found =
        wanted.length() < 4
            ? List.<Warnings.Listed>of()
            : all.stream().filter(w -> w.warning().id().toString().startsWith(wanted)).toList();
    if (found.size() == 1) return found.getFirst();
    throw new Settings.Refused(
        found.isEmpty()
            ? "no such warning is to be decided on: take an id from warnings list"
            : "more than one warning begins so: write more of the id");
  }

  private static Directory.Place place(String typed, Optional<String> province) {
    var found = Directory.load().find(typed, province.map(p -> p.strip().toUpperCase(Locale.ROOT)));
    var same = found.stream().filter(p -> p.name().equalsIgnoreCase(typed.strip())).toList();
    var meant = same.size() == 1 ? same : found;
    if (meant.size() == 1) return meant.getFirst();
    throw new Settings.Refused(
        meant.isEmpty()
            ? "no place in the directory is called that: a warning names a town or suburb of it"
            : "several places may be meant, write one of them with --province: "
                + meant.stream()
                    .map(p -> p.name() + " " + p.province())
                    .distinct()
                    .collect(Collectors.joining(", ")));
  }

  private static <E extends Enum<E>> E word(E[] words, String option, String typed) {
    var wanted = typed.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    return Stream.of(words)
        .filter(word -> word.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new Settings.Refused(
                    option
                        + " is one of "
                        + Stream.of(words)
                            .map(word -> word.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))));
  }

  private static LocalDate day(String written) {
    try {
      return LocalDate.parse(written.strip());
    } catch (DateTimeException wrong) {
      throw new Settings.Refused("--since is a day like 2026-11-24");
    }
  }

  private static String name(String by) {
    if (Person.of(by).isEmpty()) throw new Settings.Refused("--by has to say who you are");
    return by;
  }

  private static String brief(Warning warning) {
    return warning.id().toString().substring(0, BRIEF);
  }

  private static String line(Warnings.Listed one, Directory directory) {
    var warning = one.warning();
    var place = directory.place(warning.place()).map(Directory.Place::name).orElse("unknown place");
    return "%s  %s %s, since %s: %s  [%s; seen too by %s; until %s]"
        .formatted(
            brief(warning),
            warning.province(),
            place,
            DAY.format(warning.since()),
            warning.about(),
            approved(one),
            Roughly.of(one.seen()),
            DAY.format(warning.expires()));
  }

  private static String approved(Warnings.Listed one) {
    if (one.approvers().isEmpty()) return "approved by nobody yet";
    var by = "approved by " + String.join(" and ", one.approvers());
    return one.isShown() ? by + ", shown" : by + ", one more is needed";
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
  }

  private int done() {
    spec.commandLine().getOut().flush();
    return 0;
  }
}
