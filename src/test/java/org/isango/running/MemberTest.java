package org.isango.running;

import static org.assertj.core.api.Assertions.assertThat;

import org.isango.kit.Ledger;
import org.isango.kit.PhoneCaller;
import org.isango.kit.ServiceProcess;
import org.isango.kit.TwoServices;
import org.isango.vault.Msisdn;
import org.junit.jupiter.api.Test;

/// Joining, choosing, leaving: what she is shown, and what is kept of her afterwards.
class MemberTest {
  private static final String[] TO_CONSENT = {"1", "2", "1"};
  private static final String[] TO_HOME = {"1", "1"};

  private final TwoServices two = TwoServices.running();
  private final ServiceProcess service = two.first();
  private final Ledger ledger = two.ledger();

  /// Somebody who has joined in English, with the phone to herself and hidden texts, at home.
  private PhoneCaller member() {
    var caller = PhoneCaller.with(service);
    caller.walk(TO_CONSENT);
    caller.press("1", "1", "1", "1");
    assertThat(caller.press("1")).startsWith("CON 1 Held by police");
    return caller;
  }

  @Test
  void consentComesBeforeTheNumber() {
    var caller = PhoneCaller.with(service);
    assertThat(caller.walk(TO_CONSENT)).startsWith("CON We save your number, language and area");
    assertThat(ledger.count("member", "number_bi", caller.number())).isZero();
    caller.press("1");
    assertThat(ledger.member(caller.number(), "language")).contains("en");
    assertThat(ledger.member(caller.number(), "style")).contains("hidden");
    assertThat(consents(caller)).isEqualTo(3);
  }

  @Test
  void whoeverSaysNoLeavesNothing() {
    var caller = PhoneCaller.with(service);
    caller.walk(TO_CONSENT);
    assertThat(caller.press("0")).startsWith("CON 1 Held by police");
    assertThat(held(caller)).isZero();
  }

  @Test
  void somebodyUnder18IsHelpedAndNotStored() {
    var caller = PhoneCaller.with(service);
    assertThat(caller.walk("1", "2", "2")).contains("We will not save your number.");
    assertThat(caller.press("1")).startsWith("CON 1 Held by police");
    assertThat(held(caller)).isZero();
  }

  @Test
  void onAPhoneThatOthersSeeThereAreNoTexts() {
    var caller = PhoneCaller.with(service);
    caller.walk(TO_CONSENT);
    assertThat(caller.press("1", "2")).startsWith("CON Done. To leave");
    assertThat(ledger.member(caller.number(), "style")).contains("none");
  }

  @Test
  void herLanguageIsKept() {
    var caller = PhoneCaller.with(service);
    caller.walk("2", "2", "1", "1", "2");
    var home = caller.dial();
    assertThat(home).startsWith("CON 1 ").doesNotContain("Held by police", "English");
    assertThat(caller.press("9", "1", "4")).startsWith("CON 1 ");
    assertThat(caller.press("5", "1")).contains("Afrikaans");
    assertThat(caller.dial()).contains("Kliniek");
    assertThat(caller.through(two.second()).press("9", "5", "1")).contains("Afrikaans");
  }

  @Test
  void deletingLeavesNothingOfHer() {
    var caller = member();
    caller.press("9", "9", "0834445566");
    caller.walk("1", "1", "1");
    caller.walk("2", "1", "5", "1", "1");
    caller.dial();
    assertThat(caller.press("3", "1", "3", "Benoni", "1", "1", "2")).startsWith("CON Thank you.");
    caller.dial();
    caller.press("9", "8", PhoneCaller.newNumber());
    caller.dial();
    assertThat(ledger.count("help_case", "number_bi", caller.number())).isEqualTo(1);
    assertThat(ledger.count("site_report", "reporter", caller.number())).isEqualTo(1);
    assertThat(ledger.count("opt_out", "asked_by", caller.number())).isEqualTo(1);
    assertThat(ledger.count("sms_outbox", "number_bi", caller.number())).isEqualTo(1);
    assertThat(ledger.holding(caller.number())).contains("public.member", "public.help_case");
    var friend = member();
    friend.press("9", "9", caller.number().replace("+27", "0"));
    assertThat(ledger.trusted(friend.number())).isPresent();
    caller.dial();
    assertThat(caller.press("9", "7")).startsWith("CON Delete all we hold");
    assertThat(caller.press("1")).startsWith("CON Keep your request open?");
    assertThat(caller.press("2")).startsWith("END Deleted.");
    assertThat(held(caller)).isZero();
    assertThat(ledger.holding(caller.number())).isEmpty();
    assertThat(ledger.trusted(friend.number())).isEmpty();
    assertThat(ledger.count("site_report", "reporter", caller.number())).isZero();
    assertThat(ledger.count("opt_out", "asked_by", caller.number())).isZero();
    assertThat(caller.dial()).startsWith("CON 1 English");
  }

  @Test
  void deletingMayLeaveTheRequestOpen() {
    var caller = member();
    caller.walk("1", "1", "1");
    caller.dial();
    assertThat(caller.press("2", "9", "7", "1")).startsWith("CON Keep your request open?");
    assertThat(caller.press("1")).startsWith("END Deleted. Your request stays open");
    assertThat(ledger.holding(caller.number())).containsExactly("public.help_case");
  }

  @Test
  void whoeverNeverJoinedIsDeletedToo() {
    var caller = PhoneCaller.with(service);
    caller.walk("1", "1", "1", "1", "1");
    assertThat(ledger.holding(caller.number())).contains("public.help_case");
    caller.dial();
    assertThat(caller.press("2", "1", "1", "9", "7", "1", "2")).startsWith("END Deleted.");
    assertThat(ledger.holding(caller.number())).isEmpty();
  }

  @Test
  void thePersonSheTrustsIsTakenOutAgain() {
    var caller = member();
    caller.press("9", "9", "0834445566");
    caller.walk("9", "9", "2");
    assertThat(caller.shown().getLast()).startsWith("CON Removed.");
    assertThat(ledger.trusted(caller.number())).isEmpty();
  }

  @Test
  void whoeverHidesHerNumberIsToldWhatCouldNotBeDone() {
    var hidden = PhoneCaller.withheld(service);
    hidden.walk("1", "1", "9", "6");
    assertThat(hidden.shown().getLast()).startsWith("END Your phone hides its number");
  }

  @Test
  void aLostPhoneIsSilencedAndNothingElse() {
    var owner = member();
    var friend = PhoneCaller.with(service);
    friend.walk(TO_HOME);
    assertThat(friend.press("9", "8", owner.number().replace("+27", "0")))
        .startsWith("CON Done. We send no more SMS to that number.");
    assertThat(ledger.count("opt_out", "number_bi", owner.number())).isEqualTo(1);
    assertThat(ledger.member(owner.number(), "language")).contains("en");
    owner.walk("1", "5", "1", "1");
    assertThat(ledger.count("sms_outbox", "number_bi", owner.number())).isZero();
  }

  @Test
  void nobodyCanSilenceMany() {
    var caller = PhoneCaller.with(service);
    for (int i = 0; i < 5; i++) {
      caller.walk(TO_HOME);
      assertThat(caller.press("9", "8", PhoneCaller.newNumber()))
          .startsWith(i < 3 ? "CON Done." : "END NOT done.");
    }
    assertThat(ledger.count("opt_out", "asked_by", caller.number())).isEqualTo(3);
  }

  @Test
  void whoeverStoppedGetsNoTextAndWhoeverHasNoneStyleGetsTheOneSheAsksFor() {
    var stopped = member();
    assertThat(stopped.press("9", "6")).startsWith("END Done.");
    stopped.walk("1", "5", "1", "1");
    assertThat(ledger.count("sms_outbox", "number_bi", stopped.number())).isZero();
    var none = member();
    none.press("9", "2", "4");
    assertThat(ledger.member(none.number(), "style")).contains("none");
    none.walk("1", "5", "1", "1");
    assertThat(ledger.count("sms_outbox", "number_bi", none.number())).isEqualTo(1);
  }

  @Test
  void theTrustedNumberIsSealed() {
    var caller = member();
    assertThat(caller.press("9", "9", "083 444 5566")).startsWith("CON Saved.");
    assertThat(ledger.trusted(caller.number())).isEqualTo(Msisdn.parse("+27834445566"));
    caller.walk("9", "9", "000000000000000");
    assertThat(ledger.trusted(caller.number())).isEqualTo(Msisdn.parse("+27834445566"));
  }

  @Test
  void onlyCountItDropsTheNumberAtOnce() {
    var caller = PhoneCaller.with(service);
    caller.walk("1", "1", "2", "5", "1", "1", "1", "4", "1", "1");
    assertThat(ledger.casesOf(caller)).hasSize(1).allMatch(Ledger.Case::hasNumber);
    var opened = ledger.casesOf(caller).getFirst().id();
    assertThat(caller.press("5")).startsWith("CON Thank you. It was not your fault. It is counted");
    assertThat(ledger.casesOf(caller)).isEmpty();
    assertThat(ledger.hasKey(opened)).isFalse();
    assertThat(ledger.reported("V1", "police")).isPositive();
  }

  @Test
  void aCaseNumberIsKeptAsItIs() {
    var caller = PhoneCaller.with(service);
    caller.walk("1", "1", "4", "1", "1", "2", "1", "CAS 1234567/11/2026");
    assertThat(ledger.answers(ledger.casesOf(caller).getFirst().id()))
        .extracting(Ledger.Answer::toString)
        .contains("case_number=CAS 1234567/11/2026");
  }

  @Test
  void answersGoToTheCaseTheyBelongTo() {
    var caller = PhoneCaller.with(service);
    caller.walk("1", "1", "1", "1", "00", "8", "2", "1", "00", "1", "2", "3");
    assertThat(ledger.casesOf(caller))
        .extracting(Ledger.Case::kind)
        .containsExactly("arrest", "callback", "arrest_friend");
    var all = ledger.casesOf(caller);
    assertThat(all.stream().map(one -> ledger.answers(one.id()).toString()))
        .containsExactly("[who=me]", "[window=now]", "[who=friend, where=court_cells]");
    caller.press("1", "1", "1", "2");
    assertThat(caller.shown().getLast()).startsWith("CON Ref " + all.getLast().ref());
  }

  private long consents(PhoneCaller caller) {
    return ledger.consents(caller.number());
  }

  private long held(PhoneCaller caller) {
    var number = caller.number();
    return ledger.count("member", "number_bi", number)
        + ledger.count("help_case", "number_bi", number)
        + ledger.count("sms_outbox", "number_bi", number)
        + ledger.count("dropped_session", "number_bi", number)
        + ledger.count("opt_out", "number_bi", number)
        + ledger.consents(number);
  }
}
