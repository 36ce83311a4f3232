package org.isango.sms.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.isango.calendar.PublicHolidays;
import org.isango.calendar.QuietHours;
import org.isango.kit.Desk;
import org.isango.kit.HandClock;
import org.isango.member.Members;
import org.isango.member.Wishes.Style;
import org.isango.sms.Notes;
import org.isango.sms.Outbox;
import org.isango.sms.broadcast.Outcome.Done;
import org.isango.sms.broadcast.Outcome.Reason;
import org.isango.sms.broadcast.Outcome.Refused;
import org.isango.store.TestDatabase;
import org.isango.text.Language;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;

/// The room of broadcasts on the real database, with members to send to.
final class BroadcastRoom implements AutoCloseable {
  /// A Tuesday, in hours that the law and everybody allow.
  static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-24T12:30+02:00");

  static final QuietHours HOURS = new QuietHours(new PublicHolidays(Set.<LocalDate>of()));
  private static final AtomicInteger NUMBERS = new AtomicInteger(1000);

  final TestDatabase postgres = TestDatabase.start();
  final Vault vault = Vault.open(postgres.data().resolve("keys"));
  final HandClock clock = new HandClock(NOON);
  final Broadcasts broadcasts = new Broadcasts(vault, () -> Desk.MENUS);
  private final Members members = new Members(vault);
  final Feeder feeder =
      new Feeder(
          postgres.database(),
          vault,
          new Outbox(vault),
          new Notes(vault),
          () -> Desk.MENUS,
          HOURS,
          clock);

  void empty() {
    clock.turn(Duration.between(clock.now(), NOON));
    for (var table : List.of("broadcast", "sms_outbox", "note", "opt_out", "member")) {
      doing(tx -> tx.query("delete from " + table).execute().await());
    }
  }

  static Draft draft(Outbox.Kind kind, Set<String> provinces) {
    return new Draft(
        kind,
        "alerts",
        kind == Outbox.Kind.SAFETY ? Optional.of("safety") : Optional.empty(),
        new Audience(provinces, Set.of(), Optional.empty()),
        List.of(
            new Wording(Language.EN, Style.HIDDEN, "You have a note."),
            new Wording(Language.EN, Style.PLAIN, "Meeting Friday 10:00, usual place."),
            new Wording(Language.EN, Style.FULL, "Creative space Friday 10:00, usual place."),
            new Wording(Language.ZU, Style.FULL, "Umhlangano ngoLwesihlanu 10:00.")),
        NOON,
        NOON.plusHours(5));
  }

  Broadcast written(Draft draft) {
    return doing(tx -> broadcasts.write(tx, draft, "ann", NOON));
  }

  Broadcast frozen(Draft draft) {
    var one = written(draft);
    done(tx -> broadcasts.freeze(tx, one.id(), one.version(), NOON));
    return found(one);
  }

  Broadcast started(Draft draft) {
    var one = frozen(draft);
    int ready = one.needsSecond() ? done(tx -> approve(tx, one, one.hash(), "bea")) : one.version();
    done(tx -> broadcasts.start(tx, one.id(), ready, NOON));
    return found(one);
  }

  Broadcast found(Broadcast one) {
    return doing(tx -> broadcasts.find(tx, one.id()).orElseThrow());
  }

  Progress progress(Broadcast one) {
    return doing(tx -> Progress.of(tx, one.id()));
  }

  void feedAll() {
    while (feeder.turn()) assertThat(texts().size()).isLessThan(10_000);
    // What waits in line makes room as it leaves.
    var waiting = texts().size();
    doing(
        tx ->
            tx.query("update sms_outbox set state = 'SENT' where state = 'PENDING'")
                .execute()
                .await());
    while (feeder.turn()) assertThat(waiting).isLessThan(10_000);
    doing(
        tx ->
            tx.query("update sms_outbox set state = 'PENDING' where state = 'SENT'")
                .execute()
                .await());
  }

  int done(Function<SqlConnection, Outcome> work) {
    var outcome = doing(work);
    assertThat(outcome).isInstanceOf(Done.class);
    return ((Done) outcome).version();
  }

  Reason reason(Function<SqlConnection, Outcome> work) {
    var outcome = doing(work);
    assertThat(outcome).isInstanceOf(Refused.class);
    return ((Refused) outcome).reason();
  }

  <T> T doing(Function<SqlConnection, T> work) {
    return postgres.database().inBackground(tx -> Optional.of(work.apply(tx))).orElseThrow();
  }

  String member(String province, String language, String style) {
    var number = Msisdn.parse("+2782555%04d".formatted(NUMBERS.incrementAndGet())).orElseThrow();
    doing(
        tx -> {
          members.join(tx, number, new Members.Agreed(language, language, "join.consent 1"), NOON);
          members.remember(tx, vault.index(number), "province", province);
          members.remember(tx, vault.index(number), "style", style);
          return true;
        });
    return number.e164();
  }

  boolean stop(SqlConnection tx, String number) {
    members.silence(tx, vault.index(Msisdn.parse(number).orElseThrow()), NOON);
    return true;
  }

  /// What waits in line, by number.
  Map<String, String> texts() {
    return doing(
        tx -> {
          var all = new TreeMap<String, String>();
          tx.query("select id, number_ct, text_ct from sms_outbox")
              .execute()
              .await()
              .forEach(
                  row -> {
                    var id = row.getUUID(0);
                    var to = vault.openNumber(row.getBuffer(1).getBytes(), id, "sms_outbox");
                    var text =
                        vault.open("sms", id.toString().getBytes(), row.getBuffer(2).getBytes());
                    all.put(to.orElseThrow().e164(), new String(text.orElseThrow()));
                  });
          return all;
        });
  }

  Map<String, Integer> states() {
    return doing(
        tx -> {
          var all = new TreeMap<String, Integer>();
          tx.query("select state, count(*) from sms_outbox group by state")
              .execute()
              .await()
              .forEach(row -> all.put(row.getString(0), row.getInteger(1)));
          return all;
        });
  }

  /// The numbers that have a note to read.
  List<String> notes() {
    var found = new ArrayList<String>();
    for (int i = 1000; i <= NUMBERS.get(); i++) {
      var number = "+2782555%04d".formatted(i);
      var index = Msisdn.parse(number).map(vault::index).orElseThrow();
      int count =
          doing(
              tx ->
                  tx.preparedQuery("select count(*) from note where number_bi = $1")
                      .execute(Tuple.of(Buffer.buffer(index.bytes())))
                      .await()
                      .iterator()
                      .next()
                      .getInteger(0));
      if (count == 1) found.add(number);
    }
    return found;
  }

  Outcome approve(SqlConnection tx, Broadcast one, byte[] hash, String by) {
    return broadcasts.approve(tx, one.id(), one.version(), hash, by, NOON);
  }

  void purge(OffsetDateTime at) {
    doing(
        tx -> {
          Broadcasts.purge(tx, at);
          return true;
        });
  }

  @Override
  public void close() {
    postgres.close();
  }
}
