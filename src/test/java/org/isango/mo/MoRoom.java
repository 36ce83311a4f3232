package org.isango.mo;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.isango.kit.BackRooms;
import org.isango.cases.Cases;
import org.isango.cases.CourtDates;
import org.isango.cases.Handling;
import org.isango.directory.Directory;
import org.isango.duty.Duty;
import org.isango.duty.Ladder;
import org.isango.duty.Paging;
import org.isango.duty.Requests;
import org.isango.duty.Responder;
import org.isango.duty.Responders;
import org.isango.duty.Rota;
import org.isango.duty.RotaFile;
import org.isango.duty.Urgency;
import org.isango.gateway.SmsIn;
import org.isango.kit.HandClock;
import org.isango.meetings.Meetings;
import org.isango.member.Members;
import org.isango.store.TestDatabase;
import org.isango.ussd.DirectoryLists;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;

/// The room on the real database, with the rooms it works for, its clock turned by hand.
final class MoRoom implements AutoCloseable {
  private static final String ROTA = "name,number,role,languages,provinces,tier,province,when\n";

  /// A Tuesday noon.
  static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-24T12:00+02:00");

  private final BackRooms back = new BackRooms();
  final TestDatabase postgres = back.postgres;
  final Vault vault = back.vault;
  final Members members = back.members;
  final HandClock clock = new HandClock(NOON);
  final List<String> forgotten = new ArrayList<>();
  final Incoming incoming;
  final CourtDates courtDates = new CourtDates(vault, back.courts);
  final Cases cases = back.cases;
  final Meetings meetings = new Meetings(vault);
  final Handling handling = back.handling;
  final Paging paging;
  final Duty duty;
  private final ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();

  MoRoom() {
    var responders = new Responders(vault);
    var lists = new DirectoryLists(Directory.load());
    paging =
        new Paging(
            postgres.database(),
            responders,
            back.outbox,
            Ladder.usual(),
            () -> "*134*000#",
            name -> {},
            clock);
    duty = new Duty(responders, handling, paging, back.notices, back.courts);
    incoming =
        new Incoming(
            new Neighbours(
                vault,
                postgres.database(),
                members,
                cases,
                duty,
                courtDates,
                back.courts,
                meetings,
                back.outbox,
                back.notes,
                () -> back.menus,
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
    return BackRooms.somebody();
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
              var session = back.session();
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
    var all = new ArrayList<String>();
    postgres
        .database()
        .jobs()
        .preparedQuery(
            "select id, text_ct from sms_outbox where number_bi = $1 order by created_at, ctid")
        .execute(Tuple.of(key(to)))
        .await()
        .forEach(row -> all.add(back.text(row)));
    return all;
  }

  Buffer key(Msisdn number) {
    return back.key(number);
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
    return back.in(work);
  }

  @Override
  public void close() {
    virtual.close();
    back.close();
  }
}
