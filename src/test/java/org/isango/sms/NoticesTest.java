package org.isango.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.isango.calendar.PublicHolidays;
import org.isango.calendar.QuietHours;
import org.isango.member.Members;
import org.isango.menu.MenuReader;
import org.isango.menu.Menus;
import org.isango.sms.Notices.Told;
import org.isango.store.TestDatabase;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a member is told, and what she is spared.
class NoticesTest {
  /// A Tuesday.
  private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-24T12:00+02:00");

  private static final Map<String, String> COURT =
      Map.of(
          "day",
          "Wed",
          "date",
          "25 Nov",
          "time",
          "09:00",
          "court",
          "Durban Magistrates",
          "helper",
          "Thandi");

  private static final AtomicInteger NUMBERS = new AtomicInteger(100);

  private static TestDatabase postgres;
  private static Vault vault;
  private static Outbox outbox;
  private static Notes notes;
  private static Notices notices;
  private static Members members;

  private Msisdn her;

  @BeforeAll
  static void open() throws Exception {
    postgres = TestDatabase.start();
    vault = Vault.open(postgres.data().resolve("keys"));
    Menus menus = MenuReader.read(Path.of("menus"));
    outbox = new Outbox(vault);
    notes = new Notes(vault);
    var hours = new QuietHours(new PublicHolidays(Set.<LocalDate>of()));
    notices = new Notices(vault, outbox, notes, () -> menus, hours);
    members = new Members(vault);
  }

  @AfterAll
  static void close() {
    postgres.close();
  }

  @BeforeEach
  void someoneElse() {
    her = Msisdn.parse("+2782555%04d".formatted(NUMBERS.incrementAndGet())).orElseThrow();
  }

  @Test
  void byDefaultTheTextSaysNothingAndTheNoteSaysAll() {
    join();
    assertThat(tell()).isEqualTo(Told.TEXTED);
    assertThat(texts()).containsExactly("Reminder for tomorrow 09:00. Dial *134*000#");
    assertThat(note()).hasValueSatisfying(n -> assertThat(n).contains("Durban Magistrates"));
  }

  @Test
  void aCoverLineTakesThePlaceOfTheHiddenText() {
    join();
    remember("cover", "stokvel");
    tell();
    assertThat(texts()).containsExactly("Stokvel reminder");
  }

  @Test
  void plainAndFullSayWhatSheChoseToSee() {
    join();
    remember("style", "plain");
    tell();
    assertThat(texts())
        .containsExactly("Tomorrow 09:00. Bring your paper. We will be there. Dial *134*000#");
    remember("style", "full");
    tell();
    assertThat(texts().getLast()).startsWith("Court tomorrow 09:00, Durban Magistrates.");
  }

  @Test
  void whoWantsNoTextsFindsTheNoteWhenSheDials() {
    join();
    remember("style", "none");
    assertThat(tell()).isEqualTo(Told.NOTED);
    assertThat(texts()).isEmpty();
    assertThat(note()).isPresent();
  }

  @Test
  void whoStoppedTextsIsNotTexted() {
    join();
    run(tx -> members.silence(tx, vault.index(her), NOON));
    assertThat(tell()).isEqualTo(Told.NOTED);
    assertThat(texts()).isEmpty();
  }

  @Test
  void aLostPhoneIsNotTextedAndHerNoteIsKeptForWhenItIsFound() {
    join();
    var friend = Msisdn.parse("+27825559999").orElseThrow();
    run(tx -> members.lost(tx, vault.index(friend), vault.index(her), NOON));
    assertThat(tell()).isEqualTo(Told.NOTED);
    assertThat(texts()).isEmpty();
    assertThat(note()).hasValueSatisfying(n -> assertThat(n).contains("Durban Magistrates"));
  }

  @Test
  void nothingIsToldForAPurposeThatSheTookBack() {
    join();
    run(
        tx ->
            tx.query("update consent set withdrawn_at = now() where purpose = 'followup'")
                .execute()
                .await());
    assertThat(tell()).isEqualTo(Told.NOTHING);
    assertThat(note()).isEmpty();
  }

  @Test
  void whoHasNotJoinedHearsOfHerOwnRequestOnlyAndHidden() {
    assertThat(tell()).isEqualTo(Told.TEXTED);
    assertThat(texts()).containsExactly("Reminder for tomorrow 09:00. Dial *134*000#");
    assertThat(told("van", Map.of("day", "Wed", "date", "25 Nov", "time", "9", "place2", "Hall")))
        .isEqualTo(Told.NOTHING);
  }

  @Test
  void aReminderForTheNightGoesAtAnHourSheAllows() {
    join();
    tell(NOON.plusHours(9), NOON.plusDays(2));
    assertThat(notBefore()).containsExactly(NOON.plusDays(1));
  }

  @Test
  void aReminderThatWouldComeTooLateComesEarlier() {
    join();
    var sunday = NOON.plusDays(5).plusHours(3);
    tell(sunday, sunday.plusHours(18));
    assertThat(notBefore()).containsExactly(NOON.plusDays(4));
  }

  @Test
  void aSafetyAlertWaitsForNoHour() {
    join();
    remember("quiet", "urgent");
    var night = NOON.plusHours(10);
    assertThat(tell("court-tomorrow", COURT, Outbox.Kind.SAFETY, night, night.plusHours(1)))
        .isEqualTo(Told.TEXTED);
    assertThat(notBefore()).containsExactly(night);
    assertThat(tell(NOON, NOON.plusDays(1))).isEqualTo(Told.NOTED);
  }

  @Test
  void notesAreReadOneByOneOldestFirst() {
    join();
    tell();
    var first = note().orElseThrow();
    told("callback-missed", Map.of("ref", "A1234", "time", "15:00"));
    run(tx -> notes.read(tx, vault.index(her), first, NOON));
    var second = note().orElseThrow();
    assertThat(second).contains("A1234");
    run(tx -> notes.read(tx, vault.index(her), first, NOON));
    assertThat(note()).contains(second);
    run(tx -> notes.read(tx, vault.index(her), second, NOON));
    assertThat(note()).isEmpty();
  }

  @Test
  void anAlertWithAHoleThatNothingFillsIsABug() {
    join();
    assertThatThrownBy(() -> told("court-tomorrow", Map.of("time", "09:00")))
        .hasMessageContaining("court-tomorrow");
  }

  private void join() {
    run(tx -> members.join(tx, her, new Members.Agreed("en", "en", "join.consent 1"), NOON));
  }

  private void remember(String fact, String value) {
    run(tx -> members.remember(tx, vault.index(her), fact, value));
  }

  private Told tell() {
    return told("court-tomorrow", COURT);
  }

  private Told told(String alert, Map<String, String> values) {
    return tell(alert, values, Outbox.Kind.REMINDER, NOON, NOON.plusDays(1));
  }

  private Told tell(OffsetDateTime when, OffsetDateTime expires) {
    return tell("court-tomorrow", COURT, Outbox.Kind.REMINDER, when, expires);
  }

  private Told tell(
      String alert,
      Map<String, String> values,
      Outbox.Kind kind,
      OffsetDateTime when,
      OffsetDateTime expires) {
    return postgres
        .database()
        .inBackground(
            tx -> Optional.of(notices.tell(tx, her, alert, values, kind, when, expires, NOON)))
        .orElseThrow();
  }

  private static void run(Consumer<SqlConnection> work) {
    postgres
        .database()
        .inBackground(
            tx -> {
              work.accept(tx);
              return Optional.of(tx);
            });
  }

  private Optional<String> note() {
    return postgres
        .database()
        .inBackground(
            tx -> Optional.of(notes.oldestUnread(tx, vault.index(her), NOON.plusMinutes(1))))
        .orElseThrow();
  }

  private List<String> texts() {
    return postgres
        .database()
        .jobs()
        .preparedQuery("select id, text_ct from sms_outbox where number_bi = $1 order by ctid")
        .execute(Tuple.of(key()))
        .await()
        .stream()
        .map(
            row ->
                new String(
                    vault
                        .open(
                            "sms",
                            row.getUUID(0).toString().getBytes(),
                            row.getBuffer(1).getBytes())
                        .orElseThrow()))
        .toList();
  }

  private List<OffsetDateTime> notBefore() {
    return postgres
        .database()
        .jobs()
        .preparedQuery("select not_before from sms_outbox where number_bi = $1")
        .execute(Tuple.of(key()))
        .await()
        .stream()
        .map(row -> row.getOffsetDateTime(0).withOffsetSameInstant(NOON.getOffset()))
        .toList();
  }

  private Buffer key() {
    return Buffer.buffer(vault.index(her).bytes());
  }
}
