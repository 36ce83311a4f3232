package org.isango;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.isango.calendar.PublicHolidays;
import org.isango.duty.Alarms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `alarms`: what a human has to look at, one line each: reference, province, what, since when.
/// Nothing of it says whose request it is.
@Command(name = "alarms", description = "List the requests that a human has to look at.")
final class AlarmsCommand implements Callable<Integer> {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
  private static final List<String> TIERS = List.of("on duty", "second", "provincial", "national");

  @Spec private CommandSpec spec;

  @Mixin private Beside beside;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var all = beside.work((tx, vault) -> Optional.of(Alarms.all(tx))).orElseThrow();
    all.forEach(
        alarm ->
            out.printf(
                "%-5s  %-7s  %s, since %s%n",
                alarm.ref(),
                alarm.province().orElse("no area"),
                what(alarm),
                moment(alarm.since())));
    if (all.isEmpty()) out.println("no alarms");
    out.flush();
    return 0;
  }

  private static String what(Alarms.Open alarm) {
    return switch (alarm.what()) {
      case TIER_EMPTY -> "nobody in the tier " + TIERS.get(alarm.tier() - 1);
      case NOBODY_ACCEPTED -> "nobody has accepted it";
      case OVERDUE -> "the time to be in court is up";
      case CALL_PASSED -> "the hours to call have passed";
      case STILL_OPEN -> "open for half a year, and nobody has touched it";
    };
  }

  private static String moment(OffsetDateTime at) {
    return MOMENT.format(at.atZoneSameInstant(PublicHolidays.ZONE));
  }
}
