package org.isango.kit;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.isango.calendar.CourtDays;
import org.isango.calendar.CustodyClock;
import org.isango.calendar.PublicHolidays;
import org.isango.calendar.QuietHours;
import org.isango.cases.Cases;
import org.isango.cases.Handling;
import org.isango.member.Members;
import org.isango.sms.Notes;
import org.isango.sms.Notices;
import org.isango.sms.Outbox;
import org.isango.store.TestDatabase;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;

/// The rooms behind the screens on the real database, joined as the service joins them: what tests
/// of several rooms begin with.
public final class BackRooms implements AutoCloseable {
  private static final AtomicInteger NUMBERS = new AtomicInteger(5_560_000);

  public final TestDatabase postgres = TestDatabase.start();
  public final Vault vault = Vault.open(postgres.data().resolve("keys"));
  public final CourtDays courts;
  public final QuietHours hours;
  public final Outbox outbox = new Outbox(vault);
  public final Notes notes = new Notes(vault);
  public final Notices notices;
  public final Members members = new Members(vault);
  public final Handling handling = new Handling(vault);
  public final Cases cases;

  public BackRooms() {
    var holidays = new PublicHolidays(Set.<LocalDate>of());
    courts = new CourtDays(holidays);
    hours = new QuietHours(holidays);
    notices = new Notices(vault, outbox, notes, () -> Desk.MENUS, hours);
    cases = new Cases(vault, new CustodyClock(courts));
  }

  /// A number nobody has used before.
  public static Msisdn somebody() {
    return Msisdn.parse("+2782" + NUMBERS.incrementAndGet()).orElseThrow();
  }

  /// A session nobody has used before.
  public byte[] session() {
    return vault.sessionId(UUID.randomUUID().toString());
  }

  public Buffer key(Msisdn number) {
    return Buffer.buffer(vault.index(number).bytes());
  }

  public <T> T in(Function<SqlConnection, T> work) {
    return postgres.database().inBackground(tx -> Optional.of(work.apply(tx))).orElseThrow();
  }

  /// Runs statements.
  public void run(String... statements) {
    for (var sql : statements) postgres.database().jobs().query(sql).execute().await();
  }

  public List<Row> rows(String sql) {
    var rows = postgres.database().jobs().query(sql).execute().await();
    return StreamSupport.stream(rows.spliterator(), false).toList();
  }

  public long count(String sql) {
    return rows(sql).getFirst().getLong(0);
  }

  /// The words of a text in the outbox.
  ///
  /// @param row of `id` and `text_ct`
  public String text(Row row) {
    var belongs = row.getUUID("id").toString().getBytes(StandardCharsets.US_ASCII);
    var text = vault.open("sms", belongs, row.getBuffer("text_ct").getBytes());
    return new String(text.orElseThrow(), StandardCharsets.UTF_8);
  }

  /// The texts in line for a number, in the order in which they leave.
  public List<String> texts(Msisdn to) {
    var rows =
        postgres
            .database()
            .jobs()
            .preparedQuery(
                "select id, text_ct from sms_outbox where number_bi = $1"
                    + " order by priority, created_at, ctid")
            .execute(Tuple.of(key(to)))
            .await();
    return StreamSupport.stream(rows.spliterator(), false).map(this::text).toList();
  }

  @Override
  public void close() {
    postgres.close();
  }
}
