package org.isango.ussd;

import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.isango.calendar.CourtDays;
import org.isango.cases.Cases;
import org.isango.cases.CourtDates;
import org.isango.member.Members;
import org.isango.menu.Lists;
import org.isango.sms.Notes;
import org.isango.sms.Outbox;
import org.isango.store.Database;
import org.isango.store.Sessions;
import org.isango.vault.Vault;

/// The rooms of the house that a hop passes through.
///
/// @param courtDays until when an answer is promised
/// @param lists the data behind the lists that everybody sees, as it is now
/// @param personal the lists about the caller, by name
/// @param clock South African time
/// @param limits how much one number may ask for
/// @param counts what is counted about hops; names only, nobody's
public record Rooms(
    Vault vault,
    Database database,
    Sessions sessions,
    Callers callers,
    Dropped dropped,
    Members members,
    Cases cases,
    CourtDates courtDates,
    Outbox outbox,
    Notes notes,
    Shelf shelf,
    Supplier<Lists> lists,
    Map<String, Personal.Source> personal,
    CourtDays courtDays,
    Limits limits,
    Counts counts,
    Clock clock) {

  /// Counts by name.
  @FunctionalInterface
  public interface Counts {
    void increment(String name);
  }
}
