package org.isango;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.isango.calendar.QuietHours;
import org.isango.meetings.MeetingReminders;
import org.isango.meetings.Meetings;
import org.isango.meetings.PlanFile;
import org.isango.meetings.Plans;
import org.isango.menu.Conversation;
import org.isango.menu.Menus;
import org.isango.sms.Notices;
import org.isango.store.Database;
import org.isango.vault.Vault;

/// The room `meetings`, joined, with its job.
record OnMeetings(
    Database database, Meetings meetings, Plans plans, MeetingReminders reminders, Clock clock) {
  /// Stands for the place where it is not to be shown.
  private static final String ASK_WHERE = "end.ask-where";

  static OnMeetings of(
      Database database,
      Vault vault,
      Notices notices,
      Supplier<Menus> menus,
      QuietHours hours,
      Clock clock) {
    var meetings = new Meetings(vault);
    var reminders =
        new MeetingReminders(
            vault,
            meetings,
            notices,
            hours,
            language -> Conversation.phrase(menus.get(), ASK_WHERE, language));
    return new OnMeetings(database, meetings, new Plans(vault, meetings), reminders, clock);
  }

  void schedule(Jobs jobs) {
    jobs.every(Duration.ofSeconds(5), "meetings", this::tell);
  }

  private void tell() {
    int told = 1;
    while (told > 0) {
      told = reminders.turn(database, OffsetDateTime.now(clock));
    }
  }

  /// Somebody who tries the service for the first time finds meetings: where there are none, some
  /// of the coming weeks. The first plan of a coordinator removes them.
  void sample() {
    var today = LocalDate.now(clock);
    try (var in = OnMeetings.class.getResourceAsStream("/sample-meetings.csv")) {
      var file =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace("SOON", today.plusDays(3).toString())
              .replace("LATER", today.plusDays(10).toString());
      var plan = PlanFile.read(file, true, List.of());
      database.inBackground(
          tx -> {
            if (!Plans.isEmpty(tx)) return Optional.empty();
            return Optional.of(plans.carryOut(tx, plan, OffsetDateTime.now(clock)));
          });
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
