package org.isango.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static Path data;

  /// One folder for all: the programs are unpacked once, and every test finds a used folder.
  @BeforeAll
  static void firstStart() throws IOException {
    data = Files.createTempDirectory("isango-test").resolve("data");
    try (var server = EmbeddedPostgres.start(data)) {
      run(server, "create table kept (words text)");
      run(server, "insert into kept values ('since the first start')");
    }
  }

  @AfterAll
  static void delete() {
    VERTX.close().await();
    TestDatabase.delete(data.getParent());
  }

  @Test
  void aSecondStartKeepsTheRows() {
    try (var server = EmbeddedPostgres.start(data)) {
      assertThat(ask(server, "select words from kept")).isEqualTo("since the first start");
    }
  }

  @Test
  void whatItLeavesOnDiskIsForItsOwnerAlone() throws IOException {
    assertThat(rights("")).isEqualTo("rwx------");
    assertThat(rights("database")).isEqualTo("rwx------");
    assertThat(rights("database-password")).isEqualTo("rw-------");
    assertThat(rights("database.log")).isEqualTo("rw-------");
    assertThat(rights("initdb.log")).isEqualTo("rw-------");
    assertThat(Files.readString(data.resolve("database-password"))).hasSizeGreaterThan(30);
    assertThat(Files.exists(data.resolve("database/postmaster.pid"))).isFalse();
  }

  @Test
  void aWrongPasswordIsRefused() throws IOException {
    var wrong = Files.writeString(data.resolve("wrong-password"), "guess");
    try (var server = EmbeddedPostgres.start(data)) {
      var at = server.address();
      var guess = new DatabaseAddress(at.host(), at.port(), at.name(), at.user(), wrong, false);
      try (var database = Database.open(VERTX, guess)) {
        assertThatThrownBy(() -> database.jobs().query("select 1").execute().await())
            .hasMessageContaining("28P01");
      }
    }
  }

  @Test
  void aSecondServiceOnTheSameFolderIsRefusedWithASentence() throws Exception {
    try (var server = EmbeddedPostgres.start(data)) {
      assertThatThrownBy(() -> EmbeddedPostgres.start(data))
          .hasMessageMatching(
              "another service runs with the data folder .*: stop it or choose another");

      var second = service();
      assertThat(firstLine(second)).contains("another service runs with the data folder");
      assertThat(second.waitFor()).isNotZero();
      assertThat(ask(server, "select count(*)::text from kept")).isEqualTo("1");
    }
  }

  @Test
  void theServerLeftBehindByAKilledServiceIsStoppedAndItsRowsAreThere() throws Exception {
    var service = service();
    var orphan = ProcessHandle.of(Long.parseLong(firstLine(service))).orElseThrow();
    service.destroyForcibly().waitFor();
    assertThat(orphan.isAlive()).isTrue();

    try (var server = EmbeddedPostgres.start(data)) {
      assertThat(orphan.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
      assertThat(ask(server, "select words from kept")).isEqualTo("since the first start");
    }
  }

  @Test
  void thePidFileOfADeadServerStopsNobodyElse() throws Exception {
    var bystander = new ProcessBuilder("cat").start();
    Files.writeString(data.resolve("database/postmaster.pid"), bystander.pid() + "\n");
    try (var server = EmbeddedPostgres.start(data)) {
      assertThat(ask(server, "select words from kept")).isEqualTo("since the first start");
      assertThat(bystander.isAlive()).isTrue();
    } finally {
      bystander.destroy();
    }
  }

  @Test
  void aFirstStartThatWasKilledHalfWayIsBegunAgain() throws IOException {
    var half = Files.createTempDirectory("isango-test");
    Files.createDirectories(half.resolve("database.new/base"));
    Files.writeString(half.resolve("database.new/PG_VERSION"), "18\n");
    Files.createFile(half.resolve("database-password.new"));
    Files.createDirectories(half.resolve("postgres-18.6.new/bin"));
    try (var server = EmbeddedPostgres.start(half)) {
      assertThat(ask(server, "select 'up'")).isEqualTo("up");
    }
    assertThat(Files.list(half).map(Path::getFileName).map(Path::toString))
        .containsExactlyInAnyOrder(
            "database", "database-password", "database.log", "initdb.log", "lock", "postgres-18.6");
    TestDatabase.delete(half);
  }

  @Test
  void aFolderReachedThroughALinkIsTheSameFolder() throws IOException {
    var link = Files.createSymbolicLink(data.resolveSibling("link"), data);
    try (var server = EmbeddedPostgres.start(link)) {
      assertThat(ask(server, "select words from kept")).isEqualTo("since the first start");
      assertThatThrownBy(() -> EmbeddedPostgres.start(data))
          .hasMessageContaining("another service");
    }
    assertThat(Files.exists(data.resolve("database/postmaster.pid"))).isFalse();
    Files.delete(link);
  }

  /// A service in a process of its own, which starts the database and then waits.
  static final class Service {
    private Service() {}

    public static void main(String[] args) throws Exception {
      var data = Path.of(args[0]);
      try (var _ = EmbeddedPostgres.start(data)) {
        System.out.println(Files.readAllLines(data.resolve("database/postmaster.pid")).getFirst());
        System.in.read();
      } catch (IllegalStateException refused) {
        System.out.println(refused.getMessage());
        System.exit(1);
      }
    }
  }

  private static Process service() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Service.class.getName(),
            data.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String firstLine(Process process) throws IOException {
    return new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }

  private static String rights(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file)));
  }

  private static void run(EmbeddedPostgres server, String sql) {
    try (var database = Database.open(VERTX, server.address())) {
      database.jobs().query(sql).execute().await();
    }
  }

  private static String ask(EmbeddedPostgres server, String sql) {
    try (var database = Database.open(VERTX, server.address())) {
      return database.jobs().query(sql).execute().await().iterator().next().getString(0);
    }
  }
}
