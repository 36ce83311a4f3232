package org.isango.running;

import static org.assertj.core.api.Assertions.assertThat;

import org.isango.kit.Ledger;
import org.isango.kit.PhoneCaller;
import org.isango.kit.ServiceProcess;
import org.isango.kit.TwoServices;
import org.junit.jupiter.api.Test;

/// A request for help by somebody who is held by police: kept from the first key on, whatever
/// breaks.
class HeldByPoliceTest {
  private static final String[] TO_THE_REQUEST = {"1", "1", "1", "1"};

  private final TwoServices two = TwoServices.running();
  private final ServiceProcess service = two.first();
  private final Ledger ledger = two.ledger();

  @Test
  void theRequestIsKeptBeforeTheScreenSaysSo() {
    var caller = PhoneCaller.with(two.second());
    assertThat(caller.walk(TO_THE_REQUEST)).startsWith("CON Help request saved. Where?");
    two.second().killNow();
    try {
      assertThat(ledger.cases(caller.number())).hasSize(1).first().matches(Ledger.Case::hasNumber);
      assertThat(answers(caller)).containsExactly("who=me");
    } finally {
      two.second().start();
    }
    assertThat(caller.press("2")).startsWith("CON When were you taken?");
    assertThat(answers(caller)).containsExactly("who=me", "where=station");
  }

  @Test
  void everyAnswerIsKeptByItselfAndTheReferenceComesLast() {
    var caller = PhoneCaller.with(service);
    caller.walk(TO_THE_REQUEST);
    var reference = ledger.cases(caller.number()).getFirst().ref();
    var expected = new java.util.ArrayList<String>(java.util.List.of("who=me"));
    var keys = new String[] {"1", "2", "Hillbrow", "1", "2"};
    var kept =
        new String[] {
          "where=street", "when=today", "station=Hillbrow", "contact=phone", "child=safe"
        };
    for (int i = 0; i < keys.length; i++) {
      assertThat(String.join("\n", caller.shown())).doesNotContain(reference);
      caller.press(keys[i]);
      expected.add(kept[i]);
      assertThat(answers(caller)).containsExactlyElementsOf(expected);
    }
    assertThat(caller.shown().getLast()).startsWith("CON Ref " + reference + ". ");
    assertThat(reference).matches("[A-Z][0-9]{4}");
  }

  @Test
  void whereverSheIsCutOffNothingIsLostAndOneKeyBringsHerBack() {
    var answers = new String[] {"3", "1", "John Vorster", "2"};
    for (int cut = 0; cut < answers.length; cut++) {
      var caller = PhoneCaller.with(service);
      caller.walk(TO_THE_REQUEST);
      for (int i = 0; i < cut; i++) caller.press(answers[i]);
      var stood = caller.shown().getLast();
      var before = answers(caller);
      assertThat(caller.dial()).isEqualTo("CON Go on where you stopped?\n1 Yes\n2 New start");
      assertThat(caller.press("1")).isEqualTo(stood);
      assertThat(answers(caller)).isEqualTo(before).hasSize(cut + 1);
      caller.press(answers[cut]);
      assertThat(answers(caller)).hasSize(cut + 2);
      assertThat(ledger.cases(caller.number())).hasSize(1);
    }
  }

  @Test
  void theOfferToGoOnOutlivesARestartAndASecondCut() {
    var caller = PhoneCaller.with(two.second());
    caller.walk(TO_THE_REQUEST);
    var stood = caller.press("1");
    two.second().killNow();
    two.second().start();
    assertThat(caller.dial()).startsWith("CON Go on where you stopped?");
    assertThat(caller.dial()).startsWith("CON Go on where you stopped?");
    two.second().killNow();
    two.second().start();
    assertThat(caller.press("1")).isEqualTo(stood);
  }

  @Test
  void theOfferNamesNothingAndIsGoneAfterTenMinutes() {
    var caller = PhoneCaller.with(service);
    caller.walk(TO_THE_REQUEST);
    var index = ledger.index(caller.number());
    ledger.age("dropped_session", "number_bi", index, "9 minutes 55 seconds");
    assertThat(caller.dial())
        .startsWith("CON Go on")
        .doesNotContainIgnoringCase("police")
        .doesNotContainIgnoringCase("help");
    ledger.age("dropped_session", "number_bi", index, "10 minutes");
    assertThat(caller.dial()).startsWith("CON 1 English");
  }

  @Test
  void sheMayStartAnewInstead() {
    var caller = PhoneCaller.with(service);
    caller.walk(TO_THE_REQUEST);
    caller.dial();
    assertThat(caller.press("2")).startsWith("CON 1 English");
    assertThat(caller.dial()).startsWith("CON 1 English");
  }

  @Test
  void aSecondRequestJoinsTheOpenOneAndKeepsWhatWasSaidBefore() {
    var caller = PhoneCaller.with(service);
    caller.walk(TO_THE_REQUEST);
    caller.press("2", "2", "Hillbrow");
    var reference = ledger.cases(caller.number()).getFirst().ref();
    caller.dial();
    caller.press("2", "1", "1", "1", "1", "1", "2", "2", "Yeoville", "1", "2");
    assertThat(caller.shown().getLast()).startsWith("CON Ref " + reference);
    assertThat(ledger.cases(caller.number())).hasSize(1);
    assertThat(answers(caller)).contains("station=Hillbrow", "station=Yeoville");
  }

  @Test
  void aFriendIsARequestOfItsOwnBesideHersAndAskedForAgainJoinsThat() {
    var caller = PhoneCaller.with(service);
    caller.walk(TO_THE_REQUEST);
    caller.dial();
    assertThat(caller.press("2", "1", "1", "1", "2")).startsWith("CON Help request saved. Where?");
    caller.press("4", "2", "Yeoville", "1", "2");
    var held = ledger.cases(caller.number());
    assertThat(held).extracting(Ledger.Case::kind).containsExactly("arrest", "arrest_friend");
    var friend = held.getLast();
    assertThat(caller.shown().getLast())
        .startsWith("CON Ref " + friend.ref() + ". Tell your friend");
    assertThat(friend.courtBy()).isNotEmpty();
    assertThat(answers(caller)).containsExactly("who=me");
    assertThat(ledger.answers(friend.id()))
        .extracting(Ledger.Answer::toString)
        .contains("who=friend", "station=Yeoville");
    caller.dial();
    assertThat(caller.press("1", "1", "1", "2"))
        .startsWith("CON Request " + friend.ref() + " is with us. Nobody has accepted yet.");
    caller.press("1", "2", "2", "Berea");
    assertThat(ledger.cases(caller.number())).hasSize(2);
    assertThat(answers(caller)).containsExactly("who=me");
  }

  @Test
  void whoeverWithholdsHerNumberIsHeardAllTheSame() {
    var caller = PhoneCaller.withheld(service);
    caller.walk(TO_THE_REQUEST);
    caller.press("4", "4", "1", "1", "2");
    var held = ledger.casesOf(caller);
    assertThat(held).hasSize(1).first().matches(c -> !c.hasNumber());
    assertThat(caller.shown().getLast()).startsWith("CON Ref " + held.getFirst().ref());
    assertThat(ledger.answers(held.getFirst().id())).hasSize(6);
    var danger = PhoneCaller.withheld(service);
    assertThat(danger.walk("1", "1", "2", "1", "1"))
        .startsWith("CON Saved, but we cannot see your number.");
    assertThat(ledger.casesOf(danger)).extracting(Ledger.Case::kind).containsExactly("danger");
    assertThat(ledger.casesOf(caller)).hasSize(1);
  }

  @Test
  void noContactLeavesNoNumber() {
    var caller = PhoneCaller.with(service);
    caller.walk(TO_THE_REQUEST);
    caller.press("1", "1", "1");
    assertThat(ledger.casesOf(caller)).first().matches(Ledger.Case::hasNumber);
    caller.press("4");
    assertThat(ledger.casesOf(caller)).first().matches(c -> !c.hasNumber());
    assertThat(ledger.cases(caller.number())).isEmpty();
  }

  @Test
  void numbersInHerOwnWordsAreMasked() {
    var caller = PhoneCaller.with(service);
    caller.walk(TO_THE_REQUEST);
    caller.press("1", "1", "Hillbrow, my friend 083 461-9876 knows");
    assertThat(answers(caller)).contains("station=Hillbrow, my friend [number] knows");
  }

  private java.util.List<String> answers(PhoneCaller caller) {
    var held = ledger.cases(caller.number()).getFirst();
    return ledger.answers(held.id()).stream().map(Ledger.Answer::toString).toList();
  }
}
