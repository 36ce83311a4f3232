package org.isango.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.isango.kit.Ledger;
import org.isango.kit.PhoneCaller;
import org.isango.kit.TwoServices;
import org.junit.jupiter.api.Test;

/// Somebody asks for the same kind of thing twice in one session: what is one request, and what is
/// another.
class AskedAgainTest {
  private static final String[] TO_A_REPORT = {"1", "1", "8", "3", "1"};
  private static final String[] A_REPORT_AGAIN = {"00", "8", "3", "1"};

  private final TwoServices two = TwoServices.running();
  private final Ledger ledger = two.ledger();

  @Test
  void aReportAfterOneThatWasToldToItsEndIsAnother() {
    long beaten = ledger.reported("V1", "municipal_officer");
    long robbed = ledger.reported("V5", "employer");
    var caller = PhoneCaller.with(two.first());
    caller.walk(TO_A_REPORT);
    caller.press("1", "2", "4", "1", "1", "3");
    var first = ledger.cases(caller.number()).getFirst();
    assertThat(caller.press("1")).contains("Ref " + first.ref());
    caller.press(A_REPORT_AGAIN);
    caller.press("5", "5", "4", "1", "1", "3");
    var said = caller.press("1");
    assertThat(caller.again()).isEqualTo(said);
    var reports = ledger.cases(caller.number());
    assertThat(reports).hasSize(2);
    assertThat(said).contains("Ref " + reports.getLast().ref()).doesNotContain(first.ref());
    assertThat(answers(first)).contains("what=beaten").doesNotContain("what=robbed");
    assertThat(answers(reports.getLast())).contains("what=robbed").doesNotContain("what=beaten");
    assertThat(ledger.reported("V1", "municipal_officer")).isEqualTo(beaten + 1);
    assertThat(ledger.reported("V5", "employer")).isEqualTo(robbed + 1);
  }

  @Test
  void aReportThatIsBegunAnewBeforeItsEndIsTheSame() {
    var caller = PhoneCaller.with(two.first());
    caller.walk(TO_A_REPORT);
    caller.press("1");
    caller.press(A_REPORT_AGAIN);
    caller.press("5");
    assertThat(ledger.cases(caller.number())).hasSize(1);
  }

  @Test
  void twoComplaintsOfOneSessionAreTwo() {
    var caller = PhoneCaller.with(two.first());
    caller.walk("1", "1", "8", "4", "1", "1", "Springs", "Rude at the desk");
    caller.press("00", "8", "4", "1", "4", "Benoni", "1");
    var complaints = ledger.cases(caller.number());
    assertThat(complaints).extracting(Ledger.Case::kind).containsExactly("complaint", "complaint");
    assertThat(answers(complaints.getFirst())).contains("item=friendly", "area=Springs");
    assertThat(answers(complaints.getLast())).contains("item=availability", "area=Benoni");
  }

  @Test
  void afterOnlyCountItTheNextReportIsKeptLikeAnyOther() {
    var caller = PhoneCaller.with(two.first());
    caller.walk(TO_A_REPORT);
    caller.press("1", "2", "4", "1", "1", "3", "1");
    caller.press(A_REPORT_AGAIN);
    caller.press("5", "5", "4", "1", "1", "5");
    assertThat(ledger.cases(caller.number())).hasSize(1);
    caller.press(A_REPORT_AGAIN);
    caller.press("4", "2", "4", "1", "1", "3");
    var reports = ledger.cases(caller.number());
    assertThat(reports).hasSize(2);
    assertThat(answers(reports.getFirst())).contains("what=beaten").doesNotContain("what=bribe");
    assertThat(answers(reports.getLast())).contains("what=bribe");
  }

  @Test
  void whoAsksAgainAfterHerRequestWasClosedIsCalledForAnew() {
    var caller = PhoneCaller.with(two.first());
    caller.walk("1", "1", "8", "2");
    var closed = ledger.cases(caller.number()).getFirst();
    ledger.run(
        "update help_case set closed_at = now(), outcome = 'helped', next_step_at = null"
            + " where id = ?",
        closed.id());
    assertThat(caller.press("00", "8", "2")).startsWith("CON When is it safe to call?");
    assertThat(ledger.cases(caller.number())).hasSize(2);
    assertThat(
            ledger.run(
                "update help_case set ref = ref where number_bi = ? and closed_at is null"
                    + " and next_step_at is not null",
                ledger.index(caller.number())))
        .isEqualTo(1);
  }

  private List<String> answers(Ledger.Case one) {
    return ledger.answers(one.id()).stream().map(Ledger.Answer::toString).toList();
  }
}
