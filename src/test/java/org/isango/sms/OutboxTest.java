package org.isango.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.isango.gateway.DeliveryReport;
import org.isango.gateway.DeliveryReport.Status;
import org.isango.gateway.SendOutcome.NotSent;
import org.isango.gateway.SendOutcome.Obstacle;
import org.isango.gateway.SendOutcome.Reason;
import org.isango.gateway.SendOutcome.Refused;
import org.isango.gateway.SendOutcome.Unknown;
import org.isango.gateway.SmsOut;
import org.isango.member.Members;
import org.isango.sms.Outbox.Kind;
import org.isango.store.TestDatabase;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every message leaves as often as its class allows, whatever the gateway answers and whoever dies
/// on the way. Time is turned in the rows, since the outbox lives by the database's clock.
class OutboxTest {
  private static final Msisdn HER = Msisdn.parse("+27825550001").orElseThrow();
  private static final Msisdn OTHER = Msisdn.parse("+27825550002").orElseThrow();

  private static TestDatabase postgres;
  private static Vault vault;
  private static Outbox outbox;
  private static Reports reports;
  private static Reaper reaper;

  private final AtomicLong nanos = new AtomicLong();
  private ScriptedSender gateway;
  private OutboxWorker worker;

  @BeforeAll
  static void open() {
    postgres = TestDatabase.start();
    vault = Vault.open(postgres.data().resolve("keys"));
    outbox = new Outbox(vault);
    reports = new Reports(vault);
    reaper = new Reaper(reports);
  }

  @AfterAll
  static void close() {
    postgres.close();
  }

  @BeforeEach
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

  @Test
  void aMessageIsSentOnceAndItsReportsOnlyRise() {
    put(HER, "One", Kind.REPLY);
    worker.turn();
    turn();
    assertThat(texts()).containsExactly("One");
    assertThat(state()).isEqualTo("ACCEPTED");
    report(Status.SUCCESS);
    report(Status.SENT);
    report(Status.FAILED);
    assertThat(state()).isEqualTo("DELIVERED");
  }

  @Test
  void successAfterFailureWins() {
    put(HER, "One", Kind.REPLY);
    turn();
    report(Status.ABSENT);
    assertThat(state()).isEqualTo("SENT");
    report(Status.FAILED);
    assertThat(state()).isEqualTo("FAILED");
    report(Status.SUCCESS);
    assertThat(state()).isEqualTo("DELIVERED");
    report(Status.OTHER);
    assertThat(state()).isEqualTo("DELIVERED");
  }

  @Test
  void manyNumbersOfOneTextLeaveTwentyAtATime() {
    for (int i = 10; i < 55; i++) {
      put(Msisdn.parse("+278255501" + i).orElseThrow(), "All", Kind.REPLY);
    }
    turn();
    assertThat(gateway.sizes).containsExactly(20, 20, 5);
    assertThat(gateway.sent).extracting(SmsOut::to).doesNotHaveDuplicates().hasSize(45);
  }

  @Test
  void aNumberHasOneMessageOnItsWayAtATime() {
    put(HER, "First", Kind.REPLY);
    put(HER, "Second", Kind.REPLY);
    gateway.beforeAnswering = () -> assertThat(count("SUBMITTING")).isEqualTo(1);
    turn();
    assertThat(texts()).containsExactly("First", "Second");
  }

  @Test
  void aSafetyAlertGoesBeforeEverythingElse() {
    put(HER, "Later", Kind.REPLY);
    put(OTHER, "Danger", Kind.SAFETY);
    turn();
    assertThat(texts().getFirst()).startsWith("Danger #A");
  }

  @Test
  void whatMayHaveBeenSentIsNotSentAgain() {
    gateway.answer = number -> new Unknown();
    put(HER, "One", Kind.REPLY);
    put(OTHER, "Two", Kind.PAGE);
    turn();
    past(Duration.ofMinutes(5));
    turn();
    assertThat(gateway.sent).hasSize(2);
    assertThat(count("UNKNOWN")).isEqualTo(2);
  }

  @Test
  void aSafetyAlertOfUnknownFateLeavesOnceMoreWithTheSameCode() {
    gateway.answer = number -> new Unknown();
    put(HER, "Danger", Kind.SAFETY);
    turn();
    past(Duration.ofSeconds(119));
    turn();
    assertThat(gateway.sent).hasSize(1);
    past(Duration.ofSeconds(2));
    turn();
    past(Duration.ofSeconds(300));
    turn();
    assertThat(texts()).hasSize(2);
    assertThat(texts().get(1)).isEqualTo(texts().get(0)).matches("Danger #A\\d\\d");
  }

  @Test
  void whoeverDiedWhileSubmittingLeavesItUnknown() {
    put(HER, "One", Kind.REPLY);
    gateway.beforeWriting =
        () -> {
          throw new IllegalStateException("dies");
        };
    assertThatThrownBy(worker::turn).hasMessage("dies");
    assertThat(state()).isEqualTo("SUBMITTING");
    gateway.beforeWriting = () -> {};
    turn();
    sql("update sms_outbox set lease_until = now() - interval '1 second'");
    turn();
    assertThat(state()).isEqualTo("UNKNOWN");
    assertThat(gateway.sent).isEmpty();
  }

  @Test
  void whoeverWakesAfterFiveSecondsSendsNothing() {
    put(HER, "One", Kind.BROADCAST);
    sql("update sms_outbox set class = 'REPLY'");
    gateway.beforeWriting =
        () -> {
          nanos.addAndGet(6_000_000_000L);
          gateway.beforeWriting = () -> assertThat(gateway.sent).isEmpty();
        };
    turn();
    assertThat(texts()).containsExactly("One");
    assertThat(state()).isEqualTo("ACCEPTED");
  }

  @Test
  void whoeverLostItsClaimSendsNothing() {
    put(HER, "One", Kind.REPLY);
    var claims = new Claims(vault, new QuietHours(new PublicHolidays(Set.<LocalDate>of())));
    var slept = tx(tx -> claims.claim(tx, 20)).getFirst();
    sql("update sms_outbox set lease_until = now() - interval '1 second'");
    turn();
    assertThat(texts()).containsExactly("One");
    assertThat(tx(tx -> claims.submit(tx, slept)).entries()).isEmpty();
  }

  @Test
  void aStopThatComesWhileItWaitsIsObeyed() {
    put(HER, "One", Kind.BROADCAST);
    run(tx -> new Members(vault).silence(tx, vault.index(HER), OffsetDateTime.now()));
    turn();
    assertThat(gateway.sent).isEmpty();
    assertThat(state()).isEqualTo("SUPPRESSED");
  }

  @Test
  void aRefusedNumberIsNotTriedAgainAndABlacklistedOneIsSilenced() {
    gateway.answer = n -> new Refused(n.equals(HER) ? Reason.BLACKLISTED : Reason.NO_ROUTE);
    put(HER, "One", Kind.REPLY);
    put(OTHER, "Two", Kind.REPLY);
    turn();
    past(Duration.ofHours(1));
    turn();
    assertThat(gateway.sent).hasSize(2);
    assertThat(count("SUPPRESSED")).isEqualTo(1);
    assertThat(count("FAILED")).isEqualTo(1);
    assertThat(number("select count(*) from opt_out")).isEqualTo(1);
  }

  @Test
  void whatWasCertainlyNotSentIsTriedAgainWithinItsLife() {
    gateway.answer = number -> new NotSent(Obstacle.UNREACHABLE);
    put(HER, "One", Kind.REPLY);
    turn();
    turn();
    assertThat(gateway.sent).hasSize(1);
    gateway.answer = number -> gateway.accepted();
    sql("update sms_outbox set not_before = now()");
    turn();
    assertThat(state()).isEqualTo("ACCEPTED");
    put(OTHER, "Two", Kind.REPLY);
    sql("update sms_outbox set send_before = now() where state = 'PENDING'");
    turn();
    assertThat(count("EXPIRED")).isEqualTo(1);
    assertThat(texts()).doesNotContain("Two");
  }

  @Test
  void aWrongKeyPausesTheLaneAndFailsNothing() {
    gateway.answer = number -> new NotSent(Obstacle.UNAUTHORISED);
    put(HER, "One", Kind.REPLY);
    turn();
    put(OTHER, "Two", Kind.REPLY);
    gateway.answer = number -> gateway.accepted();
    sql("update sms_outbox set not_before = now()");
    turn();
    assertThat(count("PENDING")).isEqualTo(2);
    run(new Lane(event -> {})::resume);
    turn();
    assertThat(count("ACCEPTED")).isEqualTo(2);
  }

  @Test
  void withoutBalanceNewsIsHeldAndSafetyIsTried() {
    sql("update sms_lane set low = true");
    put(HER, "News", Kind.BROADCAST);
    put(OTHER, "Danger", Kind.SAFETY);
    turn();
    assertThat(texts()).singleElement().asString().startsWith("Danger");
    assertThat(count("HELD")).isEqualTo(1);
    run(tx -> new Lane(event -> {}).low(tx, false));
    assertThat(count("PENDING")).isEqualTo(1);
  }

  @Test
  void aReportThatComesBeforeTheAnswerIsJoined() {
    put(HER, "One", Kind.REPLY);
    gateway.beforeAnswering = () -> report(Status.SUCCESS);
    turn();
    assertThat(state()).isEqualTo("DELIVERED");
    assertThat(number("select count(*) from sms_report")).isZero();
  }

  @Test
  void aReportTellsTheFateOfTheOnlyUnknownMessageOfItsNumber() {
    gateway.answer = number -> new Unknown();
    put(HER, "One", Kind.REPLY);
    turn();
    report(Status.SUBMITTED);
    turn();
    assertThat(state()).isEqualTo("SENT");
    report(Status.SUCCESS);
    assertThat(state()).isEqualTo("DELIVERED");
  }

  @Test
  void aReportThatNamesAnotherNumberChangesNothing() {
    put(HER, "One", Kind.REPLY);
    turn();
    var id = gateway.lastId();
    var report = new DeliveryReport(id, Optional.of(OTHER), Status.FAILED, true);
    run(tx -> reports.take(tx, report));
    assertThat(state()).isEqualTo("ACCEPTED");
    assertThat(number("select count(*) from sms_report")).isZero();
    assertThat(number("select count(*) from opt_out")).isZero();
    report(Status.SUCCESS);
    assertThat(state()).isEqualTo("DELIVERED");
  }

  @Test
  void strayReportsAreCapped() {
    sql(
        "insert into sms_report (provider_hash, rank, state, seen_at)"
            + " select decode(lpad(to_hex(g), 8, '0'), 'hex'), 1, 'SENT', now()"
            + " from generate_series(1, 10000) g");
    report(Status.SENT);
    assertThat(number("select count(*) from sms_report")).isEqualTo(10_000);
  }

  @Test
  void withoutAReportItExpiresAfterThreeDays() {
    put(HER, "One", Kind.REPLY);
    turn();
    sql("update sms_outbox set accepted_at = accepted_at - interval '72 hours'");
    turn();
    assertThat(state()).isEqualTo("EXPIRED");
  }

  private void turn() {
    run(reaper::reap);
    worker.turn();
    run(reaper::reap);
  }

  private void put(Msisdn to, String text, Kind kind) {
    run(tx -> outbox.put(tx, to, text, kind, OffsetDateTime.now()));
  }

  private void report(Status status) {
    var id = gateway.lastId();
    run(tx -> reports.take(tx, new DeliveryReport(id, Optional.of(HER), status, false)));
  }

  private static void past(Duration time) {
    postgres
        .database()
        .jobs()
        .preparedQuery(
            "update sms_outbox set submitted_at = submitted_at - $1 * interval '1 second'")
        .execute(Tuple.of((double) time.toSeconds()))
        .await();
  }

  private List<String> texts() {
    return gateway.sent.stream().map(SmsOut::text).toList();
  }

  private static String state() {
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

  private static long count(String state) {
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

  private static long number(String query) {
    return postgres.database().jobs().query(query).execute().await().iterator().next().getLong(0);
  }

  private static void sql(String statement) {
    postgres.database().jobs().query(statement).execute().await();
  }

  private static <T> T tx(Function<SqlConnection, T> work) {
    return postgres.database().inBackground(tx -> Optional.of(work.apply(tx))).orElseThrow();
  }

  private static void run(Consumer<SqlConnection> work) {
    tx(
        tx -> {
          work.accept(tx);
          return tx;
        });
  }
}
