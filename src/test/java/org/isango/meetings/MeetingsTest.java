package org.isango.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isango.meetings.MeetingRoom.at;

import io.vertx.sqlclient.SqlConnection;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.isango.meetings.Rsvps.Said;
import org.isango.member.Consents;
import org.isango.vault.BlindIndex;
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

  private static MeetingRoom room;
  private static Meetings meetings;

  @BeforeAll
  static void open() {
    room = new MeetingRoom(NOW);
    meetings = room.meetings;
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @AfterEach
  void nothingIsLeft() {
    room.empty();
  }

  @Test
  void everybodySeesWhenAndWhatAndOnlyVouchedMembersSeeWhere() {
    plan(true);
    var her = room.member("hidden");
    assertThat(seen(Optional.empty()).topic()).isEqualTo("Know your rights");
    assertThat(seen(Optional.empty()).place()).isEmpty();
    assertThat(seen(Optional.of(her)).place()).isEmpty();
    assertThat(room.vouch(her)).isTrue();
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
    var her = room.member("hidden");
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
    assertThat(say(id, room.vault.index(MeetingRoom.number()), Said.COMING)).isFalse();
    assertThat(totals(id)).isEqualTo(new Rsvps.Totals(0, 0, 0, 0));
  }

  @Test
  void threeDaysBeforeTheProvinceIsToldOnceExceptWhoSaidNo() {
    var id = plan(true);
    room.member("hidden");
    say(id, room.member("hidden"), Said.NOT_COMING);
    withdraw(room.member("hidden"));
    assertThat(room.toldAt("2026-11-30T13:59")).isZero();
    assertThat(room.toldAt("2026-11-30T14:00")).isEqualTo(1);
    assertThat(room.toldAt("2026-11-30T14:01")).isZero();
    assertThat(room.toldAt("2026-12-01T14:00")).isZero();
  }

  @Test
  void theTextSaysWhereOnlyToWhomItIsFor() {
    plan(true);
    room.member("full");
    assertThat(room.toldAt("2026-11-30T14:00")).isEqualTo(1);
    assertThat(room.texts("PENDING"))
        .singleElement()
        .asString()
        .startsWith("Creative space Thu 3 Dec 26 18:00, ask us where. Know your rights.");
    room.vouch(room.member("full"));
    assertThat(room.toldAt("2026-11-30T14:01")).isEqualTo(1);
    assertThat(room.texts("PENDING")).anySatisfy(text -> assertThat(text).contains(PLACE));
  }

  @Test
  void fourHoursBeforeWhoComesIsTold() {
    var id = plan(true);
    say(id, room.member("plain"), Said.COMING);
    in(tx -> tx.query("update member set province = 'WC'").execute().await());
    room.member("plain");
    room.toldAt("2026-11-30T14:00");
    clear();
    assertThat(room.toldAt("2026-12-03T13:59")).isZero();
    assertThat(room.toldAt("2026-12-03T14:00")).isEqualTo(1);
    assertThat(room.toldAt("2026-12-03T14:01")).isZero();
    assertThat(room.texts("PENDING")).containsExactly("Today 18:00, usual place. See you there.");
  }

  @Test
  void aMoveIsToldAtOnceToWhoComesAndTheDayComesAnew() {
    var id = plan(true);
    say(id, room.member("plain"), Said.COMING);
    room.member("plain");
    in(tx -> meetings.move(tx, id, STARTS.plusDays(1), Optional.of(PLACE), at("2026-11-25T13:00")));
    assertThat(room.toldAt("2026-11-25T13:00")).isEqualTo(1);
    assertThat(room.toldAt("2026-11-25T13:01")).isZero();
    assertThat(room.texts("PENDING"))
        .containsExactly("Thu meeting is now 4 Dec 26 18:00. Dial *134*000#");
    assertThat(room.toldAt("2026-12-01T14:00")).isEqualTo(2);
    assertThat(room.toldAt("2026-12-03T14:00")).isZero();
    assertThat(room.toldAt("2026-12-04T14:00")).isEqualTo(1);
  }

  @Test
  void whoWasToldADateThatIsOffLearnsItAndNobodyIsRemindedAnyMore() {
    var id = plan(true);
    room.member("plain");
    say(id, room.member("plain"), Said.NOT_COMING);
    assertThat(room.toldAt("2026-11-30T14:00")).isEqualTo(1);
    clear();
    in(tx -> meetings.cancel(tx, id, at("2026-12-01T13:00")));
    assertThat(room.toldAt("2026-12-01T13:00")).isEqualTo(1);
    assertThat(room.texts("PENDING"))
        .containsExactly("The Thu meeting of 3 Dec 26 is off. Dial *134*000#");
    assertThat(room.toldAt("2026-12-01T13:01")).isZero();
    assertThat(room.toldAt("2026-12-03T14:00")).isZero();
  }

  @Test
  void whoSaysYesToAMeetingJustCancelledIsTold() {
    var id = plan(true);
    in(tx -> meetings.cancel(tx, id, NOW.minusMinutes(1)));
    assertThat(say(id, room.member("plain"), Said.COMING)).isTrue();
    assertThat(room.toldAt("2026-11-24T13:00")).isEqualTo(1);
  }

  @Test
  void whoTurnedTheAlertsOffHearsOnlyOfWhatSheSaidYesTo() {
    var id = plan(true);
    var her = room.member("plain");
    var other = room.member("plain");
    assertThat(room.toldAt("2026-11-30T14:00")).isEqualTo(2);
    say(id, her, Said.COMING);
    withdraw(her);
    withdraw(other);
    clear();
    in(tx -> meetings.cancel(tx, id, at("2026-12-01T13:00")));
    assertThat(room.toldAt("2026-12-01T13:00")).isEqualTo(1);
    assertThat(room.texts("PENDING")).hasSize(1);
  }

  @Test
  void twoInvitationsAWeekAreEnough() {
    for (int i = 0; i < 4; i++) plan(true);
    room.member("plain");
    assertThat(room.toldAt("2026-11-30T14:00")).isEqualTo(2);
    assertThat(room.toldAt("2026-12-01T14:00")).isZero();
  }

  @Test
  void oneWhoCannotBeToldKeepsNobodyElseWaiting() {
    plan(true);
    var bad = room.member("hidden");
    for (int i = 0; i < 3; i++) room.member("hidden");
    run(
        "alter table meeting_told add constraint bad check (number_bi <> '\\x"
            + HexFormat.of().formatHex(bad.bytes())
            + "')");
    try {
      assertThat(room.toldAt("2026-11-30T14:00")).isEqualTo(3);
      assertThat(room.toldAt("2026-11-30T14:01")).isZero();
    } finally {
      run("alter table meeting_told drop constraint bad");
    }
    assertThat(room.toldAt("2026-11-30T15:02")).isEqualTo(1);
  }

  private static void run(String sql) {
    room.postgres.database().jobs().query(sql).execute().await();
  }

  @Test
  void twoInstancesTellEverybodyOnce() throws Exception {
    plan(true);
    for (int i = 0; i < 20; i++) room.member("plain");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var both =
          List.<Future<Integer>>of(
              threads.submit(() -> room.toldAt("2026-11-30T14:00")),
              threads.submit(() -> room.toldAt("2026-11-30T14:00")));
      assertThat(both.get(0).get() + both.get(1).get()).isEqualTo(20);
    }
    assertThat(room.texts("PENDING")).hasSize(20);
  }

  @Test
  void aBareYesOrNoAnswersTheMeetingSheWasToldOf() {
    var id = plan(true);
    var her = room.member("plain");
    assertThat(answer(her, true)).isFalse();
    room.toldAt("2026-11-30T14:00");
    assertThat(answer(her, true)).isTrue();
    assertThat(totals(id).coming()).isEqualTo(1);
    assertThat(answer(her, false)).isTrue();
    assertThat(totals(id).coming()).isZero();
    assertThat(answer(room.vault.index(MeetingRoom.number()), true)).isFalse();
  }

  @Test
  void deletingHerLeavesNothingOfHersAndAMonthLaterNothingIsLeftOfTheMeeting() {
    var id = plan(true);
    var her = room.member("plain");
    say(id, her, Said.COMING);
    room.toldAt("2026-11-30T14:00");
    in(
        tx -> {
          Rsvps.forget(tx, her);
          return id;
        });
    assertThat(room.count("rsvp")).isZero();
    assertThat(room.count("meeting_told")).isZero();
    purge(STARTS.plusDays(30));
    assertThat(room.count("meeting")).isEqualTo(1);
    purge(STARTS.plusDays(30).plusMinutes(1));
    assertThat(room.count("meeting")).isZero();
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

  private static void withdraw(BlindIndex her) {
    in(
        tx -> {
          Consents.withdraw(tx, her, "meetings", NOW);
          return her;
        });
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
    var db = room.postgres.database().reads();
    return meetings.coming(db, "GP", her, NOW, NOW.plusDays(31), 5).await().getFirst();
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

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static <T> T in(Function<SqlConnection, T> work) {
    return room.in(work);
  }
}
