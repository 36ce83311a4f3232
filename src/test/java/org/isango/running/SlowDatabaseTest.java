package org.isango.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.isango.calendar.PublicHolidays;
import org.isango.gateway.LogLines;
import org.isango.gateway.UssdReply;
import org.isango.kit.Inside;
import org.isango.kit.Ledger;
import org.isango.kit.PhoneCaller;
import org.isango.kit.PostgresProcess;
import org.isango.kit.SlowWire;
import org.isango.kit.Waiting;
import org.isango.store.TestDatabase;
import org.isango.ussd.Limits;
import org.isango.vault.Vault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A database that takes half a second for every answer: a request for help is kept all the same,
/// and what she is told of it is true.
class SlowDatabaseTest {
  private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
  private static final Duration OUR_LIMIT = Duration.ofSeconds(4);

  private static TestDatabase database;
  private static SlowWire wire;
  private static Inside inside;
  private static Ledger ledger;

  @BeforeAll
  static void start() {
    database = TestDatabase.start();
    var postgres = new PostgresProcess(database.data());
    var keys = Path.of(database.data().toString(), "keys");
    var clock = Clock.system(PublicHolidays.ZONE);
    wire = new SlowWire(postgres.port());
    inside = new Inside(postgres, wire.port(), keys, clock, Limits.none(clock)).warm();
    ledger = new Ledger(postgres, Vault.open(keys));
    // What the first hops have done long ago: what is only read is known, too.
    inside.walk(PhoneCaller.newNumber(), "1", "1", "1", "1", "2", "2", "Hillbrow", "1", "2");
  }

  @AfterAll
  static void stop() {
    inside.close();
    wire.close();
    database.close();
  }

  @Test
  void aRequestForHelpIsSavedWithinOurLimit() {
    var number = PhoneCaller.newNumber();
    var session = UUID.randomUUID().toString();
    for (var typed : new String[] {"", "1", "1*1"}) hop(session, number, typed);
    wire.slow(HALF_A_SECOND);
    try {
      hop(session, number, "1*1*1");
      assertThat(timed(session, number, "1*1*1*1").text()).startsWith("Help request saved.");
      assertThat(timed(session, number, "1*1*1*1*2").text()).startsWith("When were you taken?");
      assertThat(timed(session, number, "1*1*1*1*2*1").text()).startsWith("Type the station");
    } finally {
      wire.slow(Duration.ZERO);
    }
    var asked = ledger.cases(number);
    assertThat(asked).hasSize(1);
    assertThat(ledger.answers(asked.getFirst().id()))
        .extracting(Ledger.Answer::toString)
        .containsExactly("who=me", "where=station", "when=hour");
  }

  /// What was sent after a statement that failed fails because of it, and says nothing.
  @Test
  void ofAHopThatFailsTheFirstFailureIsLoggedByItsKind() {
    sql("alter table help_ask rename to away");
    try (var log = LogLines.open()) {
      var number = PhoneCaller.newNumber();
      assertThatThrownBy(() -> inside.walk(number, "1", "1", "1", "1")).isNotNull();
      assertThat(log.lines()).anyMatch(line -> line.contains("a hop failed: SQLSTATE 42P01"));
    } finally {
      sql("alter table away rename to help_ask");
    }
  }

  private static void sql(String statement) {
    database.database().jobs().query(statement).execute().await();
  }

  @Test
  void whatIsToldNotSavedIsNotSavedLater() {
    var number = PhoneCaller.newNumber();
    var session = dialled(number);
    wire.slow(Duration.ofSeconds(2));
    try {
      assertThat(hop(session, number, "1*1*1*1").text()).startsWith("NOT saved.");
    } finally {
      wire.slow(Duration.ZERO);
    }
    Waiting.until(Duration.ofSeconds(30), () -> quiet());
    assertThat(ledger.cases(number)).isEmpty();
  }

  @Test
  void whenOnlyTheCommitIsLateSheIsToldThatNobodyIsSureAndSeesItWhenSheDialsAgain() {
    var number = PhoneCaller.newNumber();
    var session = dialled(number);
    wire.holdCommits(true);
    try {
      assertThat(hop(session, number, "1*1*1*1").text()).startsWith("We are NOT sure it is saved.");
    } finally {
      wire.holdCommits(false);
    }
    Waiting.until(Duration.ofSeconds(30), () -> quiet());
    assertThat(ledger.cases(number)).hasSize(1);
    assertThat(inside.walk(number, "2", "1", "1", "1", "1").text()).startsWith("Request ");
  }

  private static boolean quiet() {
    return database
            .database()
            .jobs()
            .query(
                "select 1 from pg_stat_activity where application_name = 'isango'"
                    + " and state <> 'idle' and pid <> pg_backend_pid()")
            .execute()
            .await()
            .size()
        == 0;
  }

  private static String dialled(String number) {
    var session = UUID.randomUUID().toString();
    for (var typed : new String[] {"", "1", "1*1", "1*1*1"}) hop(session, number, typed);
    return session;
  }

  private static UssdReply timed(String session, String number, String typed) {
    long since = System.nanoTime();
    var reply = hop(session, number, typed);
    assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(OUR_LIMIT);
    return reply;
  }

  private static UssdReply hop(String session, String number, String typed) {
    return inside.hop(session, number, typed).await();
  }
}
