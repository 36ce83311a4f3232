package org.isango.kit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.isango.calendar.CourtDays;
import org.isango.calendar.CustodyClock;
import org.isango.calendar.PublicHolidays;
import org.isango.cases.Cases;
import org.isango.cases.CourtDates;
import org.isango.directory.Directory;
import org.isango.gateway.SmsIn;
import org.isango.gateway.UssdCall;
import org.isango.gateway.UssdReply;
import org.isango.member.Members;
import org.isango.member.Pins;
import org.isango.meetings.Meetings;
import org.isango.mo.Flood;
import org.isango.mo.Incoming;
import org.isango.mo.Neighbours;
import org.isango.sms.Notes;
import org.isango.sms.Outbox;
import org.isango.store.Database;
import org.isango.store.DatabaseAddress;
import org.isango.store.Sessions;
import org.isango.ussd.DirectoryLists;
import org.isango.ussd.Callers;
import org.isango.ussd.Dropped;
import org.isango.ussd.Hop;
import org.isango.ussd.Limits;
import org.isango.ussd.Rehearsal;
import org.isango.ussd.Rooms;
import org.isango.ussd.Shelf;
import org.isango.vault.Msisdn;
import org.isango.vault.PinHash;
import org.isango.vault.Vault;

/// Hops and texts inside the test, on the real database, with a clock that the test sets.
public final class Inside implements AutoCloseable {
  private static final int AGAIN = 5;

  private final Vertx vertx = Vertx.vertx();
  private final ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
  private final Database database;
  private final Rooms rooms;
  private final Hop hop;
  private final Incoming incoming;

  public Inside(PostgresProcess postgres, Path keys, Clock clock, Limits limits) {
    this(postgres, postgres.port(), keys, clock, limits);
  }

  /// @param port where the database is reached, which may be through something in between
  public Inside(PostgresProcess postgres, int port, Path keys, Clock clock, Limits limits) {
    var address =
        new DatabaseAddress(
            "127.0.0.1", port, "postgres", "isango", postgres.passwordFile(), false);
    database = Database.open(vertx, address);
    var vault = Vault.open(keys);
    var courtDays = new CourtDays(new PublicHolidays(Set.<LocalDate>of()));
    var directory = Directory.load();
    var lists = new DirectoryLists(directory);
    rooms =
        new Rooms(
            vault,
            database,
            new Sessions(database),
            new Callers(database, vault),
            new Dropped(vault),
            new Members(vault),
            new Pins(new PinHash(vault)),
            new Cases(vault, new CustodyClock(courtDays)),
            Desk.of(database, vault, clock).duty(),
            directory::provinceOf,
            new CourtDates(vault, courtDays),
            new Outbox(vault),
            new Notes(vault),
            new Shelf(Desk.MENUS),
            () -> lists,
            Map.of(),
            courtDays,
            Incoming::forget,
            limits,
            name -> {},
            clock);
    hop = new Hop(vertx.getOrCreateContext(), virtual, rooms);
    incoming = new Incoming(texts(rooms), virtual);
  }

  /// As a service is that has run for a while.
  public Inside warm() {
    new Rehearsal(rooms).play();
    return this;
  }

  private static Neighbours texts(Rooms rooms) {
    return new Neighbours(
        rooms.vault(),
        rooms.database(),
        rooms.members(),
        rooms.cases(),
        rooms.duty(),
        rooms.courtDates(),
        rooms.courtDays(),
        new Meetings(rooms.vault()),
        rooms.outbox(),
        rooms.notes(),
        () -> Desk.MENUS,
        rooms.lists(),
        rooms::forget,
        Flood.never(rooms.clock()),
        rooms.clock());
  }

  /// One hop, not waited for.
  public Future<UssdReply> hop(String session, String number, String typed) {
    return hop.answer(
        new UssdCall(session, Msisdn.parse(number), "65501", PhoneCaller.CODE, typed));
  }

  /// A text, and all it does.
  public void text(String number, String words) {
    var id = UUID.randomUUID().toString();
    incoming
        .receive(new SmsIn(id, Msisdn.parse(number), "32000", words, Instant.now(), ""))
        .await();
  }

  /// Dials and answers; the last reply.
  public UssdReply walk(String number, String... answers) {
    var session = UUID.randomUUID().toString();
    var reply = settled(session, number, "");
    var typed = Optional.<String>empty();
    for (var answer : answers) {
      typed = Optional.of(typed.map(t -> t + "*" + answer).orElse(answer));
      reply = settled(session, number, typed.get());
    }
    return reply;
  }

  /// A hop, repeated as a gateway does while the machine is too busy to save it in time.
  private UssdReply settled(String session, String number, String typed) {
    var reply = hop(session, number, typed).await();
    for (int i = 0; i < AGAIN && reply.text().startsWith("NOT saved"); i++) {
      reply = hop(session, number, typed).await();
    }
    return reply;
  }

  @Override
  public void close() {
    database.close();
    vertx.close().await();
    virtual.close();
  }
}
