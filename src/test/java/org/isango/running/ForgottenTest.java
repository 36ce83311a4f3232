package org.isango.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.isango.calendar.CourtDays;
import org.isango.calendar.CustodyClock;
import org.isango.calendar.PublicHolidays;
import org.isango.calendar.QuietHours;
import org.isango.cases.Cases;
import org.isango.cases.Supplies;
import org.isango.cases.Warnings;
import org.isango.directory.SiteReports;
import org.isango.duty.Requests;
import org.isango.duty.Urgency;
import org.isango.gateway.DeliveryReport.Status;
import org.isango.gateway.DeliveryReport;
import org.isango.gateway.SendOutcome;
import org.isango.gateway.SmsOut;
import org.isango.gateway.SmsSender;
import org.isango.kit.Inside;
import org.isango.kit.PostgresProcess;
import org.isango.member.Members;
import org.isango.member.Pins;
import org.isango.sms.Lane;
import org.isango.sms.Notes;
import org.isango.sms.Outbox;
import org.isango.sms.OutboxWorker;
import org.isango.sms.Reaper;
import org.isango.sms.Reports;
import org.isango.store.TestDatabase;
import org.isango.ussd.Limits;
import org.isango.vault.BlindIndex;
import org.isango.vault.Msisdn;
import org.isango.vault.PinHash;
import org.isango.vault.Vault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Somebody about whom every table holds something is deleted. Which tables there are is asked of
/// the database: a new one that holds a number and is not in her story fails here.
class ForgottenTest {
  private static final Msisdn HER = Msisdn.parse("+27834470017").orElseThrow();
  private static final String PIN = "481516";
  private static final Msisdn FRIEND = Msisdn.parse("+27834470018").orElseThrow();
  private static final Msisdn LOST = Msisdn.parse("+27834470019").orElseThrow();
  private static final UUID ONE = UUID.fromString("00000000-0000-4000-8000-000000000001");

  /// Keyed indexes that no deletion touches, and why.
  private static final Map<String, String> NOT_HERS =
      Map.of(
          "responder.number_bi", "whoever keeps the rota takes her off it",
          "opt_out.number_bi", "who wants no texts gets none, deleted or not, until START");

  /// What may differ afterwards: counts, her session for a minute more, a silence somebody is owed,
  /// and that some text came (by a keyed hash of number and words together).
  private static final Set<String> LEFT =
      Set.of("counter", "mo_count", "ussd_session", "opt_out", "sms_arrival");

  /// Where each stands among what she may ask for, or why it need not.
  private static final Map<String, String> TOLD =
      Map.ofEntries(
          Map.entry("member.number_bi", "Joined"),
          Map.entry("member.trusted_bi", "Trusted person; another one's trust is that one's"),
          Map.entry("case_answer.trusted_bi", "another one's trust is that one's"),
          Map.entry("help_case.number_bi", "Open request"),
          Map.entry("help_ask.number_bi", "with the request, two hours"),
          Map.entry("note.number_bi", "Notes"),
          Map.entry("sms_outbox.number_bi", "SMS"),
          Map.entry("sms_report.number_bi", "with the SMS"),
          Map.entry("broadcast_recipient.number_bi", "with the SMS"),
          Map.entry("mo_reply.number_bi", "with the SMS, a day"),
          Map.entry("mo_question.number_bi", "with the SMS, ten minutes"),
          Map.entry("pin.number_bi", "the screen PIN says whether she has one"),
          Map.entry("rsvp.number_bi", "Meetings"),
          Map.entry("meeting_told.number_bi", "Meetings"),
          Map.entry("site_report.reporter", "You marked"),
          Map.entry("warning_seen.who", "You marked"),
          Map.entry("none_left.who", "You marked"),
          Map.entry("dropped_session.number_bi", "ten minutes"),
          Map.entry("opt_out.number_bi", "SMS stopped"),
          Map.entry("opt_out.asked_by", "a day"),
          Map.entry("responder.number_bi", "helpers know that they are"));

  private static final Set<String> KEYED =
      Set.of("reporter", "who", "asked_by", "number_bi", "trusted_bi");

  @AutoClose private final TestDatabase database = TestDatabase.start();
  private final Clock clock = Clock.system(PublicHolidays.ZONE);
  private final OffsetDateTime now = OffsetDateTime.now(clock);

  @Test
  void nothingOfHerIsLeftInAnyTable() {
    deleted(
        (inside, vault) -> {
          // The first 0 goes on without her PIN, which is asked before the note.
          assertThat(inside.walk(HER.e164(), "0", "9", "5", "1", PIN).text())
              .contains("Joined", "Open request: yes");
          assertThat(inside.walk(HER.e164(), "0", "9", "5", "1", PIN, "2").text().lines())
              .contains("Notes: 1", "SMS, 3 days: 1", "Meetings: 1", "You marked: yes")
              .anyMatch(line -> line.startsWith("Trusted person"));
          assertThat(inside.walk(HER.e164(), "0", "9", "7", "1", "2").text())
              .startsWith("Deleted.");
        });
    assertThat(one("select count(*) from ussd_session where seen < now() - interval '14 minutes'"))
        .as("the session in which she left goes within the minute")
        .isOne();
  }

  /// The last word to her is in line when all else is gone; nothing finds it by her number, and it
  /// is gone when the gateway has it.
  @Test
  void nothingOfHerIsLeftEitherWhenSheTextsDelete() {
    var phone = new ArrayList<SmsOut>();
    deleted(
        (inside, vault) -> {
          inside.text(HER.e164(), "DELETE");
          inside.text(HER.e164(), "YES");
          assertThat(columnsWith(vault.index(HER))).isEmpty();
          worker(vault, phone).turn();
          assertThat(phone)
              .singleElement()
              .isEqualTo(new SmsOut(HER, "Deleted. You can still dial in for info."));
          var report = new DeliveryReport("id", Optional.of(HER), Status.SUCCESS, false);
          run(tx -> new Reports(vault).take(tx, report));
        });
  }

  /// The gateway cannot be reached: after a minute she is left in peace.
  @Test
  void aLastWordThatCannotBeSentIsGoneWithinAMinute() {
    deleted(
        (inside, vault) -> {
          inside.text(HER.e164(), "DELETE");
          inside.text(HER.e164(), "YES");
          assertThat(
                  one(
                      "select count(*) from sms_outbox where send_before <= now()"
                          + " + interval '45 seconds'"))
              .isOne();
          run(tx -> tx.query("update sms_outbox set send_before = now()").execute().await());
          run(new Reaper(new Reports(vault))::reap);
        });
  }

  private OutboxWorker worker(Vault vault, List<SmsOut> phone) {
    SmsSender gateway =
        new SmsSender() {
          @Override
          public boolean reaches(Msisdn number) {
            return true;
          }

          @Override
          public Future<Map<Msisdn, SendOutcome>> send(
              String text, List<Msisdn> to, BooleanSupplier stillDue) {
            to.forEach(number -> phone.add(new SmsOut(number, text)));
            return Future.succeededFuture(Map.of(to.getFirst(), new SendOutcome.Accepted("id")));
          }
        };
    return new OutboxWorker(
        database.database(),
        vault,
        new QuietHours(new PublicHolidays(Set.of())),
        new Lane(event -> {}),
        List.of(gateway),
        100,
        System::nanoTime);
  }

  /// Tells her story and has her deleted: then all tables are as they were without her.
  private void deleted(BiConsumer<Inside, Vault> leaves) {
    var keys = database.data().resolve("keys");
    var vault = Vault.open(keys);
    try (var inside =
        new Inside(new PostgresProcess(database.data()), keys, clock, Limits.none(clock))) {
      run(this::others);
      run(tx -> befriend(tx, vault, false));
      var before = rows();
      run(tx -> befriend(tx, vault, true));
      run(tx -> story(tx, vault));
      lock(vault);
      var her = vault.index(HER);
      assertThat(columnsWithout(her))
          .as("tell in her story how her number comes into these, and delete it in Rooms.forget")
          .isEmpty();
      assertThat(columns())
          .as("say where she is told of it, or why she is not")
          .allMatch(TOLD::containsKey);
      leaves.accept(inside, vault);
      assertThat(columnsWith(her)).isEmpty();
      var after = rows();
      before.forEach(
          (table, was) -> {
            if (!LEFT.contains(table)) assertThat(after.get(table)).as(table).isEqualTo(was);
          });
    }
  }

  /// What is there beside her.
  private void others(SqlConnection tx) {
    for (var sql :
        List.of(
            "insert into site (id, name, kind, province, district, place, flags, listed, source)"
                + " values ('S1', 'Clinic', 'clinic', 'WC', 'Town', 'Town', '', 1, 'test')",
            "insert into warning (id, place, province, since, hours, colour, vehicle, behaviour,"
                + " drafted_by, drafted_at, expires_at) values ('%s', 'P1', 'WC', current_date,"
                + " 'any', 'red', 'car', 'robs', 'ann', now(), now() + interval '9 days')",
            "insert into broadcast (id, state, class, purpose, provinces, languages, author,"
                + " content_hash, starts_at, expires_at, created_at) values ('%s', 'RUNNING',"
                + " 'BROADCAST', 'alerts', '{}', '{}', 'ann', '\\x00', now() + interval '1 day',"
                + " now() + interval '2 days', now())",
            "insert into meeting (id, province, starts_at, topic_ct, transport, child_care,"
                + " changed_at) values ('%s', 'WC', now() + interval '2 days', '\\x00', true,"
                + " true, now())")) {
      tx.query(sql.formatted(ONE)).execute().await();
    }
  }

  /// Somebody else who trusts her, or no longer does.
  private void befriend(SqlConnection tx, Vault vault, boolean trusts) {
    var members = new Members(vault);
    members.join(tx, FRIEND, new Members.Agreed("en", "en", "join.consent 1"), now);
    members.remember(tx, vault.index(FRIEND), "trusted", trusts ? HER.e164() : "none");
    var cases = cases(vault);
    var session = vault.sessionId("her friend's story");
    var opened = cases.open(tx, "arrest", session, Optional.of(FRIEND), true, now);
    if (trusts) cases.answer(tx, opened.id(), "trusted_number", HER.e164(), now);
  }

  private void lock(Vault vault) {
    var pins = new Pins(new PinHash(vault));
    var her = vault.index(HER);
    try {
      var hash = pins.hash(her, Pins.What.LOCK, PIN);
      run(tx -> pins.keep(tx, her, Pins.What.LOCK, hash, Optional.empty(), now));
    } catch (TimeoutException busy) {
      throw new IllegalStateException(busy);
    }
  }

  private void story(SqlConnection tx, Vault vault) {
    var her = vault.index(HER);
    var members = new Members(vault);
    members.join(tx, HER, new Members.Agreed("en", "en", "join.consent 1"), now);
    members.remember(tx, her, "trusted", FRIEND.e164());
    members.lost(tx, her, vault.index(LOST), now);
    asks(tx, vault, her);
    new Notes(vault).put(tx, her, "Meeting moved", now, now.plusDays(2));
    new Outbox(vault).put(tx, HER, "You have a note.", Outbox.Kind.REPLY, now);
    SiteReports.wrong(tx, "S1", her.bytes(), her.keyVersion()).await();
    Warnings.seen(tx, ONE, her);
    Supplies.noneLeft(tx, her, "", now);
    var key = Buffer.buffer(her.bytes());
    for (var sql :
        List.of(
            "insert into broadcast_recipient (broadcast_id, number_bi, member_id)"
                + " select $2, number_bi, id from member where number_bi = $1",
            "insert into dropped_session (number_bi, sealed, seen) select $1, '\\x00', now()"
                + " where $2::uuid is not null",
            "insert into sms_report (provider_hash, rank, state, number_bi, seen_at)"
                + " select '\\x01', 1, 'SENT', $1, now() where $2::uuid is not null",
            "insert into mo_reply (number_bi, key_version, text_hash, sort, replied_at)"
                + " select $1, 1, '\\x02', 'HELP', now() where $2::uuid is not null",
            "insert into mo_question (number_bi, key_version, until)"
                + " select $1, 1, now() + interval '9 minutes' where $2::uuid is not null",
            "insert into rsvp (meeting_id, number_bi, key_version, coming, said_at)"
                + " values ($2, $1, 1, true, now())",
            "insert into meeting_told (meeting_id, number_bi, key_version, what, version, told_at)"
                + " values ($2, $1, 1, 'soon', 0, now())")) {
      tx.preparedQuery(sql).execute(Tuple.of(key, ONE)).await();
    }
  }

  private void asks(SqlConnection tx, Vault vault, BlindIndex her) {
    var cases = cases(vault);
    var session = vault.sessionId("her story");
    for (var kind : List.of("arrest", "court", "report")) {
      var opened = cases.open(tx, kind, session, Optional.of(HER), true, now);
      cases.answer(tx, opened.id(), "station", "Woodstock", now);
      Requests.asked(
          tx, opened.id(), Urgency.NOW, session, Optional.of(her), Optional.of("WC"), now);
    }
  }

  private static Cases cases(Vault vault) {
    return new Cases(vault, new CustodyClock(new CourtDays(new PublicHolidays(Set.of()))));
  }

  private List<String> columnsWith(BlindIndex her) {
    return columns().stream().filter(c -> holds(c, her)).filter(c -> !isNotHers(c)).toList();
  }

  private List<String> columnsWithout(BlindIndex her) {
    return columns().stream().filter(c -> !holds(c, her)).filter(c -> !isNotHers(c)).toList();
  }

  private static boolean isNotHers(String column) {
    return NOT_HERS.containsKey(column);
  }

  private boolean holds(String column, BlindIndex her) {
    var at = column.split("\\.");
    var sql = "select count(*) from " + at[0] + " where " + at[1] + " = $1";
    return database
            .database()
            .jobs()
            .preparedQuery(sql)
            .execute(Tuple.of(Buffer.buffer(her.bytes())))
            .await()
            .iterator()
            .next()
            .getLong(0)
        > 0;
  }

  /// Every column in which a keyed index of a number stands.
  private List<String> columns() {
    return strings(
            "select table_name || '.' || column_name from information_schema.columns"
                + " where table_schema = 'public' and data_type = 'bytea'")
        .stream()
        .filter(c -> KEYED.contains(c.substring(c.indexOf('.') + 1)) || c.endsWith("_bi"))
        .toList();
  }

  private long one(String sql) {
    return database.database().jobs().query(sql).execute().await().iterator().next().getLong(0);
  }

  /// All rows of all tables, sealed columns as they stand.
  private Map<String, List<String>> rows() {
    var all = new TreeMap<String, List<String>>();
    for (var table :
        strings(
            "select table_name from information_schema.tables"
                + " where table_schema = 'public' and table_type = 'BASE TABLE'")) {
      all.put(table, strings("select t::text from " + table + " t order by 1"));
    }
    return all.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> List.copyOf(e.getValue())));
  }

  private List<String> strings(String sql) {
    var all = new ArrayList<String>();
    database
        .database()
        .jobs()
        .query(sql)
        .execute()
        .await()
        .forEach(row -> all.add(row.getString(0)));
    return all;
  }

  private void run(Consumer<SqlConnection> work) {
    database
        .database()
        .inBackground(
            tx -> {
              work.accept(tx);
              return Optional.of(tx);
            });
  }
}
