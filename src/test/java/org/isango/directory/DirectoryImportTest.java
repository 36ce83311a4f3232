package org.isango.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.isango.store.Database;
import org.isango.store.EmbeddedPostgres;
import org.isango.store.Migrations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bundled files in a real PostgreSQL.
class DirectoryImportTest {
  @TempDir private static Path data;
  private static Vertx vertx;
  private static EmbeddedPostgres postgres;
  private static Database database;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
    postgres = EmbeddedPostgres.start(data);
    database = Database.open(vertx, postgres.address());
    Migrations.run(database.jobs(), postgres.address());
  }

  @AfterAll
  static void stop() {
    database.close();
    postgres.close();
    vertx.close().await();
  }

  @BeforeEach
  void empty() {
    sql("truncate site_report, site_override, site, place, directory_source");
  }

  @Test
  void everyRowOfTheFilesIsCopied() {
    DirectoryImport.run(database.jobs());

    assertThat(number("select count(*) from place")).isEqualTo(13_390);
    assertThat(number("select count(*) from site")).isEqualTo(4_303 + 361);
    assertThat(number("select count(*) from site where lat is null and flags = ''")).isLessThan(10);
    assertThat(text("select name || ' ' || tel from site where id = 'M19-1645'"))
        .isEqualTo("Addington Hospital 031 327 2000");
  }

  @Test
  void theSecondStartLeavesThemAlone() {
    DirectoryImport.run(database.jobs());
    sql("update site set name = 'as it was' where id = 'M19-1645'");

    DirectoryImport.run(database.jobs());

    assertThat(text("select name from site where id = 'M19-1645'")).isEqualTo("as it was");
  }

  @Test
  void newFilesReplaceTheOldRowsAndKeepWhatACoordinatorFoundOut() {
    DirectoryImport.run(database.jobs());
    sql("update site set name = 'from older files' where id = 'M19-1645'");
    sql("update directory_source set checksum = 'of older files'");
    sql(
        "insert into site_override (site_id, status, changed_at) values ('M19-1645', 'closed', now())");

    DirectoryImport.run(database.jobs());

    assertThat(text("select name from site where id = 'M19-1645'")).isEqualTo("Addington Hospital");
    assertThat(text("select status from site_override where site_id = 'M19-1645'"))
        .isEqualTo("closed");
    assertThat(number("select count(*) from site")).isEqualTo(4_303 + 361);
  }

  @Test
  void twoInstancesMayStartTogether() {
    var other =
        CompletableFuture.runAsync(
            () -> DirectoryImport.run(database.jobs()), Thread::startVirtualThread);
    DirectoryImport.run(database.jobs());
    other.join();

    assertThat(number("select count(*) from place")).isEqualTo(13_390);
    assertThat(number("select count(*) from directory_source")).isEqualTo(1);
  }

  @Test
  void theChecksumsAreThoseOfTheFiles() throws Exception {
    var lines = new String(Table.bytes("SHA256SUMS"), StandardCharsets.UTF_8).lines().toList();

    assertThat(lines).hasSize(7);
    for (String line : lines) {
      var file = line.substring(line.indexOf("  ") + 2);
      var sum = MessageDigest.getInstance("SHA-256").digest(Table.bytes(file));
      assertThat(line)
          .as("run sha256sum *.csv > SHA256SUMS")
          .startsWith(HexFormat.of().formatHex(sum));
    }
  }

  @Test
  void twoDifferentPeopleHideASite() {
    DirectoryImport.run(database.jobs());

    wrong("M19-1645", 1);
    wrong("M19-1645", 1);
    wrong("M19-1645", 1);
    wrong("M19-0001", 2);
    assertThat(SiteReports.hidden(database.jobs()).await()).isEmpty();

    wrong("M19-1645", 2);
    assertThat(SiteReports.hidden(database.jobs()).await()).containsExactly("M19-1645");
  }

  @Test
  void aReportOfAnUnknownSiteIsNoError() {
    wrong("no such site", 1);

    assertThat(number("select count(*) from site_report")).isZero();
  }

  @Test
  void whoIsForgottenNoLongerCounts() {
    DirectoryImport.run(database.jobs());
    wrong("M19-1645", 1);
    wrong("M19-1645", 2);

    forget(2);

    assertThat(SiteReports.hidden(database.jobs()).await()).isEmpty();
    assertThat(number("select count(*) from site_report")).isEqualTo(1);
  }

  private static void forget(int reporter) {
    database.inTransaction(
        tx -> {
          SiteReports.forget(tx, hash(reporter)).await();
          return Optional.of(tx);
        });
  }

  private static void wrong(String site, int reporter) {
    database.inTransaction(
        tx -> {
          SiteReports.wrong(tx, site, hash(reporter), 1).await();
          return Optional.of(tx);
        });
  }

  private static byte[] hash(int reporter) {
    var hash = new byte[32];
    hash[0] = (byte) reporter;
    return hash;
  }

  private static void sql(String statement) {
    database.jobs().query(statement).execute().await();
  }

  private static long number(String query) {
    return database.jobs().query(query).execute().await().iterator().next().getLong(0);
  }

  private static String text(String query) {
    return database.jobs().query(query).execute().await().iterator().next().getString(0);
  }
}
