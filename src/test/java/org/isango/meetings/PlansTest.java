package org.isango.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.isango.calendar.PublicHolidays;
import org.isango.calendar.QuietHours;
import org.isango.kit.Waiting;
import org.isango.meetings.Plans.Done;
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

/// A plan and its next editions, and what those who come hear of it.
class PlansTest {
  /// A Tuesday, at an hour that the law allows.
  private static final OffsetDateTime NOW = at("2026-11-24T13:00");

  private static final String HEAD = PlanFile.HEADER + "\n";
  private static final String ONE =
      "jhb,GP,2026-12-03,18:00,once,Hall,Know your rights,yes,yes,all,";
  private static final AtomicInteger NUMBERS = new AtomicInteger(100);

  private static TestDatabase postgres;
  private static Vault vault;
  private static Meetings meetings;
  private static Plans plans;
  private static MeetingReminders reminders;

  @BeforeAll
  static void open() throws Exception {
    postgres = TestDatabase.start();
    vault = Vault.open(postgres.data().resolve("keys"));
    meetings = new Meetings(vault);
    plans = new Plans(vault, meetings);
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
    for (var table : List.of("meeting", "sms_outbox", "note", "member")) {
      in(tx -> tx.query("delete from " + table).execute().await());
    }
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
        PlanFile.read(HEAD + "sample,GP,2026-12-03,18:00,once,Hall,Talk,no,no,all,on\n", true);
    in(tx -> plans.carryOut(tx, sample, NOW));
    carryOut(ONE + "on\n");
    assertThat(listed()).extracting(Plans.Listed::name).containsExactly("jhb");
  }

  @Test
  void whatWaitsToBeSentOfAnOldHourIsWithdrawnAndSheGetsOneText() {
    carryOut(ONE + "on\n");
    var id = plans.id("jhb");
    var her = member();
    in(tx -> Rsvps.say(tx, id, her, Rsvps.Said.COMING, NOW.minusHours(2)));
    // In the evening: the texts wait for the next hour that the law allows.
    in(tx -> meetings.postpone(tx, id, at("2026-12-04T18:00"), at("2026-11-24T21:00")));
    assertThat(toldAt("2026-11-24T21:01")).isEqualTo(1);
    in(tx -> meetings.postpone(tx, id, at("2026-12-05T18:00"), at("2026-11-24T21:30")));
    assertThat(toldAt("2026-11-24T21:31")).isEqualTo(1);
    assertThat(texts("PENDING"))
        .containsExactly("Thu meeting is now 5 Dec 26 18:00. Dial *134*000#");
    assertThat(texts("CANCELLED"))
        .containsExactly("Thu meeting is now 4 Dec 26 18:00. Dial *134*000#");
    assertThat(count("note")).isEqualTo(1);
    in(tx -> meetings.cancel(tx, id, at("2026-11-24T22:00")));
    assertThat(toldAt("2026-11-24T22:01")).isEqualTo(1);
    assertThat(texts("PENDING"))
        .containsExactly("The Sat meeting of 5 Dec 26 is off. Dial *134*000#");
    assertThat(count("note")).isEqualTo(1);
  }

  @Test
  void aChangeWaitsForWhoeverIsTellingAndWithdrawsThatToo() throws Exception {
    carryOut(ONE + "on\n");
    member();
    var id = plans.id("jhb");
    var then = at("2026-11-30T14:00");
    var her = reminders.invited(postgres.database().jobs(), then).getFirst();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var moved =
          in(
              tx -> {
                assertThat(reminders.tell(tx, her, then)).isTrue();
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
    assertThat(texts("PENDING")).isEmpty();
    assertThat(texts("CANCELLED")).hasSize(1);
  }

  private static boolean somebodyWaits() {
    return postgres
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

  private static OffsetDateTime at(String local) {
    return OffsetDateTime.parse(local + "+02:00");
  }

  private static Map<Done, Integer> carryOut(String lines) {
    return in(tx -> plans.carryOut(tx, PlanFile.read(HEAD + lines, false), NOW));
  }

  private static List<Plans.Listed> listed() {
    return in(tx -> plans.coming(tx, NOW));
  }

  private static BlindIndex member() {
    var id = UUID.randomUUID();
    var number = Msisdn.parse("+2782556%04d".formatted(NUMBERS.incrementAndGet())).orElseThrow();
    var index = vault.index(number);
    var row =
        Tuple.of(id, Buffer.buffer(index.bytes()), (short) index.keyVersion())
            .addValue(Buffer.buffer(vault.sealNumber(number, id, "member")));
    in(
        tx ->
            tx.preparedQuery(
                    "insert into member (id, number_bi, key_version, number_ct, language, province,"
                        + " style, joined_on, seen_on) values ($1, $2, $3, $4, 'en', 'GP', 'plain',"
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

  private static int toldAt(String moment) {
    return reminders.turn(postgres.database(), at(moment));
  }

  private static int count(String table) {
    var sql = "select count(*)::int from " + table;
    return in(tx -> tx.query(sql).execute().await().iterator().next().getInteger(0));
  }

  private static List<String> texts(String state) {
    return in(
        tx ->
            tx
                .preparedQuery(
                    "select id, text_ct from sms_outbox where state = $1 order by created_at")
                .execute(Tuple.of(state))
                .await()
                .stream()
                .map(row -> text(row.getUUID(0), row.getBuffer(1)))
                .toList());
  }

  private static String text(UUID id, Buffer sealed) {
    var belongs = id.toString().getBytes(StandardCharsets.US_ASCII);
    return new String(
        vault.open("sms", belongs, sealed.getBytes()).orElseThrow(), StandardCharsets.UTF_8);
  }

  private static <T> T in(Function<SqlConnection, T> work) {
    return postgres.database().inTransaction(tx -> Optional.of(work.apply(tx))).orElseThrow();
  }
}
