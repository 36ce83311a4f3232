package org.isango.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.isango.calendar.PublicHolidays;
import org.isango.kit.Ledger;
import org.isango.kit.PhoneCaller;
import org.isango.kit.PostgresProcess;
import org.isango.kit.ServiceProcess;
import org.isango.kit.Waiting;
import org.isango.vault.Vault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A member says yes, and the meeting is moved, cancelled and reminded of while the service is
/// killed; what she hears of each, she hears once.
class MeetingOnTheServiceTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("uuuu-MM-dd,HH:mm");
  private static final String HEAD =
      "key,province,date,time,repeats,place,topic,transport,child care,place for,state\n";

  @TempDir Path folder;

  private ServiceProcess service;
  private PostgresProcess postgres;
  private Ledger ledger;
  private PhoneCaller her;

  @Test
  void eachChangeIsHeardOnceThoughTheServiceIsKilledAndDeletingLeavesNothing() throws Exception {
    service = ServiceProcess.start(folder.resolve("data"));
    try {
      postgres = new PostgresProcess(service.data());
      ledger = new Ledger(postgres, Vault.open(service.data().resolve("keys")));
      joins();
      plannedAndAnswered();
      movedWhileItIsKilled();
      cancelled();
      remindedOnTheDay();
      her.walk("2", "9", "7", "1");
      assertThat(ledger.holding(her.number())).isEmpty();
    } finally {
      service.close();
    }
  }

  private void joins() {
    her = PhoneCaller.with(service);
    her.walk("1", "2", "1", "1", "1", "1", "1", "1");
    assertThat(ledger.member(her.number(), "style")).contains("hidden");
  }

  private void plannedAndAnswered() throws Exception {
    var plan = plan("jhb", inDays(9), "vouched");
    assertThat(service.command("import", "meetings", plan.toString(), "--dry-run"))
        .contains("can be imported: 1 planned");
    assertThat(told("soon") + rows("meeting where not sample")).isZero();
    assertThat(service.command("import", "meetings", plan.toString()))
        .contains("imported: 1 planned");
    her.walk("6", "1", "3", "1");
    assertThat(her.shown().getLast())
        .contains("Know your rights", "I will come", "Ask us where")
        .doesNotContain("Dwaalwinkel");
    vouched();
    her.walk("6", "1", "1");
    assertThat(her.shown().getLast()).contains("Dwaalwinkel hall", "I will come");
    assertThat(her.press("1")).contains("We count on you");
    assertThat(service.command("meetings", "totals"))
        .contains("jhb GP", "coming under 10")
        .doesNotContain(her.number().substring(3));
  }

  private void vouched() throws IOException {
    var numbers = Files.writeString(folder.resolve("numbers"), her.number() + "\n+27830000001\n");
    assertThat(service.command("vouch", numbers.toString()))
        .contains("vouched for: 1 members", "line 2");
    Files.writeString(numbers, her.number() + "\n12\n");
    assertThat(service.command("vouch", "--withdraw", numbers.toString()))
        .contains("line 2: no phone number", "nothing was changed");
  }

  private void movedWhileItIsKilled() throws Exception {
    assertThat(service.command("meetings", "move", "jhb", inDays(10).replace(',', ' ')))
        .contains("moved");
    service.killNow();
    service.start();
    Waiting.until(PATIENCE, () -> told("changed") == 1);
    service.killNow();
    service.start();
    her.through(service);
    turns();
    assertThat(told("changed")).isEqualTo(1);
    assertThat(texts()).isEqualTo(1);
    assertThat(ledger.count("note", "number_bi", her.number())).isEqualTo(1);
  }

  private void cancelled() throws Exception {
    assertThat(service.command("meetings", "cancel", "jhb")).contains("cancelled");
    assertThat(service.command("meetings", "cancel", "jhb")).contains("no such meeting");
    Waiting.until(PATIENCE, () -> told("cancelled") == 1);
    turns();
    assertThat(texts()).isEqualTo(2);
    assertThat(ledger.count("note", "number_bi", her.number())).isEqualTo(1);
    assertThat(her.walk("1")).contains("is cancelled");
  }

  private void remindedOnTheDay() throws Exception {
    var soon = LocalDateTime.now(PublicHolidays.ZONE).plusMinutes(50);
    var plan = plan("today", WHEN.format(soon), "all");
    assertThat(service.command("import", "meetings", plan.toString())).contains("1 planned");
    her.walk("6", "1", "1", "1");
    assertThat(her.shown().getLast()).contains("We count on you");
    Waiting.until(PATIENCE, () -> told("today") == 1);
    turns();
    assertThat(told("today")).isEqualTo(1);
    assertThat(ledger.count("note", "number_bi", her.number())).isEqualTo(2);
  }

  /// Long enough for whoever tells to have looked again: another member is told meanwhile.
  private void turns() throws Exception {
    long before = rows("meeting_told");
    var other = PhoneCaller.with(service);
    other.walk("1", "2", "1", "1", "1", "1", "1", "1");
    var plan =
        plan(
            "other" + before,
            WHEN.format(LocalDateTime.now(PublicHolidays.ZONE).plusMinutes(40)),
            "all");
    service.command("import", "meetings", plan.toString());
    other.walk("6", "2", "3", "1", "1");
    Waiting.until(PATIENCE, () -> ledger.count("meeting_told", "number_bi", other.number()) > 0);
  }

  private Path plan(String key, String when, String place) throws IOException {
    return Files.writeString(
        folder.resolve(key + ".csv"),
        HEAD
            + key
            + ",GP,"
            + when
            + ",once,Dwaalwinkel hall,Know your rights,yes,yes,"
            + place
            + ",on\n");
  }

  private static String inDays(int days) {
    return WHEN.format(LocalDateTime.now(PublicHolidays.ZONE).plusDays(days).withHour(14));
  }

  private long texts() {
    return ledger.count("sms_outbox", "number_bi", her.number());
  }

  private long told(String what) {
    return ledger.count("meeting_told", "what = '" + what + "' and number_bi", her.number());
  }

  private long rows(String from) {
    try (var db = postgres.connect();
        var rows = db.createStatement().executeQuery("select count(*) from " + from)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
