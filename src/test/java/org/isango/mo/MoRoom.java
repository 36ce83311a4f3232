package org.isango.mo;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.isango.calendar.CourtDays;
import org.isango.calendar.CustodyClock;
import org.isango.calendar.PublicHolidays;
import org.isango.cases.Cases;
import org.isango.cases.CourtDates;
import org.isango.cases.Handling;
import org.isango.directory.Directory;
import org.isango.duty.Duty;
import org.isango.duty.Paging;
import org.isango.duty.Requests;
import org.isango.duty.Responder;
import org.isango.duty.Rota;
import org.isango.duty.RotaFile;
import org.isango.duty.Urgency;
import org.isango.gateway.SmsIn;
import org.isango.kit.Desk;
import org.isango.kit.HandClock;
import org.isango.meetings.Meetings;
import org.isango.member.Members;
import org.isango.sms.Notes;
import org.isango.sms.Outbox;
import org.isango.store.TestDatabase;
import org.isango.ussd.DirectoryLists;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;

/// The room on the real database, with the rooms it works for, its clock turned by hand.
final class MoRoom implements AutoCloseable {
  private static final String ROTA = "name,number,role,languages,provinces,tier,province,when\n";

  /// A Tuesday noon.
  static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-24T12:00+02:00");

  private static final AtomicInteger NUMBERS = new AtomicInteger(4_410_000);

  final TestDatabase postgres = TestDatabase.start();
  final Vault vault = Vault.open(postgres.data().resolve("keys"));
  final Members members = new Members(vault);
  final HandClock clock = new HandClock(NOON);
  final List<String> forgotten = new ArrayList<>();
  final Incoming incoming;
  final CourtDates courtDates;
  final Cases cases;
  final Meetings meetings = new Meetings(vault);
  final Handling handling = new Handling(vault);
  final Paging paging;
  final Duty duty;
  private final ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();

  MoRoom() {
    var courts = new CourtDays(new PublicHolidays(Set.<LocalDate>of()));
    var lists = new DirectoryLists(Directory.load());
    cases = new Cases(vault, new CustodyClock(courts));
    courtDates = new CourtDates(vault, courts);
    var desk = Desk.of(postgres.database(), vault, clock);
    paging = desk.paging();
    duty = desk.duty();
    incoming =
        new Incoming(
            new Neighbours(
                vault,
                postgres.database(),
                members,
                cases,
                duty,
                courtDates,
                courts,
                meetings,
                new Outbox(vault),
                new Notes(vault),
                () -> Desk.MENUS,
                () -> lists,
                (tx, number) -> {
                  members.forget(tx, number);
                  forgotten.add("one");
                },
                Flood.watched(clock),
                clock),
            virtual);
  }

  static Msisdn somebody() {
    return number("+2782" + NUMBERS.getAndIncrement());
  }

  static Msisdn number(String written) {
    return Msisdn.parse(written).orElseThrow();
  }

  /// A rota of lines as in its file.
  void rota(String... lines) {
    run(
        tx -> {
          var read = RotaFile.read(ROTA + String.join("\n", lines));
          new Rota(vault).replace(tx, read, false, clock.now());
          return true;
        });
  }

  /// Somebody of the Western Cape asks for help, and whoever is on duty is called.
  ///
  /// @return the reference
  String ask(Msisdn number, String kind) {
    var ref =
        run(
            tx -> {
              var session = vault.sessionId(UUID.randomUUID().toString());
              var opened = cases.open(tx, kind, session, Optional.of(number), true, clock.now());
              var index = Optional.of(vault.index(number));
              Requests.asked(
                  tx,
                  opened.id(),
                  Urgency.of(kind),
                  session,
                  index,
                  Optional.of("WC"),
                  clock.now());
              return opened.ref();
            });
    paging.turn();
    return ref;
  }

  Responder responder(String number) {
    return run(tx -> duty.who(tx, vault.index(number(number))).orElseThrow());
  }

  /// One a second.
  void text(Msisdn from, String... texts) {
    for (var text : texts) {
      pass(Duration.ofSeconds(1));
      receive(UUID.randomUUID().toString(), from, text);
    }
  }

  void receive(String id, Msisdn from, String text) {
    incoming.receive(sms(id, from, text)).await();
  }

  SmsIn sms(String id, Msisdn from, String text) {
    return new SmsIn(id, Optional.of(from), "32000", text, clock.instant(), "");
  }

  void pass(Duration how) {
    clock.turn(how);
  }

  /// What leaves for a number, the oldest first.
  List<String> replies(Msisdn to) {
    return texts("number_bi = $1", key(to));
  }

  /// What leaves for those of whom nothing is kept any more.
  List<String> farewells() {
    return texts("class = $1", "FAREWELL");
  }

  private List<String> texts(String which, Object value) {
    var all = new ArrayList<String>();
    var rows =
        postgres
            .database()
            .jobs()
            .preparedQuery(
                "select id, text_ct from sms_outbox where " + which + " order by created_at, ctid")
            .execute(Tuple.of(value))
            .await();
    for (var row : rows) {
      var id = row.getUUID(0).toString().getBytes(StandardCharsets.US_ASCII);
      var text = vault.open("sms", id, row.getBuffer(1).getBytes()).orElseThrow();
      all.add(new String(text, StandardCharsets.UTF_8));
    }
    return all;
  }

  Buffer key(Msisdn number) {
    return Buffer.buffer(vault.index(number).bytes());
  }

  long count(String sql, Object... values) {
    return postgres
        .database()
        .jobs()
        .preparedQuery(sql)
        .execute(Tuple.wrap(values))
        .await()
        .iterator()
        .next()
        .getLong(0);
  }

  <T> T run(Function<SqlConnection, T> work) {
    return postgres.database().inBackground(tx -> Optional.of(work.apply(tx))).orElseThrow();
  }

  @Override
  public void close() {
    virtual.close();
    postgres.close();
  }
}
