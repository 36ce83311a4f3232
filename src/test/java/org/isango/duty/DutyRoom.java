package org.isango.duty;

import io.vertx.sqlclient.SqlConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.isango.cases.Cases;
import org.isango.kit.HandClock;
import org.isango.kit.BackRooms;
import io.vertx.sqlclient.Row;
import org.isango.member.Members;
import org.isango.sms.Outbox;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;

/// The room on the real database, its clock turned by hand.
final class DutyRoom implements AutoCloseable {
  static final String HEADER = "name,number,role,languages,provinces,tier,province,when\n";

  /// A Tuesday noon.
  static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-24T12:00+02:00");

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final BackRooms back = new BackRooms();
  final Vault vault = back.vault;
  final Outbox outbox = back.outbox;
  final Members members = back.members;
  final Cases cases = back.cases;
  final HandClock clock = new HandClock(NOON);
  final Paging paging = another();
  final Duty duty =
      new Duty(new Responders(vault), back.handling, paging, back.notices, back.courts);

  /// The paging of another instance.
  Paging another() {
    return new Paging(
        back.postgres.database(),
        new Responders(vault),
        outbox,
        Ladder.usual(),
        () -> "*134*000#",
        name -> {},
        clock);
  }

  void empty() {
    for (var table : List.of("help_case", "responder", "sms_outbox", "help_ask", "member")) {
      back.run("delete from " + table);
    }
    clock.turn(Duration.between(clock.now(), NOON));
  }

  void rota(String... lines) {
    run(
        tx -> {
          var read = RotaFile.read(HEADER + String.join("\n", lines));
          new Rota(vault).replace(tx, read, false, clock.now());
          return true;
        });
  }

  /// One on duty for each tier of the Western Cape.
  void fullRota() {
    rota(
        "Anna,+27600000011,defender,en,WC,on duty,WC,always",
        "Bea,+27600000012,defender,en,WC,second,WC,always",
        "Cora,+27600000013,paralegal,en,WC,provincial,WC,always",
        "Dora,+27600000014,paralegal,en,all,national,national,always");
  }

  static Msisdn somebody() {
    return BackRooms.somebody();
  }

  /// @return the reference
  String ask(Msisdn number, String kind, String session) {
    return ask(number, kind, session, Optional.of("WC"));
  }

  String ask(Msisdn number, String kind, String session, Optional<String> province) {
    return run(
        tx -> {
          var id = vault.sessionId(session);
          var opened = cases.open(tx, kind, id, Optional.of(number), true, clock.now());
          var index = Optional.of(vault.index(number));
          Requests.asked(tx, opened.id(), Urgency.of(kind), id, index, province, clock.now());
          return opened.ref();
        });
  }

  void answer(String ref, String field, String value) {
    run(
        tx -> {
          var id = back.handling.find(tx, ref).orElseThrow().id();
          cases.answer(tx, id, field, value, clock.now());
          return true;
        });
  }

  Responder responder(String number) {
    return run(tx -> duty.who(tx, vault.index(Msisdn.parse(number).orElseThrow())).orElseThrow());
  }

  /// Turns the clock on minute by minute, the job running all the time.
  void pass(int minutes) {
    for (int i = 0; i < minutes; i++) {
      clock.turn(Duration.ofMinutes(1));
      paging.turn();
    }
  }

  <T> T run(Function<SqlConnection, T> work) {
    return back.in(work);
  }

  /// Every page there is, `minutes after noon, who, tier, reason`, in order.
  List<String> pages() {
    return back
        .rows(
            "select p.paged_at, r.id, r.name_ct, p.tier, p.reason from page p join responder r on"
                + " r.id = p.responder_id order by p.paged_at, p.tier, p.reason")
        .stream()
        .map(this::page)
        .toList();
  }

  private String page(Row row) {
    var aad = Responders.aad(row.getUUID(1));
    var name = vault.open("responder", aad, row.getBuffer(2).getBytes()).orElseThrow();
    return "%d %s %d %s"
        .formatted(
            Duration.between(NOON, row.getOffsetDateTime(0)).toMinutes(),
            new String(name, StandardCharsets.UTF_8),
            row.getShort(3),
            row.getString(4));
  }

  List<String> alarms() {
    return back
        .rows("select what, tier from duty_alarm where cleared_at is null order by what, tier")
        .stream()
        .map(row -> row.getString(0) + " " + row.getShort(1))
        .toList();
  }

  /// The texts in line for a number, in the order in which they leave.
  List<String> texts(String number) {
    return back.texts(Msisdn.parse(number).orElseThrow());
  }

  long count(String sql) {
    return back.count(sql);
  }

  @Override
  public void close() {
    back.close();
  }
}
