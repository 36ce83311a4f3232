package org.isango.sms.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isango.sms.broadcast.BroadcastRoom.NOON;
import static org.isango.sms.broadcast.BroadcastRoom.draft;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.isango.kit.Desk;
import org.isango.member.Wishes.Style;
import org.isango.sms.Outbox;
import org.isango.sms.broadcast.Broadcast.State;
import org.isango.sms.broadcast.Outcome.Reason;
import org.isango.sms.broadcast.Outcome.Refused;
import org.isango.text.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An alert to many, from the draft to the last text in line.
class BroadcastsTest {
  private static BroadcastRoom room;
  private static Broadcasts broadcasts;

  @BeforeAll
  static void open() {
    room = new BroadcastRoom();
    broadcasts = room.broadcasts;
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @BeforeEach
  void nobodyYet() {
    room.empty();
  }

  @Test
  void everybodyOfTheProvinceWhoAgreedGetsItOnceInHerStyle() {
    var hidden = room.member("GP", "en", "hidden");
    var full = room.member("GP", "zu", "full");
    var none = room.member("GP", "en", "none");
    var stopped = room.member("GP", "en", "full");
    room.member("KZN", "en", "full");
    room.doing(tx -> room.stop(tx, stopped));

    var one = room.started(draft(Outbox.Kind.BROADCAST, Set.of("GP")));
    room.feedAll();

    assertThat(room.texts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(hidden, "You have a note.", full, "Umhlangano ngoLwesihlanu 10:00."));
    assertThat(room.notes()).contains(hidden, full, none).doesNotContain(stopped);
    assertThat(room.progress(one).told()).isEqualTo(3);
  }

  @Test
  void whoStopsAfterTheCountGetsNothing() {
    var her = room.member("GP", "en", "full");
    var one = room.started(draft(Outbox.Kind.BROADCAST, Set.of("GP")));
    room.doing(tx -> room.stop(tx, her));
    room.feedAll();
    assertThat(room.texts()).isEmpty();
    assertThat(room.progress(one).passed()).isEqualTo(1);
  }

  @Test
  void moreThanFiftyPeopleNeedASecondPersonAndExactlyWhatSheSaw() {
    IntStream.range(0, 51).forEach(i -> room.member("GP", "en", "full"));
    var one = room.frozen(draft(Outbox.Kind.BROADCAST, Set.of("GP")));

    assertThat(room.reason(tx -> broadcasts.start(tx, one.id(), one.version(), NOON)))
        .isEqualTo(Reason.NEEDS_SECOND);
    for (var same : List.of("ann", " Ann ", "AN N", "\u00c4nn.", " . ")) {
      assertThat(room.reason(tx -> room.approve(tx, one, one.hash(), same)))
          .as(same)
          .isEqualTo(Reason.OWN);
    }
    assertThat(room.reason(tx -> room.approve(tx, one, new byte[32], "bea")))
        .isEqualTo(Reason.OTHER_TEXT);

    var approved = room.done(tx -> room.approve(tx, one, one.hash(), "bea"));
    var approval = room.doing(tx -> broadcasts.find(tx, one.id())).orElseThrow().approval();
    assertThat(approval.map(Broadcast.Approval::by)).hasValue("bea");
    assertThat(approval.flatMap(Broadcast.Approval::at)).hasValueSatisfying(NOON::isEqual);
    room.done(tx -> broadcasts.start(tx, one.id(), approved, NOON));
    room.feedAll();
    assertThat(room.texts()).hasSize(51);
  }

  @Test
  void aChangedTextIsCountedAndApprovedAnew() {
    IntStream.range(0, 51).forEach(i -> room.member("GP", "en", "full"));
    var one = room.frozen(draft(Outbox.Kind.BROADCAST, Set.of("GP")));
    int approved = room.done(tx -> room.approve(tx, one, one.hash(), "bea"));
    int changed =
        room.done(
            tx ->
                broadcasts.rewrite(
                    tx, one.id(), approved, draft(Outbox.Kind.BROADCAST, Set.of()), "ann"));
    assertThat(room.reason(tx -> broadcasts.start(tx, one.id(), changed, NOON)))
        .isEqualTo(Reason.WRONG_STATE);
  }

  @Test
  void ofTwoPeopleWhoChangeTheSameOneTheSecondIsTold() {
    var one = room.written(draft(Outbox.Kind.BROADCAST, Set.of("GP")));
    var other = draft(Outbox.Kind.BROADCAST, Set.of("KZN"));
    room.done(tx -> broadcasts.rewrite(tx, one.id(), one.version(), other, "bea"));
    assertThat(room.reason(tx -> broadcasts.rewrite(tx, one.id(), one.version(), other, "ann")))
        .isEqualTo(Reason.CHANGED_MEANWHILE);
  }

  @Test
  void aPauseHoldsWhatWaitsAndAResumeRepeatsNothing() {
    IntStream.range(0, 500).forEach(i -> room.member("GP", "en", "full"));
    var one = room.started(draft(Outbox.Kind.BROADCAST, Set.of("GP")));
    room.feeder.turn();
    int before = room.texts().size();
    assertThat(before).isBetween(1, 499);

    int paused = room.done(tx -> broadcasts.pause(tx, one.id(), one.version()));
    room.feeder.turn();
    assertThat(room.states()).containsOnlyKeys("HELD");

    room.done(tx -> broadcasts.resume(tx, one.id(), paused));
    room.feedAll();
    assertThat(room.texts()).hasSize(500);
    assertThat(room.states()).containsOnlyKeys("PENDING");
  }

  @Test
  void aCancelledOneLeavesNothingInLine() {
    room.member("GP", "en", "full");
    var one = room.started(draft(Outbox.Kind.BROADCAST, Set.of("GP")));
    room.feeder.turn();
    room.done(tx -> broadcasts.cancel(tx, one.id(), one.version(), NOON));
    assertThat(room.states()).containsOnlyKeys("CANCELLED");
  }

  @Test
  void aSafetyTemplateWaitsAMinuteInWhichItCanBeTakenBack() {
    room.member("GP", "en", "full");
    var one = room.started(draft(Outbox.Kind.SAFETY, Set.of("GP")));
    room.feedAll();
    assertThat(room.texts()).isEmpty();
    room.clock.turn(Duration.ofSeconds(61));
    room.feedAll();
    assertThat(room.texts()).hasSize(1);
    assertThat(one.state()).isEqualTo(State.RUNNING);
  }

  @Test
  void wordsThatOutHerAreRefusedWithTheirPlace() {
    var bad =
        new Draft(
            Outbox.Kind.BROADCAST,
            "alerts",
            Optional.empty(),
            Audience.EVERYBODY,
            List.of(
                new Wording(Language.EN, Style.HIDDEN, "Court tomorrow"),
                new Wording(Language.EN, Style.PLAIN, "Sex worker meeting\nFriday"),
                new Wording(Language.EN, Style.FULL, "")),
            NOON,
            NOON.plusHours(5));
    var one = room.written(bad);
    var refused = room.doing(tx -> broadcasts.freeze(tx, one.id(), one.version(), NOON));
    assertThat(refused).isInstanceOf(Refused.class);
    assertThat(((Refused) refused).details())
        .anyMatch(d -> d.contains("hidden") && d.contains("court"))
        .anyMatch(d -> d.contains("plain") && d.contains("sex"))
        .anyMatch(d -> d.contains("line break"))
        .anyMatch(d -> d.contains("full") && d.contains("no text"));
  }

  @Test
  void thePreviewCountsPartsRandAndWhoGetsOnlyANote() {
    room.member("GP", "en", "full");
    room.member("GP", "en", "none");
    room.member("GP", "en", "hidden");
    var one = room.frozen(draft(Outbox.Kind.BROADCAST, Set.of("GP")));
    var preview =
        room.doing(
            tx ->
                Preview.of(tx, one, Desk.MENUS, BroadcastRoom.HOURS, new BigDecimal("0.25"), NOON));
    assertThat(preview.people()).isEqualTo(3);
    assertThat(preview.noteOnly()).isEqualTo(1);
    assertThat(preview.parts()).isEqualTo(Map.of(Language.EN, 2));
    assertThat(preview.cost()).isEqualByComparingTo("0.50");
    assertThat(preview.later()).isZero();
  }

  @Test
  void afterThreeDaysNobodyStandsOnTheListAndAfterThirtyNoWord() {
    room.member("GP", "en", "full");
    var one = room.started(draft(Outbox.Kind.BROADCAST, Set.of("GP")));
    room.feedAll();
    room.doing(
        tx -> {
          var over = broadcasts.cancel(tx, one.id(), room.found(one).version(), NOON);
          Broadcasts.purge(tx, NOON.plusHours(1));
          return over;
        });
    assertThat(room.progress(one).told()).isEqualTo(1);
    room.purge(NOON.plusDays(4));
    assertThat(room.progress(one).told()).isZero();
    assertThat(room.found(one).draft().wordings()).isNotEmpty();
    room.purge(NOON.plusDays(31));
    assertThat(room.found(one).draft().wordings()).isEmpty();
  }

  @Test
  void nothingLeavesAfterItHasExpired() {
    room.member("GP", "en", "full");
    var one = room.started(draft(Outbox.Kind.BROADCAST, Set.of("GP")));
    room.clock.turn(Duration.ofHours(6));
    room.feedAll();
    assertThat(room.texts()).isEmpty();
    assertThat(room.found(one).state()).isEqualTo(State.EXPIRED);
  }
}
