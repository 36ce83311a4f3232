package org.isango.ussd;

import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.isango.calendar.CourtDays;
import org.isango.cases.Cases;
import org.isango.duty.Duty;
import org.isango.cases.CourtDates;
import org.isango.cases.Supplies;
import org.isango.cases.Warnings;
import org.isango.directory.SiteReports;
import org.isango.duty.Requests;
import org.isango.meetings.Rsvps;
import org.isango.member.Members;
import org.isango.member.Pins;
import org.isango.menu.Lists;
import org.isango.sms.Notes;
import org.isango.sms.Outbox;
import org.isango.sms.broadcast.Broadcasts;
import org.isango.store.Database;
import org.isango.store.Sessions;
import org.isango.vault.BlindIndex;
import org.isango.vault.Vault;

/// The rooms of the house that a hop passes through.
///
/// @param duty what responders may do
/// @param provinceOf the province of a typed place, where every reading of it lies in one
/// @param courtDays until when an answer is promised
/// @param others what the rooms that no hop passes through keep on a number
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
    Pins pins,
    Cases cases,
    Duty duty,
    Function<String, Optional<String>> provinceOf,
    CourtDates courtDates,
    Outbox outbox,
    Notes notes,
    Shelf shelf,
    Supplier<Lists> lists,
    Map<String, Personal.Source> personal,
    CourtDays courtDays,
    Forgetting others,
    Limits limits,
    Counts counts,
    Clock clock) {

  /// Deletes what every room holds on a number, in the transaction that decided it.
  public void forget(SqlConnection tx, BlindIndex number) {
    forget(tx, number, false);
  }

  /// @param keepRequest leaves what she has asked for with whoever helps her
  void forget(SqlConnection tx, BlindIndex number, boolean keepRequest) {
    members.forget(tx, number);
    cases.refuseTrust(tx, number);
    if (!keepRequest) cases.forget(tx, number);
    Requests.forget(tx, number);
    Broadcasts.forget(tx, number);
    outbox.forget(tx, number);
    notes.forget(tx, number);
    dropped.drop(tx, number).await();
    SiteReports.forget(tx, number.bytes()).await();
    Warnings.forget(tx, number);
    Supplies.forget(tx, number);
    Rsvps.forget(tx, number);
    others.forget(tx, number);
  }

  /// Deletes what a room keeps on a number.
  @FunctionalInterface
  public interface Forgetting {
    void forget(SqlConnection tx, BlindIndex number);
  }

  /// Counts by name.
  @FunctionalInterface
  public interface Counts {
    void increment(String name);
  }
}
