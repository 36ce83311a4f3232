package org.isango.meetings;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.isango.calendar.PublicHolidays;
import org.isango.calendar.QuietHours;
import org.isango.kit.Desk;
import org.isango.member.Consents;
import org.isango.sms.Notes;
import org.isango.sms.Notices;
import org.isango.sms.Outbox;
import org.isango.store.TestDatabase;
import org.isango.vault.BlindIndex;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;

/// The room of meetings on the real database, with members to be told of them.
final class MeetingRoom implements AutoCloseable {
  private static final AtomicInteger NUMBERS = new AtomicInteger(100);

  final TestDatabase postgres = TestDatabase.start();
  final Vault vault = Vault.open(postgres.data().resolve("keys"));
  final Meetings meetings = new Meetings(vault);
  final MeetingReminders reminders;
  private final OffsetDateTime now;

  /// @param now when its members agreed to be told
  MeetingRoom(OffsetDateTime now) {
    this.now = now;
    var hours = new QuietHours(new PublicHolidays(Set.of()));
    var notices = new Notices(vault, new Outbox(vault), new Notes(vault), () -> Desk.MENUS, hours);
    reminders = new MeetingReminders(vault, meetings, notices, hours, language -> "ask us where");
  }

  /// South African time.
  static OffsetDateTime at(String local) {
    return OffsetDateTime.parse(local + "+02:00");
  }

  static Msisdn number() {
    return Msisdn.parse("+2782557%04d".formatted(NUMBERS.incrementAndGet())).orElseThrow();
  }

  void empty() {
    for (var table : List.of("meeting", "sms_outbox", "note", "member")) {
      in(tx -> tx.query("delete from " + table).execute().await());
    }
  }

  /// Somebody of the province of the meetings who agreed to be told of them.
  BlindIndex member(String style) {
    var id = UUID.randomUUID();
    var number = number();
    var index = vault.index(number);
    var row =
        Tuple.of(id, Buffer.buffer(index.bytes()), (short) index.keyVersion())
            .addValue(Buffer.buffer(vault.sealNumber(number, id, "member")))
            .addString(style);
    in(
        tx ->
            tx.preparedQuery(
                    "insert into member (id, number_bi, key_version, number_ct, language, province,"
                        + " style, joined_on, seen_on) values ($1, $2, $3, $4, 'en', 'GP', $5,"
                        + " '2026-11-01', '2026-11-01')")
                .execute(row)
                .await());
    in(
        tx -> {
          Consents.agree(tx, index, "meetings", "test", now);
          Consents.agree(tx, index, "followup", "test", now);
          return id;
        });
    return index;
  }

  boolean vouch(BlindIndex her) {
    return in(tx -> Consents.vouch(tx, her, now));
  }

  /// @return how many were told
  int toldAt(String moment) {
    return reminders.turn(postgres.database(), at(moment));
  }

  int count(String table) {
    var sql = "select count(*)::int from " + table;
    return in(tx -> tx.query(sql).execute().await().iterator().next().getInteger(0));
  }

  /// The texts in line, the oldest first.
  List<String> texts(String state) {
    return in(
        tx ->
            tx
                .preparedQuery("select id, text_ct from sms_outbox where state = $1 order by ctid")
                .execute(Tuple.of(state))
                .await()
                .stream()
                .map(row -> text(row.getUUID(0), row.getBuffer(1)))
                .toList());
  }

  private String text(UUID id, Buffer sealed) {
    var belongs = id.toString().getBytes(StandardCharsets.US_ASCII);
    return new String(
        vault.open("sms", belongs, sealed.getBytes()).orElseThrow(), StandardCharsets.UTF_8);
  }

  <T> T in(Function<SqlConnection, T> work) {
    return postgres.database().inTransaction(tx -> Optional.of(work.apply(tx))).orElseThrow();
  }

  @Override
  public void close() {
    postgres.close();
  }
}
