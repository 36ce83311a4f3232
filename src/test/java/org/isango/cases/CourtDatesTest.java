package org.isango.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.SqlConnection;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.isango.calendar.CourtDays;
import org.isango.calendar.CustodyClock;
import org.isango.calendar.PublicHolidays;
import org.isango.calendar.QuietHours;
import org.isango.calendar.TypedDay;
import org.isango.menu.MenuReader;
import org.isango.menu.Menus;
import org.isango.sms.Notes;
import org.isango.sms.Notices;
import org.isango.sms.Outbox;
import org.isango.store.TestDatabase;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A day in court from her answer to the question how it went, with the clock turned by hand.
class CourtDatesTest {
  /// A Tuesday.
  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-24T10:00+02:00");

  private static final AtomicInteger NUMBERS = new AtomicInteger(100);

  private static TestDatabase postgres;
  private static Vault vault;
  private static Cases cases;
  private static CourtDates dates;
  private static CourtReminders reminders;

  private Msisdn her;
  private UUID asked;

  @BeforeAll
  static void open() throws Exception {
    postgres = TestDatabase.start();
    vault = Vault.open(postgres.data().resolve("keys"));
    Menus menus = MenuReader.read(Path.of("menus"));
    var holidays = new PublicHolidays(Set.of());
    var courts = new CourtDays(holidays);
    cases = new Cases(vault, new CustodyClock(courts));
    dates = new CourtDates(vault, courts);
    var notices =
        new Notices(
            vault, new Outbox(vault), new Notes(vault), () -> menus, new QuietHours(holidays));
    reminders = new CourtReminders(vault, notices);
  }

  @AfterAll
  static void close() {
    postgres.close();
  }

  @BeforeEach
  void sheAsks() {
    her = Msisdn.parse("+2782556%04d".formatted(NUMBERS.incrementAndGet())).orElseThrow();
    asked = in(tx -> cases.open(tx, "court_date", session(), Optional.of(her), true, NOW).id());
  }

  @AfterEach
  void nothingIsLeft() {
    in(tx -> tx.query("delete from help_case").execute().await());
    in(tx -> tx.query("delete from sms_outbox").execute().await());
  }

  @Test
  void sheSeesTheDayAndTheCourtAndNobodyElseDoes() {
    save("2026-12-04");
    assertThat(lines(her)).containsExactly("Fri 4 Dec, Springs");
    assertThat(lines(Msisdn.parse("+27825550001").orElseThrow())).isEmpty();
  }

  @Test
  void theSameDayToldTwiceIsOneAndADayReplacesNotSure() {
    save("unknown");
    assertThat(lines(her)).containsExactly("No date yet, Springs");
    save("2026-12-04");
    save("2026-12-04");
    assertThat(lines(her)).containsExactly("Fri 4 Dec, Springs");
  }

  @Test
  void everyReminderIsDecidedOnce() {
    save("2026-12-04");
    assertThat(remindedAt("2026-11-27T14:59+02:00")).isZero();
    assertThat(remindedAt("2026-11-27T15:00+02:00")).isEqualTo(1);
    assertThat(remindedAt("2026-11-27T15:01+02:00")).isZero();
    assertThat(remindedAt("2026-12-02T15:00+02:00")).isEqualTo(1);
    assertThat(remindedAt("2026-12-03T15:00+02:00")).isEqualTo(1);
    assertThat(remindedAt("2026-12-04T06:30+02:00")).isZero();
    assertThat(remindedAt("2026-12-05T12:00+02:00")).isEqualTo(1);
  }

  @Test
  void theMorningTextComesToWhoAskedForIt() {
    save("2026-12-04");
    change("morning", "");
    assertThat(remindedAt("2026-12-04T06:30+02:00")).isEqualTo(1);
  }

  @Test
  void aReminderWhoseMomentIsPastIsLeftOut() {
    save("2026-11-30");
    assertThat(remindedAt("2026-11-24T15:00+02:00")).isZero();
    assertThat(remindedAt("2026-11-29T23:30+02:00")).isZero();
  }

  @Test
  void theOldDayOfAMovedOneIsNotRemindedOf() {
    save("2026-12-04");
    change("move", "2026-12-11");
    assertThat(lines(her)).containsExactly("Fri 11 Dec, Springs");
    assertThat(remindedAt("2026-12-03T15:00+02:00")).isZero();
    assertThat(remindedAt("2026-12-04T15:00+02:00")).isEqualTo(1);
  }

  @Test
  void nobodyIsRemindedOfWhatIsOverOrClosed() {
    save("2026-12-04");
    change("over", "");
    assertThat(lines(her)).isEmpty();
    save("2026-12-07");
    in(tx -> tx.query("update help_case set closed_at = now()").execute().await());
    assertThat(remindedAt("2026-12-03T15:00+02:00")).isZero();
    assertThat(remindedAt("2026-12-06T15:00+02:00")).isZero();
  }

  @Test
  void aStrangerChangesNothing() {
    save("2026-12-04");
    var stranger = vault.index(Msisdn.parse("+27825550002").orElseThrow());
    var id = list(her).getFirst().id();
    in(
        tx -> {
          dates.change(tx, stranger, id, "over", "", NOW);
          return id;
        });
    assertThat(lines(her)).hasSize(1);
  }

  @Test
  void aResponderMovesTheDayOrLearnsWhyNot() {
    save("2026-12-04");
    assertThat(postpone("2027-03-15"))
        .isEqualTo(
            new CourtDates.Postponed.To(
                Optional.of(LocalDate.of(2026, 12, 4)), LocalDate.of(2027, 3, 15)));
    assertThat(lines(her)).containsExactly("Mon 15 Mar, Springs");
    assertThat(postpone("2026-11-23"))
        .isEqualTo(new CourtDates.Postponed.NoSuchDay(TypedDay.Why.PAST));
    assertThat(postpone("2026-12-05"))
        .isEqualTo(new CourtDates.Postponed.NoSuchDay(TypedDay.Why.CLOSED));
    in(tx -> tx.query("update help_case set closed_at = now()").execute().await());
    assertThat(postpone("2027-03-16")).isEqualTo(new CourtDates.Postponed.NoCase());
  }

  private void save(String day) {
    in(
        tx -> {
          var row = dates.answered(tx, asked, "court_date", "date", day, Optional.empty(), NOW);
          return dates.answered(tx, asked, "court_date", "court", "Springs", row, NOW);
        });
  }

  private void change(String act, String value) {
    var id = list(her).getFirst().id();
    in(
        tx -> {
          dates.change(tx, vault.index(her), id, act, value, NOW);
          return id;
        });
  }

  private CourtDates.Postponed postpone(String day) {
    return in(tx -> dates.postpone(tx, asked, LocalDate.parse(day), NOW));
  }

  /// How many texts a turn of the job puts in line at this moment.
  private int remindedAt(String moment) {
    int before = waiting();
    in(
        tx -> {
          reminders.turn(tx, OffsetDateTime.parse(moment));
          return moment;
        });
    return waiting() - before;
  }

  private static int waiting() {
    return in(
        tx ->
            tx.query("select count(*)::int from sms_outbox")
                .execute()
                .await()
                .iterator()
                .next()
                .getInteger(0));
  }

  private static List<CourtDates.Line> list(Msisdn number) {
    return dates.of(postgres.database().reads(), vault.index(number)).await();
  }

  private static List<String> lines(Msisdn number) {
    return list(number).stream().map(CourtDates.Line::line).toList();
  }

  private static byte[] session() {
    return vault.sessionId(UUID.randomUUID().toString());
  }

  private static <T> T in(Function<SqlConnection, T> work) {
    return postgres.database().inTransaction(tx -> Optional.of(work.apply(tx))).orElseThrow();
  }
}
