package org.isango.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.isango.kit.SlowWire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {
  private static final String CANARY = "canary-820000001-canary";

  private static TestDatabase test;
  private static Database database;

  @BeforeAll
  static void start() {
    test = TestDatabase.start();
    database = test.database();
    database.jobs().query("create table scrap (words text primary key)").execute().await();
  }

  @BeforeEach
  void empty() {
    database.jobs().query("delete from scrap").execute().await();
  }

  @AfterAll
  static void stop() {
    test.close();
  }

  @ParameterizedTest
  @CsvSource({
    "log_statement, none",
    "log_min_messages, log",
    "log_min_error_statement, panic",
    "log_error_verbosity, terse",
    "log_parameter_max_length, 0",
    "log_parameter_max_length_on_error, 0",
    "log_min_duration_statement, -1",
    "log_min_duration_sample, -1",
    "log_transaction_sample_rate, 0",
    "log_duration, off",
    "log_lock_waits, off",
    "debug_print_parse, off",
    "debug_print_plan, off",
    "debug_print_rewritten, off",
    "shared_preload_libraries, ''",
    "session_preload_libraries, ''",
    "password_encryption, scram-sha-256",
    "listen_addresses, 127.0.0.1",
    "unix_socket_directories, ''",
    "fsync, on",
    "synchronous_commit, on",
    "full_page_writes, on",
  })
  void theServerKeepsValuesOutOfItsLogAndRowsOnDisk(String name, String value) {
    assertThat(setting(database.jobs(), name)).isEqualTo(value);
  }

  @Test
  void everyPoolHasItsDeadline() {
    for (var pool : List.of(database.hops(), database.reads(), database.actions())) {
      assertThat(setting(pool, "statement_timeout")).isEqualTo("1500");
    }
    assertThat(setting(database.jobs(), "statement_timeout")).isEqualTo("30000");
    assertThat(setting(database.jobs(), "client_min_messages")).isEqualTo("error");
    assertThat(setting(database.jobs(), "idle_in_transaction_session_timeout")).isEqualTo("5000");
  }

  @Test
  void noFailureWritesAValueIntoTheLog() throws IOException {
    var words = "insert into scrap values ($1)";
    database.jobs().preparedQuery(words).execute(Tuple.of(CANARY)).await();
    for (var bad :
        List.of(
            words.replace("$1", "'" + CANARY + "'"),
            "select '" + CANARY + "'::int",
            "select " + CANARY.replace('-', '_'),
            "insert into member (id, number_bi) values (gen_random_uuid(), '" + CANARY + "')",
            "do $$ begin raise warning '" + CANARY + "' using errcode = '22000'; end $$; selec")) {
      assertThatThrownBy(() -> database.jobs().query(bad).execute().await()).isNotNull();
    }
    assertThatThrownBy(() -> database.jobs().preparedQuery(words).execute(Tuple.of(CANARY)).await())
        .isNotNull();

    assertThat(Files.readString(test.data().resolve("database.log")))
        .contains("ready to accept connections")
        .doesNotContain("canary", "820000001", "DETAIL", "STATEMENT", "CONTEXT");
  }

  @Test
  void workIsDoneAsAWholeOrNotAtAll() {
    assertThat(database.inTransaction(tx -> write(tx, "kept"))).hasValue("kept");
    assertThat(database.inTransaction(tx -> write(tx, "undone").filter("other"::equals))).isEmpty();
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    tx -> {
                      write(tx, "thrown");
                      throw new IllegalStateException("a bug of ours");
                    }))
        .hasMessage("a bug of ours");
    assertThatThrownBy(
            () -> database.inTransaction(tx -> write(tx, "a").flatMap(a -> write(tx, a))))
        .isNotNull();

    assertThat(notes()).containsExactly("kept");
  }

  @Test
  void aTransactionThatFailedLeavesACleanConnectionBehind() {
    for (int i = 0; i < 30; i++) {
      var words = "round " + i;
      assertThatThrownBy(
              () ->
                  database.inTransaction(
                      tx -> {
                        write(tx, "undone");
                        tx.query("select 1 / 0").execute().await();
                        return Optional.of(words);
                      }))
          .isNotNull();
      assertThat(database.inTransaction(tx -> write(tx, words))).hasValue(words);
    }
    assertThat(notes()).hasSize(30).doesNotContain("undone");
  }

  @Test
  void aStatementThatTakesTooLongIsGivenUpByTheServer() {
    assertThatThrownBy(() -> database.actions().query("select pg_sleep(10)").execute().await())
        .satisfies(late -> assertThat(StoreFailure.isDown(late)).isTrue());
  }

  @Test
  void aJobThatHearsNothingGivesUpAndTheNextOneFindsAnotherConnection() {
    try (var wire = new SlowWire(test.address().port());
        var far = Database.open(test.vertx(), through(wire), 1_000)) {
      assertThat(far.inBackground(tx -> write(tx, "before"))).hasValue("before");
      wire.slow(Duration.ofHours(1));
      assertThatThrownBy(() -> far.inBackground(tx -> write(tx, "unheard")))
          .satisfies(failure -> assertThat(StoreFailure.isDown(failure)).isTrue());
      wire.slow(Duration.ZERO);
      assertThat(far.inBackground(tx -> write(tx, "after"))).hasValue("after");
    }
    assertThat(notes()).contains("before", "after").doesNotContain("unheard");
  }

  private static DatabaseAddress through(SlowWire wire) {
    var file = test.address().passwordFile();
    return new DatabaseAddress("127.0.0.1", wire.port(), "postgres", "isango", file, false);
  }

  @Test
  void aDatabaseThatIsNotThereIsDown() {
    var nobody =
        new DatabaseAddress(
            "127.0.0.1", 1, "postgres", "isango", test.address().passwordFile(), false);
    try (var gone = Database.open(test.vertx(), nobody)) {
      assertThatThrownBy(() -> gone.inTransaction(tx -> write(tx, "never")))
          .satisfies(failure -> assertThat(StoreFailure.isDown(failure)).isTrue());
    }
  }

  private static Optional<String> write(SqlConnection tx, String words) {
    tx.preparedQuery("insert into scrap values ($1)").execute(Tuple.of(words)).await();
    return Optional.of(words);
  }

  private static List<String> notes() {
    var words = new ArrayList<String>();
    database
        .jobs()
        .query("select words from scrap")
        .execute()
        .await()
        .forEach(row -> words.add(row.getString(0)));
    return words;
  }

  private static String setting(SqlClient pool, String name) {
    return pool.preparedQuery("select setting from pg_settings where name = $1")
        .execute(Tuple.of(name))
        .await()
        .iterator()
        .next()
        .getString(0);
  }

  @Test
  void aRehearsalThatFailsLeavesEveryConnectionToTheHops() {
    assertThatThrownBy(
            () ->
                database.warm(
                    tx -> {
                      throw new IllegalStateException("broken off");
                    }))
        .hasMessage("broken off");
    var all = Stream.generate(database.actions()::getConnection).limit(8).toList();
    for (var connection : all) {
      assertThat(connection.await().query("select 1").execute().await().size()).isEqualTo(1);
    }
    all.forEach(connection -> connection.result().close());
  }
}
