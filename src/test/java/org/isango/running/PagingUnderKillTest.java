package org.isango.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.isango.cases.Reference;
import org.isango.gateway.africastalking.StandIn;
import org.isango.kit.Held;
import org.isango.kit.OneService;
import org.isango.kit.PhoneCaller;
import org.isango.kit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// From the first key to the deleted request: whatever moment the service is killed at, everybody
/// who was told "saved" has one request, a helper is called to it, and its end is its end.
///
/// The moments are found from outside: a lock lets the service come as far as one statement and no
/// further, or the gateway keeps it waiting.
class PagingUnderKillTest {
  private static final String ANNA = "+27600000011";

  private static final String PIN_TYPED =
      "insert into pin (number_bi, key_version, what, hash, set_at, proved_at)"
          + " select number_bi, key_version, 'responder', '-', now(), now() from responder";

  private static final String BEA = "+27600000012";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String[] HELP = {"1", "1", "1", "1"};

  @TempDir Path folder;

  private OneService one;
  private final List<PhoneCaller> askers = new ArrayList<>();

  @Test
  void killedWhileCallingWhileSendingAndWhileDeletingNothingIsLostAndNothingIsDoneTwice() {
    underKill(
        () -> {
          thePageIsWrittenAndItsTextIsNotYetInLine();
          theTextIsBeingSubmittedAndTheGatewayHasNotTakenIt();
          sheIsBeingDeleted();
        });
  }

  /// Takes a minute or two: by name, with `-Dkills=all`.
  @Test
  @EnabledIfSystemProperty(named = "kills", matches = "all")
  void atElevenMomentsEveryRequestIsPagedAtLeastOnceAndShownOnce() {
    underKill(this::elevenMoments);
  }

  private void elevenMoments() {
    theFirstKeyIsCommittedAndNobodyHasLookedYet();
    thePageIsWrittenAndItsTextIsNotYetInLine();
    theTextIsInLine();
    theTextIsClaimed();
    theTextIsBeingSubmittedAndTheGatewayHasNotTakenIt();
    theGatewayHasTakenItAndWeDoNotKnow();
    theNextTierIsBeingCalled();
    aHelperAcceptsAndSheIsNotToldYet();
    theHelperClosesIt();
    sheIsBeingDeleted();
    whatIsOverIsBeingDeleted();
  }

  private void underKill(Runnable moments) {
    one =
        new OneService(
            folder,
            "Anna," + ANNA + ",defender,en,all,on duty,national,always",
            "Bea," + BEA + ",defender,en,all,second,national,always");
    try {
      moments.run();
      everybodyIsHelpedOnce();
    } finally {
      one.close();
    }
  }

  private void theFirstKeyIsCommittedAndNobodyHasLookedYet() {
    try (var held = Held.table(one.postgres(), "page")) {
      asks();
      held.untilWaiting("insert into page");
      one.service().killNow();
    }
    assertThat(one.count("select count(*) from page")).isZero();
    one.service().start();
    paged(newest(), ANNA);
  }

  private void thePageIsWrittenAndItsTextIsNotYetInLine() {
    try (var held = Held.writes(one.postgres(), "sms_outbox")) {
      asks();
      held.untilWaiting("insert into sms_outbox");
      one.service().killNow();
    }
    assertThat(pages(newest())).isEmpty();
    one.service().start();
    paged(newest(), ANNA);
  }

  private void theTextIsInLine() {
    try (var _ = Held.claims(one.postgres())) {
      asks();
      untilOneIs("PENDING");
      one.service().killNow();
    }
    one.service().start();
    paged(newest(), ANNA);
  }

  private void theTextIsClaimed() {
    try (var _ = claimedAndHeld()) {
      one.service().killNow();
    }
    aMinutePasses();
    one.service().start();
    paged(newest(), ANNA);
  }

  /// The claim looks at no member; what looks once more before sending does.
  private Held claimedAndHeld() {
    Held members;
    try (var _ = Held.claims(one.postgres())) {
      asks();
      untilOneIs("PENDING");
      members = Held.table(one.postgres(), "member");
    }
    untilOneIs("CLAIMED");
    return members;
  }

  private void theTextIsBeingSubmittedAndTheGatewayHasNotTakenIt() {
    one.gateway().mood(StandIn.Mood.DEAF);
    int before = one.gateway().held();
    asks();
    Waiting.until(PATIENCE, () -> one.gateway().held() > before);
    one.service().killNow();
    one.gateway().mood(StandIn.Mood.AS_USUAL);
    assertThat(one.count("select count(*) from sms_outbox where state = 'SUBMITTING'")).isOne();
    aMinutePasses();
    one.service().start();
    itsNextStepIsDue();
    paged(newest(), ANNA);
    assertThat(one.count("select count(*) from sms_outbox where state = 'UNKNOWN'")).isOne();
  }

  private void theGatewayHasTakenItAndWeDoNotKnow() {
    one.gateway().mood(StandIn.Mood.MUTE);
    asks();
    one.untilTold(ANNA, brief(newest()));
    one.service().killNow();
    one.gateway().mood(StandIn.Mood.AS_USUAL);
    aMinutePasses();
    one.service().start();
    assertThat(told(newest(), ANNA)).as("nothing sends it again by itself").hasSize(1);
  }

  private void theNextTierIsBeingCalled() {
    run("update help_case set resent = true where ref = ?", ref(newest()));
    try (var held = Held.writes(one.postgres(), "sms_outbox")) {
      itsNextStepIsDue();
      held.untilWaiting("insert into sms_outbox");
      one.service().killNow();
    }
    assertThat(pages(newest())).containsExactly("FIRST 1");
    one.service().start();
    paged(newest(), BEA);
    assertThat(pages(newest())).containsExactly("FIRST 1", "FIRST 2");
  }

  private void aHelperAcceptsAndSheIsNotToldYet() {
    paged(asks(), ANNA);
    var yes = one.sms(ANNA, brief() + " YES");
    try (var held = Held.writes(one.postgres(), "sms_outbox")) {
      var taken = one.arrivesLater(yes);
      held.untilWaiting("insert into sms_outbox");
      one.service().killNow();
      assertThat(taken).failsWithin(PATIENCE);
    }
    assertThat(one.count("select count(*) from help_case where accepted_by is not null")).isZero();
    one.service().start();
    one.arrives(yes);
    one.arrives(yes);
    newest().dial();
    assertThat(newest().press("2", "1", "1", "1", "1"))
        .startsWith("CON A helper has accepted your request " + ref(newest()));
    assertThat(one.ledger().count("sms_outbox", "number_bi", newest().number())).isOne();
  }

  /// The request that was accepted comes to its end.
  private void theHelperClosesIt() {
    var ref = ref(newest());
    one.run(tx -> tx.query(PIN_TYPED).execute().await());
    var done = one.sms(ANNA, brief() + " DONE released");
    try (var held = Held.table(one.postgres(), "duty_alarm")) {
      var taken = one.arrivesLater(done);
      held.untilWaiting("update duty_alarm");
      one.service().killNow();
      assertThat(taken).failsWithin(PATIENCE);
    }
    assertThat(ref(newest())).isEqualTo(ref);
    one.service().start();
    one.arrives(done);
    assertThat(closed()).isOne();
  }

  private long closed() {
    return one.count(
        "select count(*) from help_case where closed_at is not null and outcome = 'released'");
  }

  private void sheIsBeingDeleted() {
    var leaver = PhoneCaller.with(one.service());
    leaver.walk("1", "2", "1", "1", "1", "1", "1", "1");
    leaver.walk("9", "7");
    try (var held = Held.table(one.postgres(), "none_left")) {
      var late = leaver.pressLater("1");
      held.untilWaiting("delete from none_left");
      one.service().killNow();
      assertThat(late).failsWithin(PATIENCE);
    }
    assertThat(one.ledger().member(leaver.number(), "style")).isPresent();
    one.service().start();
    assertThat(leaver.again()).startsWith("END Deleted.");
    assertThat(one.ledger().holding(leaver.number())).isEmpty();
  }

  private void whatIsOverIsBeingDeleted() {
    one.service().killNow();
    run("update help_case set closed_at = now() - interval '31 days' where closed_at is not null");
    try (var held = Held.table(one.postgres(), "case_key")) {
      one.service().startUnready();
      held.untilWaiting("delete from help_case");
      one.service().killNow();
    }
    assertThat(closed()).isOne();
    one.service().start();
    Waiting.until(PATIENCE, () -> closed() == 0);
    askers.removeLast();
  }

  private void everybodyIsHelpedOnce() {
    for (var asker : askers) {
      assertThat(asker.shown()).anyMatch(s -> s.startsWith("CON Help request saved."));
      assertThat(one.ledger().cases(asker.number())).hasSize(1);
      assertThat(told(asker, ANNA)).isNotEmpty();
    }
    assertThat(one.count("select count(*) from help_case where kind = 'arrest'"))
        .isEqualTo(askers.size());
  }

  private PhoneCaller asks() {
    var caller = PhoneCaller.with(one.service());
    assertThat(caller.walk(HELP)).startsWith("CON Help request saved.");
    askers.add(caller);
    return caller;
  }

  private PhoneCaller newest() {
    return askers.getLast();
  }

  private String ref(PhoneCaller caller) {
    return one.ledger().cases(caller.number()).getFirst().ref();
  }

  private String brief() {
    return Reference.brief(ref(newest()));
  }

  private String brief(PhoneCaller caller) {
    return Reference.brief(ref(caller)) + ",";
  }

  private void paged(PhoneCaller caller, String helper) {
    one.untilTold(helper, brief(caller));
  }

  private List<String> told(PhoneCaller caller, String helper) {
    return one.texts(helper).stream().filter(t -> t.contains(brief(caller))).toList();
  }

  private List<String> pages(PhoneCaller caller) {
    var id = one.ledger().cases(caller.number()).getFirst().id();
    return one.run(
        tx -> {
          var pages = new ArrayList<String>();
          tx.preparedQuery(
                  "select reason || ' ' || tier from page where case_id = $1"
                      + " order by paged_at, tier")
              .execute(Tuple.of(id))
              .await()
              .forEach(row -> pages.add(row.getString(0)));
          return pages;
        });
  }

  private void untilOneIs(String state) {
    Waiting.until(
        PATIENCE,
        () -> one.count("select count(*) from sms_outbox where state = '" + state + "'") > 0);
  }

  /// Nothing is held by who is gone any longer.
  private void aMinutePasses() {
    run("update sms_outbox set lease_until = now() where lease_until is not null");
  }

  private void itsNextStepIsDue() {
    run("update help_case set next_step_at = now() where ref = ?", ref(newest()));
  }

  private void run(String sql, Object... values) {
    assertThat(one.ledger().run(sql, values)).as(sql).isPositive();
  }
}
