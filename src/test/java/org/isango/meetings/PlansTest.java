package org.isango.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.isango.meetings.MeetingRoom.at;

import io.vertx.sqlclient.SqlConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.isango.kit.Waiting;
import org.isango.meetings.Plans.Done;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A plan and its next editions, and what those who come hear of it.
class PlansTest {
  /// A Tuesday, at an hour that the law allows.
  private static final OffsetDateTime NOW = at("2026-11-24T13:00");

  private static final String HEAD = PlanFile.HEADER + "\n";
  private static final List<String> OUTING = List.of("sex", "worker", "client");
  private static final String ONE =
      "jhb,GP,2026-12-03,18:00,once,Hall,Know your rights,yes,yes,all,";

  private static MeetingRoom room;
  private static Meetings meetings;
  private static Plans plans;

  @BeforeAll
  static void open() {
    room = new MeetingRoom(NOW);
    meetings = room.meetings;
    plans = new Plans(room.vault, meetings);
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
  void theNextEditionOfAPlanMovesWhatItMovesAndLeavesTheRest() {
    assertThat(carryOut(ONE + "on\n" + "wc,WC,2026-12-04,10:00,once,,Talk,no,no,vouched,on\n"))
        .isEqualTo(Map.of(Done.PLANNED, 2));
    assertThat(carryOut(ONE + "on\n")).isEqualTo(Map.of(Done.UNCHANGED, 1));
    assertThat(carryOut(ONE.replace("18:00", "17:00") + "on\n")).isEqualTo(Map.of(Done.MOVED, 1));
    assertThat(carryOut(ONE.replace("18:00", "17:00").replace("Hall", "Church") + "on\n"))
        .isEqualTo(Map.of(Done.MOVED, 1));
    assertThat(
            carryOut(
                ONE.replace("18:00", "17:00").replace("Hall", "Church").replace("rights", "right")
                    + "on\n"))
        .isEqualTo(Map.of(Done.CHANGED, 1));
    assertThat(carryOut(ONE + "cancelled\n")).isEqualTo(Map.of(Done.CANCELLED, 1));
    assertThat(carryOut(ONE + "cancelled\n")).isEqualTo(Map.of(Done.UNCHANGED, 1));
    assertThat(listed()).extracting(Plans.Listed::name).containsExactlyInAnyOrder("jhb", "wc");
  }

  @Test
  void whatWasMovedByHandStaysWhereItIsWhenTheSamePlanComesAgain() {
    carryOut(ONE + "on\n");
    in(tx -> meetings.postpone(tx, plans.id("jhb"), at("2026-12-05T18:00"), NOW));
    assertThat(carryOut(ONE + "on\n")).isEqualTo(Map.of(Done.UNCHANGED, 1));
    assertThat(listed().getFirst().startsAt()).isEqualTo(at("2026-12-05T18:00"));
  }

  @Test
  void oneWrongLineUndoesAll() {
    carryOut(ONE + "cancelled\n");
    carryOut("old,GP,2026-12-01,18:00,once,Hall,Talk,no,no,all,on\n");
    assertThatThrownBy(
            () ->
                carryOut(
                    "new,GP,2026-12-01,18:00,once,Hall,Talk,no,no,all,on\n"
                        + "past,GP,2026-11-01,18:00,once,Hall,Talk,no,no,all,on\n"
                        + "far,GP,2028-11-01,18:00,once,Hall,Talk,no,no,all,on\n"
                        + "old,WC,2026-12-01,18:00,once,Hall,Talk,no,no,all,on\n"))
        .hasMessageContaining("line 3: lies in the past")
        .hasMessageContaining("line 4: lies more than a year ahead")
        .hasMessageContaining("line 5: stays in its province");
    assertThat(listed()).extracting(Plans.Listed::name).containsExactly("old");
  }

  @Test
  void aCancelledMeetingIsNotRevived() {
    carryOut(ONE + "on\n");
    carryOut(ONE + "cancelled\n");
    assertThatThrownBy(() -> carryOut(ONE + "on\n")).hasMessageContaining("line 2: was cancelled");
  }

  @Test
  void oneOfASeriesIsMovedAloneAndThoseThatAreOverDoNotMatter() {
    var weekly = ONE.replace("2026-12-03", "2026-11-19").replace("once", "weekly 4") + "on\n";
    assertThat(carryOut(weekly)).isEqualTo(Map.of(Done.PLANNED, 3, Done.OVER, 1));
    var second = plans.id("jhb/2026-12-03");
    in(tx -> meetings.postpone(tx, second, at("2026-12-04T18:00"), NOW));
    assertThat(carryOut(weekly)).isEqualTo(Map.of(Done.UNCHANGED, 3, Done.OVER, 1));
    assertThat(listed())
        .extracting(one -> Moments.date(one.startsAt()))
        .containsExactly("26 Nov 26", "4 Dec 26", "10 Dec 26");
  }

  @Test
  void theFirstPlanTakesThePlaceOfTheSample() {
    var sample =
        PlanFile.read(
            HEAD + "sample,GP,2026-12-03,18:00,once,Hall,Talk,no,no,all,on\n", true, OUTING);
    in(tx -> plans.carryOut(tx, sample, NOW));
    carryOut(ONE + "on\n");
    assertThat(listed()).extracting(Plans.Listed::name).containsExactly("jhb");
  }

  @Test
  void whatWaitsToBeSentOfAnOldHourIsWithdrawnAndSheGetsOneText() {
    carryOut(ONE + "on\n");
    var id = plans.id("jhb");
    var her = room.member("plain");
    in(tx -> Rsvps.say(tx, id, her, Rsvps.Said.COMING, NOW.minusHours(2)));
    // In the evening: the texts wait for the next hour that the law allows.
    in(tx -> meetings.postpone(tx, id, at("2026-12-04T18:00"), at("2026-11-24T21:00")));
    assertThat(room.toldAt("2026-11-24T21:01")).isEqualTo(1);
    in(tx -> meetings.postpone(tx, id, at("2026-12-05T18:00"), at("2026-11-24T21:30")));
    assertThat(room.toldAt("2026-11-24T21:31")).isEqualTo(1);
    assertThat(room.texts("PENDING"))
        .containsExactly("Thu meeting is now 5 Dec 26 18:00. Dial *134*000#");
    assertThat(room.texts("CANCELLED"))
        .containsExactly("Thu meeting is now 4 Dec 26 18:00. Dial *134*000#");
    assertThat(room.count("note")).isEqualTo(1);
    in(tx -> meetings.cancel(tx, id, at("2026-11-24T22:00")));
    assertThat(room.toldAt("2026-11-24T22:01")).isEqualTo(1);
    assertThat(room.texts("PENDING"))
        .containsExactly("The Sat meeting of 5 Dec 26 is off. Dial *134*000#");
    assertThat(room.count("note")).isEqualTo(1);
  }

  @Test
  void whatWaitsToTellAPlaceThatIsNoLongerForEverybodyIsWithdrawnAndToldWithoutIt() {
    carryOut(ONE + "on\n");
    var stranger = room.member("plain");
    var known = room.member("plain");
    in(tx -> tx.query("update member set style = 'full'").execute().await());
    room.vouch(known);
    assertThat(room.toldAt("2026-11-30T14:00")).isEqualTo(2);
    assertThat(room.texts("PENDING")).hasSize(2).allMatch(text -> text.contains("Hall"));
    carryOut(ONE.replace(",all,", ",vouched,") + "on\n");
    assertThat(room.texts("PENDING")).isEmpty();
    assertThat(room.count("note")).isZero();
    assertThat(room.toldAt("2026-11-30T14:01")).isEqualTo(2);
    assertThat(room.texts("PENDING"))
        .hasSize(2)
        .filteredOn(text -> text.contains("Hall"))
        .as("only who is vouched for is told where")
        .hasSize(1);
    assertThat(room.texts("PENDING")).anyMatch(text -> text.contains("ask us where"));
    in(tx -> tx.query("update sms_outbox set state = 'ACCEPTED'").execute().await());
    carryOut(ONE + "on\n");
    carryOut(ONE.replace(",all,", ",vouched,") + "on\n");
    assertThat(room.toldAt("2026-11-30T14:02")).as("nobody gets a second text").isZero();
    assertThat(stranger).isNotEqualTo(known);
  }

  @Test
  void aChangeWaitsForWhoeverIsTellingAndWithdrawsThatToo() throws Exception {
    carryOut(ONE + "on\n");
    room.member("plain");
    var id = plans.id("jhb");
    var then = at("2026-11-30T14:00");
    var her = room.reminders.invited(room.postgres.database().jobs(), then).getFirst();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var moved =
          in(
              tx -> {
                assertThat(room.reminders.tell(tx, her, then)).isTrue();
                var change =
                    threads.submit(
                        () ->
                            in(
                                other ->
                                    meetings.postpone(
                                        other,
                                        id,
                                        at("2026-12-04T18:00"),
                                        at("2026-11-30T14:00"))));
                Waiting.until(Duration.ofMinutes(1), PlansTest::somebodyWaits);
                return change;
              });
      assertThat(moved.get()).isTrue();
    }
    assertThat(room.texts("PENDING")).isEmpty();
    assertThat(room.texts("CANCELLED")).hasSize(1);
  }

  private static boolean somebodyWaits() {
    return room.postgres
            .database()
            .jobs()
            .query("select 1 from pg_locks where not granted")
            .execute()
            .await()
            .size()
        > 0;
  }

  @Test
  void placeTopicAndNameStandNowhereInClear() {
    carryOut("quagga,GP,2026-12-03,18:00,once,Dwaalwinkel hall,Green lantern,no,no,all,on\n");
    var row =
        in(tx -> tx.query("select m::text from meeting m").execute().await().iterator().next())
            .getString(0);
    for (var word : List.of("quagga", "Dwaalwinkel hall", "Green lantern")) {
      var hex = HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
      assertThat(row).doesNotContain(word, hex);
    }
    assertThat(listed().getFirst().name()).isEqualTo("quagga");
  }

  private static Map<Done, Integer> carryOut(String lines) {
    return in(tx -> plans.carryOut(tx, PlanFile.read(HEAD + lines, false, OUTING), NOW));
  }

  private static List<Plans.Listed> listed() {
    return in(tx -> plans.coming(tx, NOW));
  }

  private static <T> T in(Function<SqlConnection, T> work) {
    return room.in(work);
  }
}
