package org.isango.mo;

import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.function.Supplier;
import org.isango.calendar.CourtDays;
import org.isango.cases.Cases;
import org.isango.cases.CourtDates;
import org.isango.duty.Duty;
import org.isango.meetings.Meetings;
import org.isango.member.Members;
import org.isango.menu.Lists;
import org.isango.menu.Menus;
import org.isango.sms.Notes;
import org.isango.sms.Outbox;
import org.isango.store.Database;
import org.isango.vault.BlindIndex;
import org.isango.vault.Vault;

/// The rooms of the house that a text passes through.
///
/// @param lists places, as they are now
/// @param forgetting deletes a number from all rooms, in one transaction
/// @param clock South African time
public record Neighbours(
    Vault vault,
    Database database,
    Members members,
    Cases cases,
    Duty duty,
    CourtDates courtDates,
    CourtDays courtDays,
    Meetings meetings,
    Outbox outbox,
    Notes notes,
    Supplier<Menus> menus,
    Supplier<Lists> lists,
    Forgetting forgetting,
    Flood flood,
    Clock clock) {

  /// Deletes all that is kept of a number.
  @FunctionalInterface
  public interface Forgetting {
    void forget(SqlConnection tx, BlindIndex number);
  }
}
