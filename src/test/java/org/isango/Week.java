package org.isango;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.isango.calendar.PublicHolidays;
import org.isango.calendar.QuietHours;
import org.isango.cases.CourtReminders;
import org.isango.cases.Outcome;
import org.isango.duty.Duty;
import org.isango.duty.Paging;
import org.isango.duty.Responder;
import org.isango.duty.Rota;
import org.isango.duty.RotaFile;
import org.isango.kit.Desk;
import org.isango.kit.HandClock;
import org.isango.kit.Inside;
import org.isango.kit.PostgresProcess;
import org.isango.member.Members;
import org.isango.store.TestDatabase;
import org.isango.ussd.Limits;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;

/// A week on the real database: people dial the real conversation, helpers act, the jobs of the
/// service run, and the clock is turned by hand. What happened is read from the database and told
/// as whoever coordinates would tell it.
final class Week implements AutoCloseable {
  private static final String HEADER = "name,number,role,languages,provinces,tier,province,when\n";
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH).withZone(PublicHolidays.ZONE);

  private final TestDatabase postgres = TestDatabase.start();
  private final HandClock clock;
  private final Vault vault;
  private final Inside phones;
  private final Paging paging;
  private final Duty duty;
  private final CourtReminders reminders;
  private final Retention retention;
  private final Map<String, String> numbers = new HashMap<>();
  private int told;

  Week(OffsetDateTime begins) {
    clock = new HandClock(begins);
    var keys = postgres.data().resolve("keys");
    vault = Vault.open(keys);
    var desk = Desk.of(postgres.database(), vault, clock);
    paging = desk.paging();
    duty = desk.duty();
    var hours = new QuietHours(new PublicHolidays(Set.<LocalDate>of()));
    reminders = new CourtReminders(vault, desk.notices(), (tx, id) -> Optional.empty(), hours);
    retention = new Retention(clock.instant());
    var process = new PostgresProcess(postgres.data());
    phones = new Inside(process, keys, clock, Limits.none(clock));
  }

  /// The whole rota: name, number, tier, province and when, as in its file.
  void rota(String... lines) {
    var file = new StringBuilder(HEADER);
    for (var line : lines) {
      var columns = line.split(", ");
      numbers.put(columns[0], columns[1]);
      file.append(
          "%s,%s,defender,en,all,%s,%s,%s%n"
              .formatted(columns[0], columns[1], columns[2], columns[3], columns[4]));
    }
    run(
        tx -> {
          new Rota(vault).replace(tx, RotaFile.read(file.toString()), false, clock.now());
          return true;
        });
  }

  /// Somebody with a phone; where a province is named she has joined there.
  void somebody(String name, String number, Optional<String> province) {
    numbers.put(name, number);
    province.ifPresent(
        where ->
            run(
                tx -> {
                  var members = new Members(vault);
                  var agreed = new Members.Agreed("en", "en", "join.consent 1");
                  members.join(tx, msisdn(name), agreed, clock.now());
                  members.remember(tx, vault.index(msisdn(name)), "province", where);
                  return true;
                }));
  }

  /// She dials and answers; what she reads at the end.
  String dials(String name, String... keys) {
    return phones.walk(numbers.get(name), keys).text();
  }

  String accepts(String helper, String whose) {
    return did(run(tx -> duty.accept(tx, helper(tx, helper), ref(tx, whose), clock.now())));
  }

  String handsOver(String helper, String whose, String to) {
    return did(
        run(
            tx ->
                duty.handOver(
                    tx, helper(tx, helper), ref(tx, whose), vault.index(msisdn(to)), clock.now())));
  }

  String closes(String helper, String whose, Outcome outcome) {
    return did(run(tx -> duty.close(tx, helper(tx, helper), ref(tx, whose), outcome, clock.now())));
  }

  private static String did(Duty.Did did) {
    return switch (did) {
      case Duty.Did.Done _ -> "done";
      case Duty.Did.Unknown _ -> "unknown";
      case Duty.Did.Anothers _ -> "another has it";
    };
  }

  private Responder helper(SqlConnection tx, String name) {
    return duty.who(tx, vault.index(msisdn(name))).orElseThrow();
  }

  private String ref(SqlConnection tx, String whose) {
    return tx.preparedQuery("select ref from help_case where number_bi = $1 and closed_at is null")
        .execute(Tuple.of(Buffer.buffer(vault.index(msisdn(whose)).bytes())))
        .await()
        .iterator()
        .next()
        .getString(0);
  }

  private Msisdn msisdn(String name) {
    return Msisdn.parse(numbers.get(name)).orElseThrow();
  }

  /// Turns the clock on, stopping at every hour and whenever something is due.
  void until(OffsetDateTime then) {
    jobs();
    while (clock.now().isBefore(then)) {
      var next = next();
      clock.turn(Duration.between(clock.now(), next.isBefore(then) ? next : then));
      jobs();
    }
  }

  /// Turns the clock on at one go.
  void turn(Duration on) {
    clock.turn(on);
    jobs();
  }

  private OffsetDateTime next() {
    var hour = clock.now().plusHours(1).withMinute(0).withSecond(0).withNano(0);
    var due = clock.now().plusSeconds(1);
    return when("select min(next_step_at) from help_case where closed_at is null")
        .map(at -> at.isBefore(due) ? due : at)
        .filter(hour::isAfter)
        .orElse(hour);
  }

  private void jobs() {
    paging.turn();
    reminders.turn(postgres.database(), clock.now());
    retention.turn(postgres.database()::inBackground, clock, (table, rows) -> {});
  }

  private Optional<OffsetDateTime> when(String sql) {
    var row = postgres.database().jobs().query(sql).execute().await().iterator().next();
    return Optional.ofNullable(row.getOffsetDateTime(0))
        .map(at -> at.atZoneSameInstant(PublicHolidays.ZONE).toOffsetDateTime());
  }

  /// What has happened since it was last asked, in the order of time. A text is told of when it
  /// leaves.
  List<String> diary() {
    var lines = new ArrayList<String>();
    rows(
        "select p.paged_at as at, r.number_bi, c.number_bi as hers, p.reason, p.tier from page p"
            + " join responder r on r.id = p.responder_id join help_case c on c.id = p.case_id",
        row ->
            lines.add(
                at(row.getOffsetDateTime("at"))
                    + " %s is called: %s, %s"
                        .formatted(
                            name(row.getBuffer("number_bi")),
                            name(row.getBuffer("hers")),
                            row.getString("reason").toLowerCase(Locale.ROOT).replace('_', ' '))));
    rows(
        "select a.raised_at as at, c.number_bi as hers, a.what, a.tier from duty_alarm a"
            + " join help_case c on c.id = a.case_id",
        row ->
            lines.add(
                at(row.getOffsetDateTime("at"))
                    + " alarm: %s, %s%s"
                        .formatted(
                            name(row.getBuffer("hers")),
                            row.getString("what").toLowerCase(Locale.ROOT).replace('_', ' '),
                            row.getShort("tier") == 0 ? "" : " " + row.getShort("tier"))));
    rows(
        "select not_before as at, number_bi from sms_outbox where class <> 'PAGE'",
        row ->
            lines.add(
                at(row.getOffsetDateTime("at")) + " text to " + name(row.getBuffer("number_bi"))));
    var until = at(clock.now());
    lines.removeIf(line -> line.substring(0, until.length()).compareTo(until) >= 0);
    lines.sort(null);
    var fresh = lines.subList(told, lines.size()).stream().map(l -> l.substring(11)).toList();
    told = lines.size();
    return fresh;
  }

  /// The day before it, so that it sorts.
  private static String at(OffsetDateTime at) {
    return at.atZoneSameInstant(PublicHolidays.ZONE).toLocalDate() + " " + HOUR.format(at);
  }

  private String name(Buffer index) {
    return numbers.keySet().stream()
        .filter(n -> Buffer.buffer(vault.index(msisdn(n)).bytes()).equals(index))
        .findFirst()
        .orElse("somebody");
  }

  /// How many rows there are of what is asked for.
  long count(String sql) {
    return postgres.database().jobs().query(sql).execute().await().iterator().next().getLong(0);
  }

  private void rows(String sql, Consumer<Row> each) {
    postgres.database().jobs().query(sql).execute().await().forEach(each);
  }

  private <T> T run(Function<SqlConnection, T> work) {
    return postgres.database().inBackground(tx -> Optional.of(work.apply(tx))).orElseThrow();
  }

  @Override
  public void close() {
    phones.close();
    postgres.close();
  }
}
