package org.isango.kit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.isango.calendar.CourtDays;
import org.isango.calendar.PublicHolidays;
import org.isango.calendar.QuietHours;
import org.isango.cases.Handling;
import org.isango.duty.Duty;
import org.isango.duty.Ladder;
import org.isango.duty.Paging;
import org.isango.duty.Responders;
import org.isango.menu.MenuProblems;
import org.isango.menu.MenuReader;
import org.isango.menu.Menus;
import org.isango.sms.Notes;
import org.isango.sms.Notices;
import org.isango.sms.Outbox;
import org.isango.store.Database;
import org.isango.vault.Vault;

/// Who is called to a request and who is told of it, joined as in the service, without proclaimed
/// holidays.
public record Desk(Notices notices, Paging paging, Duty duty) {
  /// The conversation of the repository, read once.
  public static final Menus MENUS = menus();

  public static Desk of(Database database, Vault vault, Clock clock) {
    var holidays = new PublicHolidays(Set.<LocalDate>of());
    var outbox = new Outbox(vault);
    var responders = new Responders(vault);
    var notices =
        new Notices(vault, outbox, new Notes(vault), () -> MENUS, new QuietHours(holidays));
    var paging =
        new Paging(
            database, responders, outbox, Ladder.usual(), () -> "*134*000#", name -> {}, clock);
    var duty = new Duty(responders, new Handling(vault), paging, notices, new CourtDays(holidays));
    return new Desk(notices, paging, duty);
  }

  private static Menus menus() {
    try {
      return MenuReader.read(Path.of("menus"));
    } catch (MenuProblems problems) {
      throw new IllegalStateException(problems);
    }
  }
}
