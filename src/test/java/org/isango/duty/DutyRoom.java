package org.isango.duty;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.isango.calendar.CourtDays;
import org.isango.calendar.CustodyClock;
import org.isango.calendar.PublicHolidays;
import org.isango.calendar.QuietHours;
import org.isango.cases.Cases;
import org.isango.cases.Handling;
import org.isango.kit.HandClock;
import org.isango.member.Members;
import org.isango.menu.RealMenus;
import org.isango.sms.Notes;
import org.isango.sms.Notices;
import org.isango.sms.Outbox;
import org.isango.store.TestDatabase;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;

/// The room on the real database, its clock turned by hand.
final class DutyRoom implements AutoCloseable {
  static final String HEADER = "name,number,role,languages,provinces,tier,province,when\n";

  /// A Tuesday noon.
  static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-24T12:00+02:00");

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  final TestDatabase postgres = TestDatabase.start();
  final Vault vault = Vault.open(postgres.data().resolve("keys"));
  final Outbox outbox = new Outbox(vault);
  final Members members = new Members(vault);
  final HandClock clock = new HandClock(NOON);
  final Cases cases;
  final Paging paging = another();
  final Duty duty;

  DutyRoom() {
    var holidays = new PublicHolidays(Set.<LocalDate>of());
    var courts = new CourtDays(holidays);
    cases = new Cases(vault, new CustodyClock(courts));
    var notices =
        new Notices(
            vault, outbox, new Notes(vault), () -> RealMenus.MENUS, new QuietHours(holidays));
    duty = new Duty(new Responders(vault), new Handling(vault), paging, notices, courts);
  }

  /// The paging of another instance.
  Paging another() {
    return new Paging(
        postgres.database(),
        new Responders(vault),
        outbox,
        Ladder.usual(),
        () -> RealMenus.MENUS,
        name -> {},
        clock);
  }

  void empty() {
    for (var table : List.of("help_case", "responder", "sms_outbox", "help_ask", "member")) {
      postgres.database().jobs().query("delete from " + table).execute().await();
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
    return Msisdn.parse("+2782555%04d".formatted(NUMBERS.incrementAndGet())).orElseThrow();
  }

  void joins(Msisdn number) {
    run(
        tx -> {
          members.join(tx, number, new Members.Agreed("en", "en", "join.consent 1"), clock.now());
          return true;
        });
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
          var id = new Handling(vault).find(tx, ref).orElseThrow().id();
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
    return postgres.database().inBackground(tx -> Optional.of(work.apply(tx))).orElseThrow();
  }

  /// Every page there is, `minutes after noon, who, tier, reason`, in order.
  List<String> pages() {
    var pages = new ArrayList<String>();
    postgres
        .database()
        .jobs()
        .query(
            "select p.paged_at, r.id, r.name_ct, p.tier, p.reason from page p join responder r on"
                + " r.id = p.responder_id order by p.paged_at, p.tier, p.reason")
        .execute()
        .await()
        .forEach(
            row -> {
              var name =
                  vault
                      .open(
                          "responder", Responders.aad(row.getUUID(1)), row.getBuffer(2).getBytes())
                      .orElseThrow();
              pages.add(
                  "%d %s %d %s"
                      .formatted(
                          Duration.between(NOON, row.getOffsetDateTime(0)).toMinutes(),
                          new String(name, StandardCharsets.UTF_8),
                          row.getShort(3),
                          row.getString(4)));
            });
    return pages;
  }

  List<String> alarms() {
    var alarms = new ArrayList<String>();
    postgres
        .database()
        .jobs()
        .query("select what, tier from duty_alarm where cleared_at is null order by what, tier")
        .execute()
        .await()
        .forEach(row -> alarms.add(row.getString(0) + " " + row.getShort(1)));
    return alarms;
  }

  /// The texts in line for a number, in the order in which they leave.
  List<String> texts(String number) {
    var texts = new ArrayList<String>();
    var key = Buffer.buffer(vault.index(Msisdn.parse(number).orElseThrow()).bytes());
    postgres
        .database()
        .jobs()
        .preparedQuery(
            "select id, text_ct from sms_outbox where number_bi = $1"
                + " order by priority, created_at, ctid")
        .execute(Tuple.of(key))
        .await()
        .forEach(
            row ->
                texts.add(
                    new String(
                        vault
                            .open(
                                "sms",
                                row.getUUID(0).toString().getBytes(StandardCharsets.US_ASCII),
                                row.getBuffer(1).getBytes())
                            .orElseThrow(),
                        StandardCharsets.UTF_8)));
    return texts;
  }

  long count(String sql) {
    return postgres.database().jobs().query(sql).execute().await().iterator().next().getLong(0);
  }

  @Override
  public void close() {
    postgres.close();
  }
}
