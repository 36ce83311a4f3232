package org.isango.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.isango.calendar.PublicHolidays;
import org.isango.calendar.QuietHours;
import org.isango.meetings.Rsvps.Said;
import org.isango.member.Consents;
import org.isango.menu.MenuReader;
import org.isango.menu.Menus;
import org.isango.sms.Notes;
import org.isango.sms.Notices;
import org.isango.sms.Outbox;
import org.isango.store.TestDatabase;
import org.isango.vault.BlindIndex;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Meetings from the plan to the day after, with the clock turned by hand.
class MeetingsTest {
  /// A Tuesday.
  private static final OffsetDateTime NOW = at("2026-11-24T10:00");

  /// A Thursday.
  private static final OffsetDateTime STARTS = at("2026-12-03T18:00");

  private static final String PLACE = "Hall behind the station";
  private static final AtomicInteger NUMBERS = new AtomicInteger(100);

  private static TestDatabase postgres;
  private static Vault vault;
  private static Meetings meetings;
  private static MeetingReminders reminders;

  @BeforeAll
  static void open() throws Exception {
    postgres = TestDatabase.start();
    vault = Vault.open(postgres.data().resolve("keys"));
    meetings = new Meetings(vault);
    Menus menus = MenuReader.read(Path.of("menus"));
    var hours = new QuietHours(new PublicHolidays(Set.of()));
    var notices = new Notices(vault, new Outbox(vault), new Notes(vault), () -> menus, hours);
    reminders = new MeetingReminders(vault, meetings, notices, hours, language -> "ask us where");
  }

  @AfterAll
  static void close() {
    postgres.close();
  }

  @AfterEach
  void nothingIsLeft() {
    in(tx -> tx.query("delete from meeting").execute().await());
    in(tx -> tx.query("delete from sms_outbox").execute().await());
    in(tx -> tx.query("delete from note").execute().await());
    in(tx -> tx.query("delete from member").execute().await());
  }

  @Test
  void everybodySeesWhenAndWhatAndOnlyVouchedMembersSeeWhere() {
    plan(true);
    var her = member("hidden");
    assertThat(seen(Optional.empty()).topic()).isEqualTo("Know your rights");
    assertThat(seen(Optional.empty()).place()).isEmpty();
    assertThat(seen(Optional.of(her)).place()).isEmpty();
    assertThat(vouch(her)).isTrue();
    assertThat(seen(Optional.of(her)).place()).contains(PLACE);
  }

  @Test
  void thePlaceOfAnOpenMeetingIsSeenByEverybody() {
    plan(false);
    assertThat(seen(Optional.empty()).place()).contains(PLACE);
  }

  @Test
  void whereAndWhyStandNowhereInClear() {
    plan(true);
    var row =
        in(tx -> tx.query("select m::text from meeting m").execute().await().iterator().next());
    assertThat(row.getString(0)).doesNotContain(PLACE, hex(PLACE), hex("Know your rights"));
  }

  @Test
  void anAnswerIsKeptOnceAndChangedAndTakenBack() {
    var id = plan(true);
    var her = member("hidden");
    say(id, her, Said.TRANSPORT);
    say(id, her, Said.CHILD_CARE);
    say(id, her, Said.COMING);
    assertThat(totals(id)).isEqualTo(new Rsvps.Totals(1, 1, 1, 0));
    say(id, her, Said.NOT_COMING);
    assertThat(totals(id)).isEqualTo(new Rsvps.Totals(0, 0, 0, 1));
  }

  @Test
  void whoHasNotJoinedLeavesNoRow() {
    var id = plan(true);
    assertThat(say(id, vault.index(number()), Said.COMING)).isFalse();
    assertThat(totals(id)).isEqualTo(new Rsvps.Totals(0, 0, 0, 0));
  }

  @Test
  void threeDaysBeforeTheProvinceIsToldOnceExceptWhoSaidNo() {
    var id = plan(true);
    member("hidden");
    say(id, member("hidden"), Said.NOT_COMING);
    withdraw(member("hidden"));
    assertThat(toldAt("2026-11-30T13:59")).isZero();
    assertThat(toldAt("2026-11-30T14:00")).isEqualTo(1);
    assertThat(toldAt("2026-11-30T14:01")).isZero();
    assertThat(toldAt("2026-12-01T14:00")).isZero();
  }

  @Test
  void oneWhoCannotBeToldKeepsNobodyElseWaiting() {
    plan(true);
    var bad = member("hidden");
    for (int i = 0; i < 3; i++) member("hidden");
    run(
        "alter table meeting_told add constraint bad check (number_bi <> '\\x"
            + HexFormat.of().formatHex(bad.bytes())
            + "')");
    try {
      assertThat(toldAt("2026-11-30T14:00")).isEqualTo(3);
      assertThat(toldAt("2026-11-30T14:01")).isZero();
    } finally {
      run("alter table meeting_told drop constraint bad");
    }
    assertThat(toldAt("2026-11-30T15:02")).isEqualTo(1);
  }

  private static void run(String sql) {
    postgres.database().jobs().query(sql).execute().await();
  }

  @Test
  void theTextSaysWhereOnlyToWhomItIsFor() {
    plan(true);
    member("full");
    assertThat(toldAt("2026-11-30T14:00")).isEqualTo(1);
    assertThat(texts())
        .singleElement()
        .asString()
        .startsWith("Creative space Thu 3 Dec 26 18:00, ask us where. Know your rights.");
    vouch(member("full"));
    assertThat(toldAt("2026-11-30T14:01")).isEqualTo(1);
    assertThat(texts()).anySatisfy(text -> assertThat(text).contains(PLACE));
  }

  @Test
  void fourHoursBeforeWhoComesIsTold() {
    var id = plan(true);
    say(id, member("plain"), Said.COMING);
    in(tx -> tx.query("update member set province = 'WC'").execute().await());
    member("plain");
    toldAt("2026-11-30T14:00");
    clear();
    assertThat(toldAt("2026-12-03T13:59")).isZero();
    assertThat(toldAt("2026-12-03T14:00")).isEqualTo(1);
    assertThat(toldAt("2026-12-03T14:01")).isZero();
    assertThat(texts()).containsExactly("Today 18:00, usual place. See you there.");
  }

  @Test
  void aMoveIsToldAtOnceToWhoComesAndTheDayComesAnew() {
    var id = plan(true);
    say(id, member("plain"), Said.COMING);
    member("plain");
    in(tx -> meetings.move(tx, id, STARTS.plusDays(1), Optional.of(PLACE), at("2026-11-25T13:00")));
    assertThat(toldAt("2026-11-25T13:00")).isEqualTo(1);
    assertThat(toldAt("2026-11-25T13:01")).isZero();
    assertThat(texts()).containsExactly("Thu meeting is now 4 Dec 26 18:00. Dial *134*000#");
    assertThat(toldAt("2026-12-01T14:00")).isEqualTo(2);
    assertThat(toldAt("2026-12-03T14:00")).isZero();
    assertThat(toldAt("2026-12-04T14:00")).isEqualTo(1);
  }

  @Test
  void whoWasToldADateThatIsOffLearnsItAndNobodyIsRemindedAnyMore() {
    var id = plan(true);
    member("plain");
    say(id, member("plain"), Said.NOT_COMING);
    assertThat(toldAt("2026-11-30T14:00")).isEqualTo(1);
    clear();
    in(tx -> meetings.cancel(tx, id, at("2026-12-01T13:00")));
    assertThat(toldAt("2026-12-01T13:00")).isEqualTo(1);
    assertThat(texts()).containsExactly("The Thu meeting of 3 Dec 26 is off. Dial *134*000#");
    assertThat(toldAt("2026-12-01T13:01")).isZero();
    assertThat(toldAt("2026-12-03T14:00")).isZero();
  }

  @Test
  void whoSaysYesToAMeetingJustCancelledIsTold() {
    var id = plan(true);
    in(tx -> meetings.cancel(tx, id, NOW.minusMinutes(1)));
    assertThat(say(id, member("plain"), Said.COMING)).isTrue();
    assertThat(toldAt("2026-11-24T13:00")).isEqualTo(1);
  }

  @Test
  void whoTurnedTheAlertsOffHearsOnlyOfWhatSheSaidYesTo() {
    var id = plan(true);
    var her = member("plain");
    var other = member("plain");
    assertThat(toldAt("2026-11-30T14:00")).isEqualTo(2);
    say(id, her, Said.COMING);
    withdraw(her);
    withdraw(other);
    clear();
    in(tx -> meetings.cancel(tx, id, at("2026-12-01T13:00")));
    assertThat(toldAt("2026-12-01T13:00")).isEqualTo(1);
    assertThat(texts()).hasSize(1);
  }

  @Test
  void twoInvitationsAWeekAreEnough() {
    for (int i = 0; i < 4; i++) plan(true);
    member("plain");
    assertThat(toldAt("2026-11-30T14:00")).isEqualTo(2);
    assertThat(toldAt("2026-12-01T14:00")).isZero();
  }

  @Test
  void twoInstancesTellEverybodyOnce() throws Exception {
    plan(true);
    for (int i = 0; i < 20; i++) member("plain");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var both =
          List.<Future<Integer>>of(
              threads.submit(() -> toldAt("2026-11-30T14:00")),
              threads.submit(() -> toldAt("2026-11-30T14:00")));
      assertThat(both.get(0).get() + both.get(1).get()).isEqualTo(20);
    }
    assertThat(texts()).hasSize(20);
  }

  @Test
  void aBareYesOrNoAnswersTheMeetingSheWasToldOf() {
    var id = plan(true);
    var her = member("plain");
    assertThat(answer(her, true)).isFalse();
    toldAt("2026-11-30T14:00");
    assertThat(answer(her, true)).isTrue();
    assertThat(totals(id).coming()).isEqualTo(1);
    assertThat(answer(her, false)).isTrue();
    assertThat(totals(id).coming()).isZero();
    assertThat(answer(vault.index(number()), true)).isFalse();
  }

  @Test
  void deletingHerLeavesNothingOfHersAndAMonthLaterNothingIsLeftOfTheMeeting() {
    var id = plan(true);
    var her = member("plain");
    say(id, her, Said.COMING);
    toldAt("2026-11-30T14:00");
    in(
        tx -> {
          Rsvps.forget(tx, her);
          return id;
        });
    assertThat(count("rsvp")).isZero();
    assertThat(count("meeting_told")).isZero();
    purge(STARTS.plusDays(30));
    assertThat(count("meeting")).isEqualTo(1);
    purge(STARTS.plusDays(30).plusMinutes(1));
    assertThat(count("meeting")).isZero();
  }

  private static OffsetDateTime at(String local) {
    return OffsetDateTime.parse(local + "+02:00");
  }

  private static UUID plan(boolean vouchedOnly) {
    var id = UUID.randomUUID();
    var plan =
        new Meetings.Plan(
            "GP", STARTS, Optional.of(PLACE), "Know your rights", true, true, vouchedOnly, false);
    boolean planned = in(tx -> meetings.plan(tx, id, plan, NOW));
    assertThat(planned).isTrue();
    return id;
  }

  private static Msisdn number() {
    return Msisdn.parse("+2782557%04d".formatted(NUMBERS.incrementAndGet())).orElseThrow();
  }

  /// Somebody of the province of the meetings who agreed to be told of them.
  private static BlindIndex member(String style) {
    var id = UUID.randomUUID();
    var number = number();
    var index = vault.index(number);
    var row =
        Tuple.of(id, Buffer.buffer(index.bytes()), (short) index.keyVersion())
            .addValue(Buffer.buffer(vault.sealNumber(number, id, "member")))
            .addString(style);
    in(
        tx ->
            tx.preparedQuery(
                    "insert into member (id, number_bi, key_version, number_ct, language, province,"
                        + " style, joined_on, seen_on) values ($1, $2, $3, $4, 'en', 'GP', $5,"
                        + " '2026-11-01', '2026-11-01')")
                .execute(row)
                .await());
    in(
        tx -> {
          Consents.agree(tx, index, "meetings", "test", NOW);
          Consents.agree(tx, index, "followup", "test", NOW);
          return id;
        });
    return index;
  }

  private static void withdraw(BlindIndex her) {
    in(
        tx -> {
          Consents.withdraw(tx, her, "meetings", NOW);
          return her;
        });
  }

  private static boolean vouch(BlindIndex her) {
    return in(tx -> Consents.vouch(tx, her, NOW));
  }

  private static boolean say(UUID id, BlindIndex her, Said said) {
    return in(tx -> Rsvps.say(tx, id, her, said, NOW));
  }

  private static boolean answer(BlindIndex her, boolean yes) {
    return in(tx -> Rsvps.answer(tx, her, yes, at("2026-11-30T15:00")));
  }

  private static Rsvps.Totals totals(UUID id) {
    return in(tx -> Rsvps.totals(tx, id));
  }

  private static Meetings.Seen seen(Optional<BlindIndex> her) {
    var db = postgres.database().reads();
    return meetings.coming(db, "GP", her, NOW, NOW.plusDays(31), 5).await().getFirst();
  }

  private static int toldAt(String moment) {
    return reminders.turn(postgres.database(), at(moment));
  }

  private static void purge(OffsetDateTime now) {
    in(
        tx -> {
          Meetings.purge(tx, now);
          return now;
        });
  }

  private static void clear() {
    in(tx -> tx.query("delete from sms_outbox").execute().await());
  }

  private static int count(String table) {
    var sql = "select count(*)::int from " + table;
    return in(tx -> tx.query(sql).execute().await().iterator().next().getInteger(0));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static <T> T in(Function<SqlConnection, T> work) {
    return postgres.database().inTransaction(tx -> Optional.of(work.apply(tx))).orElseThrow();
  }

  private static List<String> texts() {
    return postgres
        .database()
        .jobs()
        .query("select id, text_ct from sms_outbox order by ctid")
        .execute()
        .await()
        .stream()
        .map(row -> text(row.getUUID(0), row.getBuffer(1)))
        .toList();
  }

  private static String text(UUID id, Buffer sealed) {
    var belongs = id.toString().getBytes(StandardCharsets.US_ASCII);
    return new String(
        vault.open("sms", belongs, sealed.getBytes()).orElseThrow(), StandardCharsets.UTF_8);
  }
}
