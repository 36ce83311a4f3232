package org.isango.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.isango.cases.Handling;
import org.isango.cases.Reference;
import org.isango.member.Consents;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who is called to a request, and when, until a human takes it.
class PagingTest {
  @AutoClose private static final DutyRoom room = new DutyRoom();

  @BeforeEach
  void empty() {
    room.empty();
  }

  @Test
  void tierAfterTierIsCalledOnceMoreAndThenTheNextUntilItStartsOver() {
    room.fullRota();
    room.ask(DutyRoom.somebody(), "arrest", "a");
    room.paging.turn();
    room.pass(46);
    assertThat(room.pages())
        .containsExactly(
            "0 Anna 1 FIRST",
            "2 Anna 1 RESEND",
            "5 Bea 2 FIRST",
            "7 Bea 2 RESEND",
            "10 Cora 3 FIRST",
            "12 Cora 3 RESEND",
            "20 Dora 4 FIRST",
            "22 Dora 4 RESEND",
            "45 Anna 1 FIRST");
    assertThat(room.alarms()).containsExactly("NOBODY_ACCEPTED 0");
  }

  @Test
  void aPageSaysReferencePlaceAndUrgencyAndNothingElse() {
    room.fullRota();
    var ref = room.ask(DutyRoom.somebody(), "arrest", "a");
    room.answer(ref, "station", "Woodstock");
    room.paging.turn();
    var brief = Reference.brief(ref);
    assertThat(room.texts("+27600000011"))
        .containsExactly(
            "%s, WC, urgent, read first, do not call. Reply %s YES or dial *134*000#"
                .formatted(brief, brief));
  }

  @Test
  void acceptanceStopsTheCallsAndClearsTheAlarm() {
    room.rota("Bea,+27600000012,defender,en,WC,second,WC,always");
    var ref = room.ask(DutyRoom.somebody(), "danger", "a");
    room.paging.turn();
    assertThat(room.alarms()).containsExactly("TIER_EMPTY 1");
    var bea = room.responder("+27600000012");
    room.run(tx -> room.duty.accept(tx, bea, ref, room.clock.now()));
    room.pass(60);
    assertThat(room.pages()).containsExactly("0 Bea 2 FIRST");
    assertThat(room.alarms()).isEmpty();
  }

  @Test
  void anEmptyRotaIsAnAlarmAndWhoComesOnItIsCalledWithinAMinute() {
    room.ask(DutyRoom.somebody(), "arrest", "a");
    room.paging.turn();
    assertThat(room.alarms())
        .containsExactly(
            "NOBODY_ACCEPTED 0", "TIER_EMPTY 1", "TIER_EMPTY 2", "TIER_EMPTY 3", "TIER_EMPTY 4");
    room.pass(3);
    room.fullRota();
    room.pass(1);
    assertThat(room.pages()).containsExactly("4 Anna 1 FIRST");
  }

  @Test
  void aSlotHoldsForItsHoursAlsoPastMidnight() {
    room.rota(
        "Day,+27600000021,defender,en,WC,on duty,WC,Mon-Fri 08:00-20:00",
        "Night,+27600000022,defender,en,WC,on duty,WC,Mon-Fri 20:00-08:00",
        "Feast,+27600000023,defender,en,WC,on duty,WC,2026-11-25 07:00 to 2026-11-25 09:00");
    room.ask(DutyRoom.somebody(), "callback", "a");
    room.paging.turn();
    room.clock.turn(Duration.ofHours(13));
    room.ask(DutyRoom.somebody(), "danger", "b");
    room.paging.turn();
    room.clock.turn(Duration.ofHours(6).plusMinutes(30));
    room.ask(DutyRoom.somebody(), "danger", "c");
    room.paging.turn();
    assertThat(room.pages().stream().filter(p -> p.endsWith("FIRST")))
        .containsExactlyInAnyOrder(
            "0 Day 1 FIRST", "780 Night 1 FIRST", "1170 Night 1 FIRST", "1170 Feast 1 FIRST");
  }

  @Test
  void twoInstancesTakeEveryStepOnce() {
    room.fullRota();
    for (int i = 0; i < 40; i++) room.ask(DutyRoom.somebody(), "arrest", "s" + i);
    for (int round = 0; round < 3; round++) {
      var turns = new ArrayList<CompletableFuture<Void>>();
      for (int i = 0; i < 4; i++) turns.add(CompletableFuture.runAsync(room.another()::turn));
      turns.forEach(CompletableFuture::join);
      room.clock.turn(Duration.ofMinutes(2));
    }
    assertThat(room.count("select count(*) from page where reason = 'FIRST' and tier = 1"))
        .isEqualTo(40);
    assertThat(room.count("select count(*) from page where reason = 'RESEND'")).isEqualTo(40);
  }

  @Test
  void whoAsksAgainJoinsHerRequestAndIsCalledForAgainFiveTimesAndNeverRefused() {
    room.fullRota();
    var her = DutyRoom.somebody();
    var ref = room.ask(her, "arrest", "a");
    room.paging.turn();
    for (int i = 0; i < 8; i++) {
      assertThat(room.ask(her, "arrest", "again" + i)).isEqualTo(ref);
      assertThat(room.ask(her, "arrest", "again" + i)).isEqualTo(ref);
      room.paging.turn();
    }
    assertThat(room.pages())
        .containsExactlyInAnyOrder(
            "0 Anna 1 FIRST",
            "0 Anna 1 AGAIN",
            "0 Anna 1 AGAIN",
            "0 Anna 1 AGAIN",
            "0 Anna 1 AGAIN",
            "0 Anna 1 AGAIN");
    assertThat(room.count("select count(*) from help_case where flagged")).isEqualTo(1);
  }

  @Test
  void whileAThousandWhoJoinedFloodThePageOfAMemberWhoIsVouchedForIsTheFirst() {
    room.fullRota();
    for (int i = 0; i < 1000; i++) {
      var hostile = DutyRoom.somebody();
      if (i % 2 == 0) room.joins(hostile);
      room.ask(hostile, "arrest", "flood" + i);
    }
    var her = DutyRoom.somebody();
    room.joins(her);
    room.run(tx -> Consents.vouch(tx, room.vault.index(her), room.clock.now()));
    var ref = room.ask(her, "callback", "hers");
    room.paging.turn();
    var texts = room.texts("+27600000011");
    assertThat(texts.getFirst()).startsWith(Reference.brief(ref) + ", WC");
    assertThat(texts).hasSizeLessThan(20);
    assertThat(room.count("select count(distinct case_id) from page")).isEqualTo(1001);
  }

  @Test
  void aRequestOfTheDayIsCalledForOnceADayAndNeverAtNight() {
    room.fullRota();
    room.clock.turn(Duration.ofHours(10));
    room.ask(DutyRoom.somebody(), "supply", "a");
    room.paging.turn();
    assertThat(room.pages()).isEmpty();
    room.clock.turn(Duration.ofHours(10));
    room.paging.turn();
    room.pass(30);
    assertThat(room.pages()).containsExactly("1200 Anna 1 FIRST");
    room.clock.turn(Duration.ofDays(1));
    room.paging.turn();
    assertThat(room.pages()).hasSize(2).last().asString().endsWith("Anna 1 RESEND");
    assertThat(room.count("select count(*) from duty_alarm where what = 'NOBODY_ACCEPTED'"))
        .isOne();
  }

  @Test
  void theProvinceSheTypesIsCalledAsSoonAsItIsKnown() {
    room.fullRota();
    var ref = room.ask(DutyRoom.somebody(), "arrest", "a", Optional.empty());
    room.paging.turn();
    assertThat(room.pages()).containsExactly("0 Dora 4 FIRST");
    placed(ref, "WC");
    room.pass(1);
    assertThat(room.pages()).containsExactly("0 Dora 4 FIRST", "1 Anna 1 FIRST");
  }

  @Test
  void whereItIsGoesBeforeWhereSheLives() {
    room.rota(
        "Anna,+27600000011,defender,en,WC,on duty,WC,always",
        "Gugu,+27600000031,defender,en,GP,on duty,GP,always");
    var ref = room.ask(DutyRoom.somebody(), "arrest", "a");
    room.paging.turn();
    placed(ref, "GP");
    room.pass(1);
    assertThat(room.pages()).containsExactly("0 Anna 1 FIRST", "1 Gugu 1 FIRST");
  }

  @Test
  void whatCanWaitForTheDayWaitsThoughItsPlaceBecomesKnownAtNight() {
    room.fullRota();
    room.clock.turn(Duration.ofHours(10));
    placed(room.ask(DutyRoom.somebody(), "court", "a", Optional.of("GP")), "WC");
    room.paging.turn();
    assertThat(room.pages()).isEmpty();
    room.clock.turn(Duration.ofHours(10));
    room.paging.turn();
    assertThat(room.pages()).containsExactly("1200 Anna 1 FIRST");
  }

  private static void placed(String ref, String province) {
    room.run(
        tx -> {
          var id = new Handling(room.vault).find(tx, ref).orElseThrow().id();
          Requests.placed(tx, id, province, room.clock.now());
          return true;
        });
  }

  @Test
  void sheIsCalledInTheFirstLanguageOfHerLine() {
    room.rota("Anna,+27600000011,defender,zu en,WC,on duty,WC,always");
    var ref = room.ask(DutyRoom.somebody(), "arrest", "a");
    room.paging.turn();
    assertThat(room.texts("+27600000011"))
        .containsExactly(
            "%1$s, WC, kuyaphuthuma, qala ufunde, ungashayi ucingo. Phendula %1$s YES noma dayela *134*000#"
                .formatted(Reference.brief(ref)));
  }

  @Test
  void oneRequestThatFailsKeepsNoOtherFromBeingCalledForAndIsTriedAgain() {
    room.fullRota();
    var ids = new ArrayList<UUID>();
    for (int i = 0; i < 9; i++) ids.add(id(room.ask(DutyRoom.somebody(), "arrest", "s" + i)));
    sql("alter table page add constraint one check (case_id <> '%s')".formatted(ids.get(4)));
    try {
      room.paging.turn();
      room.pass(1);
      assertThat(room.count("select count(distinct case_id) from page")).isEqualTo(8);
      assertThat(late()).isEqualTo(60);
    } finally {
      sql("alter table page drop constraint one");
    }
    room.paging.turn();
    assertThat(room.count("select count(*) from page where case_id = '" + ids.get(4) + "'"))
        .isOne();
    assertThat(late()).isZero();
  }

  private static long late() {
    return room.run(tx -> Paging.late(tx, room.clock.now()));
  }

  private static void sql(String sql) {
    room.run(tx -> tx.query(sql).execute().await());
  }

  @Test
  void aReportWhoseSessionEndsBeforeSheSaysWhatSheWantsIsCalledForOnce() {
    room.fullRota();
    unlessSaid("a");
    room.pass(14);
    assertThat(room.pages()).isEmpty();
    room.pass(30);
    assertThat(room.pages()).containsExactly("15 Anna 1 FIRST");
  }

  @Test
  void aReportInWhichSheSaysWhatSheWantsIsCalledForAsSheSaid() {
    room.fullRota();
    var clinic = id(unlessSaid("a"));
    room.run(tx -> Requests.nobody(tx, clinic).await() == null);
    var call = id(unlessSaid("b"));
    var session = room.vault.sessionId("b");
    var none = Optional.<String>empty();
    room.run(
        tx -> {
          var now = room.clock.now();
          Requests.asked(tx, call, Urgency.SOON, session, Optional.empty(), none, now);
          return true;
        });
    room.paging.turn();
    assertThat(room.pages()).containsExactly("0 Anna 1 FIRST");
    room.clock.turn(Duration.ofMinutes(20));
    room.paging.turn();
    assertThat(room.count("select count(*) from page where case_id = '" + clinic + "'")).isZero();
  }

  /// @return the reference of a report that is not yet told to its end
  private static String unlessSaid(String session) {
    var ref = room.ask(DutyRoom.somebody(), "report", session);
    var report = id(ref);
    var province = Optional.of("WC");
    room.run(tx -> Requests.unlessSaid(tx, report, province, room.clock.now()).await() == null);
    return ref;
  }

  private static UUID id(String ref) {
    return room.run(tx -> new Handling(room.vault).find(tx, ref).orElseThrow().id());
  }

  @Test
  void whoeverKeepsTheRotaReadsTheAlarmsByReference() {
    var ref = room.ask(DutyRoom.somebody(), "arrest", "a");
    room.paging.turn();
    var now = room.clock.now().toInstant();
    assertThat(room.run(Alarms::all))
        .hasSize(5)
        .allSatisfy(alarm -> assertThat(alarm.ref()).isEqualTo(Reference.brief(ref)))
        .allSatisfy(alarm -> assertThat(alarm.since().toInstant()).isEqualTo(now))
        .extracting(Alarms.Open::what)
        .contains(Alarms.What.NOBODY_ACCEPTED, Alarms.What.TIER_EMPTY);
  }

  @Test
  void whoHasTheCaseIsCalledOnceWhenTheDeadlineOfCustodyHasPassed() {
    room.fullRota();
    var ref = room.ask(DutyRoom.somebody(), "arrest", "a");
    room.answer(ref, "when", "hour");
    room.paging.turn();
    var anna = room.responder("+27600000011");
    room.run(tx -> room.duty.accept(tx, anna, ref, room.clock.now()));
    room.clock.turn(Duration.ofHours(46));
    room.paging.turn();
    assertThat(room.pages()).hasSize(1);
    var read = room.run(tx -> room.duty.read(tx, anna, ref, room.clock.now())).orElseThrow();
    assertThat(read.custody().orElseThrow())
        .satisfies(c -> assertThat(c.hoursLeft()).isEqualTo(1))
        .satisfies(c -> assertThat(c.overdue()).isFalse());
    room.clock.turn(Duration.ofHours(7));
    room.paging.turn();
    room.pass(5);
    assertThat(room.pages()).hasSize(2).last().asString().endsWith("Anna 1 OVERDUE");
    assertThat(room.alarms()).containsExactly("OVERDUE 0");
  }

  @Test
  void somebodyWhoStoppedTextsIsNotCountedOn() {
    room.fullRota();
    var anna = room.responder("+27600000011");
    room.run(
        tx -> {
          room.members.silence(tx, room.vault.index(anna.number()), room.clock.now());
          return true;
        });
    room.ask(DutyRoom.somebody(), "arrest", "a");
    room.paging.turn();
    room.run(tx -> tx.query("delete from opt_out").execute().await());
    assertThat(room.pages()).isEqualTo(List.of("0 Bea 2 FIRST"));
  }
}
