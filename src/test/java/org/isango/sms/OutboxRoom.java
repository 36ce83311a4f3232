package org.isango.sms;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.isango.calendar.PublicHolidays;
import org.isango.calendar.QuietHours;
import org.isango.gateway.DeliveryReport.Status;
import org.isango.gateway.DeliveryReport;
import org.isango.gateway.SmsOut;
import org.isango.sms.Outbox.Kind;
import org.isango.store.TestDatabase;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;

/// The outbox on the real database, with a gateway that answers as a test says. Time is turned in
/// the rows, since the outbox lives by the database's clock.
final class OutboxRoom implements AutoCloseable {
  static final Msisdn HER = Msisdn.parse("+27825550001").orElseThrow();
  static final Msisdn OTHER = Msisdn.parse("+27825550002").orElseThrow();

  final TestDatabase postgres = TestDatabase.start();
  final Vault vault = Vault.open(postgres.data().resolve("keys"));
  final Outbox outbox = new Outbox(vault);
  final Reports reports = new Reports(vault);
  final Reaper reaper = new Reaper(reports);
  final AtomicLong nanos = new AtomicLong();
  ScriptedSender gateway = new ScriptedSender();
  OutboxWorker worker;

  void fresh() {
    sql("delete from sms_outbox");
    sql("delete from sms_report");
    sql("delete from opt_out");
    sql("update sms_lane set paused_until = null, low = false");
    gateway = new ScriptedSender();
    worker =
        new OutboxWorker(
            postgres.database(),
            vault,
            new QuietHours(new PublicHolidays(Set.<LocalDate>of())),
            new Lane(event -> {}),
            List.of(gateway),
            1000,
            nanos::get);
  }

  void turn() {
    run(reaper::reap);
    worker.turn();
    run(reaper::reap);
  }

  void put(Msisdn to, String text, Kind kind) {
    run(tx -> outbox.put(tx, to, text, kind, OffsetDateTime.now()));
  }

  void report(Status status) {
    var id = gateway.lastId();
    run(tx -> reports.take(tx, new DeliveryReport(id, Optional.of(HER), status, false)));
  }

  void past(Duration time) {
    postgres
        .database()
        .jobs()
        .preparedQuery(
            "update sms_outbox set submitted_at = submitted_at - $1 * interval '1 second'")
        .execute(Tuple.of((double) time.toSeconds()))
        .await();
  }

  List<String> texts() {
    return gateway.sent.stream().map(SmsOut::text).toList();
  }

  String state() {
    return postgres
        .database()
        .jobs()
        .preparedQuery("select state from sms_outbox where number_bi = $1")
        .execute(Tuple.of(Buffer.buffer(vault.index(HER).bytes())))
        .await()
        .iterator()
        .next()
        .getString(0);
  }

  long count(String state) {
    return postgres
        .database()
        .jobs()
        .preparedQuery("select count(*) from sms_outbox where state = $1")
        .execute(Tuple.of(state))
        .await()
        .iterator()
        .next()
        .getLong(0);
  }

  long number(String query) {
    return postgres.database().jobs().query(query).execute().await().iterator().next().getLong(0);
  }

  void sql(String statement) {
    postgres.database().jobs().query(statement).execute().await();
  }

  <T> T tx(Function<SqlConnection, T> work) {
    return postgres.database().inBackground(tx -> Optional.of(work.apply(tx))).orElseThrow();
  }

  void run(Consumer<SqlConnection> work) {
    tx(
        tx -> {
          work.accept(tx);
          return tx;
        });
  }

  @Override
  public void close() {
    postgres.close();
  }
}
