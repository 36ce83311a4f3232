package org.isango.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.isango.member.Members;
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
    var hours = new QuietHours(holidays);
    var notices = new Notices(vault, new Outbox(vault), new Notes(vault), () -> menus, hours);
    reminders = new CourtReminders(vault, notices, (tx, id) -> Optional.of("HelperName"), hours);
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
    in(tx -> tx.query("delete from member").execute().await());
    in(tx -> tx.query("delete from note").execute().await());
    in(tx -> tx.query("delete from responder").execute().await());
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
    assertThat(lines(her)).containsExactly("unknown, Springs");
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
  void aMondayIsRemindedOfOnSaturdayNoonAndNobodyIsTextedOnSunday() {
    save("2026-12-07");
    assertThat(remindedAt("2026-12-05T11:59+02:00")).isZero();
    assertThat(remindedAt("2026-12-05T12:00+02:00")).isEqualTo(1);
    assertThat(remindedAt("2026-12-05T15:00+02:00")).isZero();
    assertThat(remindedAt("2026-12-06T15:00+02:00")).isZero();
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
  void aReminderThatWaitsIsWithdrawnWhenTheDayChanges() {
    member("full");
    save("2026-12-04");
    assertThat(remindedAt("2026-11-27T15:00+02:00")).isEqualTo(1);
    assertThat(notes()).hasSize(1);
    change("move", "2026-12-11");
    assertThat(states()).containsExactly("CANCELLED");
    assertThat(notes()).isEmpty();
    assertThat(remindedAt("2026-12-04T15:00+02:00")).isEqualTo(1);
    change("over", "");
    assertThat(states()).containsExactly("CANCELLED", "CANCELLED");
  }

  @Test
  void aTextThatHasLeftIsNotTakenBack() {
    save("2026-12-04");
    remindedAt("2026-11-27T15:00+02:00");
    in(tx -> tx.query("update sms_outbox set state = 'SUBMITTING'").execute().await());
    change("over", "");
    assertThat(states()).containsExactly("SUBMITTING");
  }

  @Test
  void theRemindersOfADaySayWhatHerStyleAllowsAndNameAHelperOnlyWhereOneHoldsHerCase() {
    var all = new ArrayList<String>();
    for (var style : List.of("hidden", "plain", "full")) {
      for (boolean held : new boolean[] {false, true}) {
        sheAsks();
        member(style);
        var support = support("2026-12-04", "Springs");
        if (held) accept(support);
        for (var moment :
            List.of("2026-11-27T15:00+02:00", "2026-12-02T15:00+02:00", "2026-12-03T15:00+02:00")) {
          remindedAt(moment);
        }
        assertThat(texts()).as(style).hasSize(3);
        texts().forEach(text -> all.add(style + (held ? " held: " : " alone: ") + text));
        nothingIsLeft();
      }
    }
    assertThat(all)
        .allSatisfy(
            text -> {
              if (!text.startsWith("full")) {
                assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain("court", "springs");
              }
              if (!text.startsWith("full held") || text.contains("two days")) {
                assertThat(text).doesNotContain("HelperName");
              }
            });
    assertThat(all)
        .contains(
            "hidden alone: You have a note. Dial *134*000#",
            "full alone: Court Fri 4 Dec 26 08:30, Springs. Bring your bail paper. Want someone"
                + " with you? Cannot come? Dial *134*000#, 4.",
            "full held: Court tomorrow 08:30, Springs. HelperName is at the gate from 08:00."
                + " Missing it can lead to a warrant. Problem? Call 0800 606060.");
  }

  @Test
  void nothingGoesToAPhoneThatOthersHold() {
    member("full");
    var support = support("2026-12-04", "Springs");
    in(
        tx -> {
          cases.answer(tx, support, "contact", "trusted", NOW);
          return support;
        });
    assertThat(remindedAt("2026-12-03T15:00+02:00")).isZero();
    assertThat(notes()).hasSize(1);
  }

  @Test
  void whoDidNotKnowTheDayIsAskedAgainThreeTimesAndNoMore() {
    save("unknown");
    assertThat(remindedAt("2026-11-30T15:00+02:00")).isZero();
    assertThat(remindedAt("2026-12-01T15:00+02:00")).isEqualTo(1);
    assertThat(remindedAt("2026-12-02T15:00+02:00")).isZero();
    assertThat(remindedAt("2026-12-08T15:00+02:00")).isEqualTo(1);
    assertThat(remindedAt("2026-12-15T15:00+02:00")).isEqualTo(1);
    assertThat(remindedAt("2026-12-22T15:00+02:00")).isZero();
    change("move", "2027-01-11");
    assertThat(states()).containsOnly("CANCELLED");
  }

  @Test
  void aResponderMovesTheDayHerRequestIsAboutWhenThereAreSeveral() {
    save("2026-12-04");
    var first = list(her).getFirst().id();
    save("2026-12-07");
    var support = in(tx -> cases.open(tx, "court", session(), Optional.of(her), true, NOW).id());
    in(tx -> CourtDates.about(tx, vault.index(her), support, first));
    assertThat(postponed(support, "2027-01-11"))
        .isEqualTo(
            new CourtDates.Postponed.To(
                Optional.of(LocalDate.of(2026, 12, 4)), LocalDate.of(2027, 1, 11)));
    assertThat(lines(her)).containsExactly("Mon 7 Dec, Springs", "Mon 11 Jan, Springs");
    Map<String, String> answers = in(tx -> new Handling(vault).answers(tx, support));
    assertThat(answers).containsEntry("date", "2027-01-11").containsEntry("court", "Springs");
    assertThat(postponed(support, "2027-02-01")).isInstanceOf(CourtDates.Postponed.To.class);
    assertThat(lines(her)).containsExactly("Mon 7 Dec, Springs", "Mon 1 Feb, Springs");
  }

  @Test
  void whoIsMeantIsAskedWhenSeveralDaysAreEquallyNear() {
    save("2026-12-04");
    save("2026-12-07");
    var support = in(tx -> cases.open(tx, "court", session(), Optional.of(her), true, NOW).id());
    assertThat(postponed(support, "2027-01-11")).isEqualTo(new CourtDates.Postponed.Several());
  }

  @Test
  void aNumberTypedAsTheCourtIsNotKept() {
    in(
        tx -> {
          var row = dates.answered(tx, asked, "court_date", "date", "2026-12-04", none(), NOW);
          return dates.answered(tx, asked, "court_date", "court", "Springs 0821234567", row, NOW);
        });
    assertThat(lines(her)).containsExactly("Fri 4 Dec, Springs [number]");
  }

  @Test
  void whatWasOnlySavedGoesThirtyDaysAfterTheDay() {
    save("2026-12-04");
    purgeAt("2027-01-03T10:00+02:00");
    assertThat(lines(her)).hasSize(1);
    purgeAt("2027-01-04T10:00+02:00");
    assertThat(lines(her)).isEmpty();
    assertThat(in(tx -> tx.query("select 1 from help_case").execute().await()).size()).isZero();
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

  private static Optional<UUID> none() {
    return Optional.empty();
  }

  private UUID support(String day, String court) {
    var support = in(tx -> cases.open(tx, "court", session(), Optional.of(her), true, NOW).id());
    in(
        tx -> {
          var row = dates.answered(tx, support, "court", "date", day, none(), NOW);
          return dates.answered(tx, support, "court", "court", court, row, NOW);
        });
    return support;
  }

  private void accept(UUID support) {
    in(
        tx -> {
          var helper = UUID.randomUUID();
          var number = Msisdn.parse("+2760777%04d".formatted(NUMBERS.incrementAndGet()));
          var row = Tuple.of(helper, Buffer.buffer(vault.index(number.orElseThrow()).bytes()), NOW);
          tx.preparedQuery(
                  "insert into responder (id, number_bi, key_version, number_ct, name_ct, role,"
                      + " provinces, languages, added_at)"
                      + " values ($1, $2, 1, '', '', 'defender', '{}', '{}', $3)")
              .execute(row)
              .await();
          return new Handling(vault).accept(tx, support, helper, NOW);
        });
  }

  private void member(String style) {
    in(
        tx -> {
          var index = vault.index(her);
          var members = new Members(vault);
          members.join(tx, her, new Members.Agreed("en", "en", "test"), NOW);
          members.remember(tx, index, "style", style);
          return index;
        });
  }

  private static void purgeAt(String moment) {
    in(
        tx -> {
          CourtDates.purge(tx, OffsetDateTime.parse(moment));
          return moment;
        });
  }

  private static List<String> states() {
    return in(
        tx -> {
          var all = new ArrayList<String>();
          tx.query("select state from sms_outbox order by created_at")
              .execute()
              .await()
              .forEach(row -> all.add(row.getString(0)));
          return all;
        });
  }

  private static List<String> texts() {
    return in(
        tx -> {
          var all = new ArrayList<String>();
          tx.query("select id, text_ct from sms_outbox order by created_at")
              .execute()
              .await()
              .forEach(
                  row ->
                      all.add(
                          new String(
                              vault
                                  .open(
                                      "sms",
                                      row.getUUID(0).toString().getBytes(StandardCharsets.US_ASCII),
                                      row.getBuffer(1).getBytes())
                                  .orElseThrow(),
                              StandardCharsets.UTF_8)));
          return all;
        });
  }

  private List<String> notes() {
    return in(
        tx -> {
          var all = new ArrayList<String>();
          tx.preparedQuery("select text_ct from note where number_bi = $1")
              .execute(Tuple.of(Buffer.buffer(vault.index(her).bytes())))
              .await()
              .forEach(row -> all.add("note"));
          return all;
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
    return postponed(asked, day);
  }

  private CourtDates.Postponed postponed(UUID request, String day) {
    return in(tx -> dates.postpone(tx, request, LocalDate.parse(day), NOW));
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
