package org.isango.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  private static final Path FILES = Path.of("src/main/resources/db");

  private static TestDatabase test;

  @BeforeAll
  static void start() {
    test = TestDatabase.start();
  }

  @AfterAll
  static void stop() {
    test.close();
  }

  @Test
  void fromNothingEveryFileIsApplied() throws IOException {
    assertThat(applied()).isEqualTo((int) Files.list(FILES).count());
    assertThat(number("select count(*)::int from ussd_session")).isZero();
    assertThat(number("select count(*)::int from help_case")).isZero();
  }

  @Test
  void aSecondRunChangesNothing() {
    int before = applied();
    Migrations.run(test.database().jobs(), test.address());
    Migrations.migrate(test.address());
    assertThat(applied()).isEqualTo(before);
  }

  @Test
  void twoThatStartOnAnEmptyDatabaseDoNotGetInEachOthersWay() throws Exception {
    test.database().jobs().query("create database fresh").execute().await();
    var at = test.address();
    var fresh =
        new DatabaseAddress(at.host(), at.port(), "fresh", at.user(), at.passwordFile(), false);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var database = Database.open(test.vertx(), fresh)) {
      var both =
          List.<Future<?>>of(
              threads.submit(() -> Migrations.run(database.jobs(), fresh)),
              threads.submit(() -> Migrations.run(database.jobs(), fresh)));
      for (var one : both) one.get();
      var rows = database.jobs().query("select count(*)::int from ussd_session").execute().await();
      assertThat(rows.iterator().next().getInteger(0)).isZero();
    }
  }

  @Test
  void everyFileIsCountedAndNoNumberIsGivenTwice() throws IOException {
    var versions =
        Files.list(FILES)
            .map(file -> file.getFileName().toString())
            .map(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
            .toList();
    assertThat(versions).doesNotHaveDuplicates().hasSize(Migrations.FILES);
  }

  @Test
  void aLowerNumberThatComesLaterIsAppliedAllTheSame() {
    test.database().jobs().query("create database late").execute().await();
    var at = test.address();
    var late =
        new DatabaseAddress(at.host(), at.port(), "late", at.user(), at.passwordFile(), false);
    try (var database = Database.open(test.vertx(), late)) {
      Migrations.run(database.jobs(), late);
      database
          .jobs()
          .query(
              "drop table rsvp, meeting_told, meeting; alter table member drop vouched_at;"
                  + " drop index member_province;"
                  + " delete from flyway_schema_history where version::int = 10")
          .execute()
          .await();
      Migrations.run(database.jobs(), late);
      var rows = database.jobs().query("select count(*)::int from meeting").execute().await();
      assertThat(rows.iterator().next().getInteger(0)).isZero();
    }
  }

  private static int applied() {
    return number("select count(*)::int from flyway_schema_history where success");
  }

  private static int number(String sql) {
    return test.database().jobs().query(sql).execute().await().iterator().next().getInteger(0);
  }
}
