package org.isango;

import io.vertx.sqlclient.SqlConnection;
import java.io.PrintWriter;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.isango.calendar.PublicHolidays;
import org.isango.meetings.Meetings;
import org.isango.meetings.Moments;
import org.isango.meetings.Plans;
import org.isango.meetings.Rsvps;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `meetings …`: what is planned, how many come, and a change that cannot wait for the next plan.
/// Places and topics stand in the plan and are not printed.
@Command(name = "meetings", description = "Look after the meetings of a running service.")
final class MeetingsCommand {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withResolverStyle(ResolverStyle.STRICT);

  @Spec private CommandSpec spec;

  @Command(name = "list", description = "Print what is still to come.")
  int list(@Mixin Beside beside) {
    for (var one : coming(beside)) print("%s %s", line(one), one.state());
    return 0;
  }

  @Command(name = "totals", description = "Print how many come and what they need, never who.")
  int totals(@Mixin Beside beside) {
    beside.work(
        (tx, vault) -> {
          for (var one : new Plans(vault, new Meetings(vault)).coming(tx, now())) {
            var totals = Rsvps.totals(tx, one.id());
            print(
                "%s coming %s, transport %s, child care %s, not coming %s",
                line(one),
                Roughly.of(totals.coming()),
                Roughly.of(totals.transport()),
                Roughly.of(totals.childCare()),
                Roughly.of(totals.notComing()));
          }
          return Optional.of(tx);
        });
    return 0;
  }

  @Command(name = "move", description = "Move a meeting; those who come are told.")
  int move(
      @Mixin Beside beside,
      @Parameters(index = "0", paramLabel = "NAME", description = "as list prints it") String name,
      @Parameters(index = "1", paramLabel = "WHEN", description = "like '2026-12-04 18:00'")
          String when) {
    var starts = starts(when);
    if (!starts.isAfter(now())) {
      throw new Settings.Refused("that is in the past: nothing was changed");
    }
    change(beside, name, (tx, meetings, id) -> meetings.postpone(tx, id, starts, now()));
    print("moved; those who come are told within a minute, at an hour they allow");
    return 0;
  }

  @Command(name = "cancel", description = "Cancel a meeting; those who come are told.")
  int cancel(
      @Mixin Beside beside,
      @Parameters(index = "0", paramLabel = "NAME", description = "as list prints it")
          String name) {
    change(beside, name, (tx, meetings, id) -> meetings.cancel(tx, id, now()));
    print("cancelled; those who come are told within a minute, at an hour they allow");
    return 0;
  }

  @FunctionalInterface
  private interface Change {
    boolean of(SqlConnection tx, Meetings meetings, UUID id);
  }

  private static void change(Beside beside, String name, Change change) {
    boolean done =
        beside
            .work(
                (tx, vault) -> {
                  var meetings = new Meetings(vault);
                  var id = new Plans(vault, meetings).id(name);
                  return Optional.of(tx).filter(kept -> change.of(kept, meetings, id));
                })
            .isPresent();
    if (!done) {
      throw new Settings.Refused(
          "there is no such meeting, or it was cancelled or has begun: take the name from"
              + " meetings list");
    }
  }

  private static OffsetDateTime starts(String when) {
    try {
      return LocalDateTime.parse(when, WHEN).atZone(PublicHolidays.ZONE).toOffsetDateTime();
    } catch (DateTimeParseException noMoment) {
      throw new Settings.Refused("write the moment like '2026-12-04 18:00': nothing was changed");
    }
  }

  private static List<Plans.Listed> coming(Beside beside) {
    return beside
        .work((tx, vault) -> Optional.of(new Plans(vault, new Meetings(vault)).coming(tx, now())))
        .orElse(List.of());
  }

  private static String line(Plans.Listed one) {
    return "%s %s %s %s"
        .formatted(
            one.name(), one.province(), Moments.date(one.startsAt()), Moments.time(one.startsAt()));
  }

  private void print(String line, Object... values) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line.formatted(values));
    out.flush();
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.now(PublicHolidays.ZONE);
  }
}
