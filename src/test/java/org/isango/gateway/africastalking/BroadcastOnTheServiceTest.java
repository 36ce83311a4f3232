package org.isango.gateway.africastalking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.isango.kit.PostgresProcess;
import org.isango.kit.ServiceProcess;
import org.isango.kit.Waiting;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An alert to a few hundred members, from the file to the gateway, by the commands and a service
/// that runs and is killed.
class BroadcastOnTheServiceTest {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int MEMBERS = 290;

  /// So slow that a command comes in time even where a program takes a minute to start.
  private static final int SLOW = 1;

  private static final int FAST = 100;
  private static final String NUMBERS = "+2782550";
  private static final Pattern KEPT = Pattern.compile("([0-9a-f]{8}) is kept: (\\d+) people");
  private static final Pattern APPROVE = Pattern.compile("broadcast approve (\\S+) (\\S+) --as");
  private static final String ALERT =
      """
      kind: safety
      topic: alerts
      provinces: GP
      en hidden: Please dial {code} today
      en plain: Take care tonight. Dial {code}
      en full: Take care tonight near the %s. Dial {code}
      """;

  @TempDir Path folder;

  private Path journal;
  private Path config;
  private ServiceProcess service;
  private PostgresProcess postgres;

  @Test
  void itReachesEachOnceThroughAPauseAndAKillAndWhatIsCancelledNeverLeaves() throws Exception {
    journal = folder.resolve("journal");
    var key = written("key", "k");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    try (var gateway = new StandIn(0, journal, "k", Optional.empty())) {
      config = written("isango.properties", settings(gateway, key, SLOW));
      service = ServiceProcess.start(folder.resolve("data"), "--config", config.toString());
      try {
        postgres = new PostgresProcess(service.data());
        members();
        cancelledBeforeItIsThrough();
        pausedAndResumed(gateway, key);
        takenBackWithinTheMinute();
      } finally {
        service.close();
      }
    }
  }

  private static String settings(StandIn gateway, Path key, int perSecond) {
    return """
        sms.gateway = africastalking
        sms.url = %s
        sms.username = sandbox
        sms.key-file = %s
        sms.sender = 12345
        sms.per-second = %d
        sms.answer-seconds = 60
        """
        .formatted(gateway.base(), key, perSecond);
  }

  /// More than fifty people: it needs a second person, and not the one who wrote it.
  private String approved(String file) throws IOException {
    var kept = KEPT.matcher(command("draft", written("draft", file).toString(), "--as", "ann"));
    assertThat(kept.find()).isTrue();
    assertThat(kept.group(2)).isEqualTo(Integer.toString(MEMBERS));
    var word = kept.group(1);
    assertThat(command("start", word)).contains("a second person looks at it");
    var preview = command("preview", word);
    assertThat(preview).contains("people: " + MEMBERS, "cost: R", "SMS in en: ");
    var approve = APPROVE.matcher(preview);
    assertThat(approve.find()).isTrue();
    var hash = approve.group(2);
    assertThat(command("approve", word, hash, "--as", "ann")).contains("nobody approves her own");
    assertThat(command("approve", word, "0".repeat(12), "--as", "bea")).contains("not the hash");
    assertThat(command("approve", word, hash, "--as", "bea")).contains("approved by bea");
    return word;
  }

  private void pausedAndResumed(StandIn gateway, Path key) throws IOException {
    var word = approved(ALERT.formatted("station"));
    int cancelled = sent();
    assertThat(command("start", word)).contains(word + " running");
    Waiting.until(PATIENCE, () -> sent() >= cancelled + 3);
    assertThat(command("pause", word)).contains(word + " paused");
    Waiting.until(Duration.ofSeconds(2), () -> count("sms_outbox where state = 'PENDING'") == 0);
    Waiting.until(
        PATIENCE, () -> count("sms_outbox where state in ('CLAIMED', 'SUBMITTING')") == 0);
    int before = sent();
    assertThat(before).isLessThan(cancelled + MEMBERS);
    assertThat(command("progress", word)).contains("paused", "SMS held");
    service.killNow();
    written("isango.properties", settings(gateway, key, FAST));
    service.start();
    assertThat(sent()).isEqualTo(before);
    assertThat(command("resume", word)).contains(word + " running");
    Waiting.until(PATIENCE, () -> sent() >= cancelled + MEMBERS);
    Waiting.until(PATIENCE, () -> command("progress", word).contains("waiting 0, told " + MEMBERS));
    assertThat(numbers().subList(cancelled, sent())).doesNotHaveDuplicates().hasSize(MEMBERS);
  }

  private void cancelledBeforeItIsThrough() throws IOException {
    var word = approved(ALERT.formatted("bridge"));
    int before = sent();
    command("start", word);
    Waiting.until(PATIENCE, () -> sent() > before);
    assertThat(command("cancel", word)).contains(word + " cancelled");
    Waiting.until(
        PATIENCE,
        () -> count("sms_outbox where state in ('PENDING', 'CLAIMED', 'SUBMITTING')") == 0);
    assertThat(sent()).isLessThan(before + MEMBERS);
    assertThat(command("resume", word)).contains("not possible as it stands now");
    assertThat(numbers().subList(before, sent())).doesNotHaveDuplicates();
  }

  private void takenBackWithinTheMinute() throws IOException {
    var file =
        "kind: safety\ntemplate: warning\nprovinces: GP\nvalue town: Springs\nvalue date: 24 Nov 26\n";
    int before = sent();
    var kept = KEPT.matcher(command("draft", written("draft", file).toString(), "--as", "ann"));
    assertThat(kept.find()).isTrue();
    assertThat(command("start", kept.group(1))).contains("it leaves in a minute");
    assertThat(command("cancel", kept.group(1))).contains("cancelled");
    assertThat(command("list")).contains(kept.group(1) + " cancelled");
    assertThat(sent()).isEqualTo(before);
    assertThat(command("draft", written("draft", "kind: alert\n").toString(), "--as", "ann"))
        .contains("missing: topic", "nothing was kept");
    assertThat(command("progress", "'; drop")).contains("give the word that draft printed");
  }

  private String command(String... words) {
    var line = new ArrayList<>(List.of("broadcast"));
    line.addAll(List.of(words));
    return service.command(line.toArray(String[]::new));
  }

  private int sent() {
    return numbers().size();
  }

  /// Whom a text of a broadcast went to; whoever is on duty is called beside it.
  private List<String> numbers() {
    return StandIn.read(journal).stream()
        .map(line -> line.split("\t")[0])
        .filter(number -> number.startsWith(NUMBERS))
        .toList();
  }

  private Path written(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /// Members of one province, as if they had joined by dialling.
  private void members() throws SQLException {
    var vault = Vault.open(service.data().resolve("keys"));
    try (var db = postgres.connect();
        var member =
            db.prepareStatement(
                "insert into member (id, number_bi, key_version, number_ct, language, province, style,"
                    + " joined_on, seen_on) values (?, ?, ?, ?, 'en', 'GP', ?, now(), now())");
        var consent =
            db.prepareStatement(
                "insert into consent (id, member_id, purpose, text_version, language, channel,"
                    + " granted_at) values (gen_random_uuid(), ?, 'alerts', 'test', 'en', 'ussd', now())")) {
      for (int i = 0; i < MEMBERS; i++) {
        var id = UUID.randomUUID();
        var number = Msisdn.parse((NUMBERS + "%04d").formatted(100 + i)).orElseThrow();
        var index = vault.index(number);
        member.setObject(1, id);
        member.setBytes(2, index.bytes());
        member.setShort(3, (short) index.keyVersion());
        member.setBytes(4, vault.sealNumber(number, id, "member"));
        member.setString(5, i % 2 == 0 ? "full" : "hidden");
        member.execute();
        consent.setObject(1, id);
        consent.execute();
      }
    }
  }

  private long count(String from) {
    try (var db = postgres.connect();
        var rows = db.createStatement().executeQuery("select count(*) from " + from)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
