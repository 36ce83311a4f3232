package org.isango.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import org.isango.cases.Handling;
import org.isango.cases.Outcome;
import org.isango.cases.Reference;
import org.isango.vault.Msisdn;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A member who wants to be called: when it is safe, after which word, and what happens when those
/// hours pass.
class CallBackTest {
  @AutoClose private static final DutyRoom room = new DutyRoom();

  @BeforeEach
  void empty() {
    room.empty();
    room.fullRota();
  }

  @Test
  void nobodyIsCalledBeforeTheHoursThatAreSafe() {
    asks("evening", "rain");
    room.pass(6 * 60);
    assertThat(room.pages()).isEmpty();
    room.pass(66);
    assertThat(room.pages()).startsWith("420 Anna 1 FIRST", "422 Anna 1 RESEND", "425 Bea 2 FIRST");
  }

  @Test
  void thePageSaysWhenAndThatAWordIsToBeReadAndNotTheWord() {
    var ref = asks("noon", "rain");
    room.pass(1);
    var brief = Reference.brief(ref);
    assertThat(room.texts("+27600000011"))
        .containsExactly(
            brief
                + ", WC, please call today 12:00-16:00, first read her word. Reply "
                + brief
                + " YES or dial *134*000#");
    var anna = room.responder("+27600000011");
    room.run(tx -> room.duty.accept(tx, anna, ref, room.clock.now()));
    assertThat(read(anna, ref).answers())
        .containsEntry("word", "rain")
        .containsEntry("window", "noon");
  }

  @Test
  void whoDropsBeforeSheSaysWhenIsCalledForAllTheSame() {
    var her = DutyRoom.somebody();
    var ref = room.ask(her, "callback", "a");
    room.run(
        tx -> {
          Requests.waitForWhen(tx, id(ref), room.clock.now()).await();
          return true;
        });
    room.paging.turn();
    assertThat(room.pages()).isEmpty();
    room.pass(2);
    assertThat(room.pages()).containsExactly("2 Anna 1 FIRST");
  }

  @Test
  void whoDoesNotSayThatItIsSafeToPhoneHerIsReadFirstAndNotCalled() {
    var unsafe = room.ask(DutyRoom.somebody(), "arrest", "a");
    phone(unsafe, false);
    var unsaid = room.ask(DutyRoom.somebody(), "arrest", "b");
    var safe = room.ask(DutyRoom.somebody(), "arrest", "c");
    phone(safe, true);
    room.paging.turn();
    var reply = ". Reply %s YES or dial *134*000#";
    assertThat(room.texts("+27600000011"))
        .containsExactlyInAnyOrder(
            ("%s, WC, urgent, read first, do not call" + reply)
                .formatted(brief(unsafe), brief(unsafe)),
            ("%s, WC, urgent, read first, do not call" + reply)
                .formatted(brief(unsaid), brief(unsaid)),
            ("%s, WC, urgent" + reply).formatted(brief(safe), brief(safe)));
  }

  @Test
  void whoAsksForCourtSupportIsCalledForWhenSheHasSaidWhetherItIsSafe() {
    var ref = room.ask(DutyRoom.somebody(), "court", "a");
    var asked = id(ref);
    assertThat(Urgency.asksWhen("court")).isTrue();
    room.run(tx -> Requests.waitForWhen(tx, asked, room.clock.now()).await() == null);
    room.paging.turn();
    assertThat(room.pages()).isEmpty();
    phone(ref, true);
    room.paging.turn();
    assertThat(room.texts("+27600000011").getFirst()).startsWith(brief(ref) + ", WC, please call.");
  }

  private static String brief(String ref) {
    return Reference.brief(ref);
  }

  private static void phone(String ref, boolean safe) {
    var request = id(ref);
    room.run(tx -> Requests.phone(tx, request, safe, room.clock.now()).await() == null);
  }

  @Test
  void whenTheHoursPassWithNoOutcomeThereIsAnAlarmAndTheNextDayIsAnotherTry() {
    var ref = asks("noon", "none");
    var anna = room.responder("+27600000011");
    room.pass(1);
    room.run(tx -> room.duty.accept(tx, anna, ref, room.clock.now()));
    assertThat(room.alarms()).isEmpty();
    room.pass(4 * 60);
    assertThat(room.alarms()).containsExactly("CALL_PASSED 0");
    assertThat(room.pages()).contains("240 Anna 1 PASSED");
    assertThat(room.texts("+27600000011").getLast())
        .startsWith("Call time is over. ")
        .contains("please call tomorrow 12:00-16:00");
    room.clock.turn(Duration.ofHours(24));
    room.paging.turn();
    assertThat(room.alarms()).containsExactly("CALL_PASSED 0", "CALL_PASSED 1");
    room.run(tx -> room.duty.close(tx, anna, ref, Outcome.HELPED, room.clock.now()));
    assertThat(room.alarms()).isEmpty();
    room.clock.turn(Duration.ofHours(24));
    room.paging.turn();
    assertThat(room.alarms()).isEmpty();
  }

  @Test
  void whatNobodyTookIsCalledOutAgainWhenTheNextHoursBegin() {
    asks("late", "none");
    room.pass(4 * 60 + 1);
    assertThat(room.pages()).startsWith("240 Anna 1 FIRST");
    room.pass(3 * 60);
    int before = room.pages().size();
    room.pass(20 * 60);
    assertThat(room.pages()).hasSize(before);
    room.pass(2 * 60);
    assertThat(room.pages().size()).isGreaterThan(before);
  }

  @Test
  void nobodyInDangerWaitsForHours() {
    var ref = room.ask(DutyRoom.somebody(), "danger", "a");
    says(ref, "evening", "taxi");
    room.paging.turn();
    assertThat(room.pages()).containsExactly("0 Anna 1 FIRST");
    assertThat(room.texts("+27600000011").getFirst())
        .contains("urgent today 19:00-21:00, first read her word");
  }

  @Test
  void aTryIsToldToHerWithinTheHoursThatAreSafeAndNotOutside() {
    var her = DutyRoom.somebody();
    room.joins(her);
    room.run(
        tx -> {
          room.members.remember(tx, room.vault.index(her), "style", "full");
          return true;
        });
    var ref = asks(her, "noon", "none");
    var anna = room.responder("+27600000011");
    room.pass(1);
    room.run(tx -> room.duty.accept(tx, anna, ref, room.clock.now()));
    int before = texts(her);
    room.run(tx -> room.duty.tried(tx, anna, ref, room.clock.now()));
    assertThat(texts(her)).isEqualTo(before + 1);
    room.run(tx -> room.duty.tried(tx, anna, ref, room.clock.now()));
    assertThat(texts(her)).isEqualTo(before + 1);
    assertThat(read(anna, ref).notes()).containsOnly("Called, no answer");
  }

  @Test
  void whereNoNumberIsKnownThePageSaysSo() {
    var ref = asks("now", "none");
    room.run(
        tx ->
            tx.query("update help_case set number_ct = null, number_bi = null").execute().await());
    room.pass(2);
    assertThat(room.texts("+27600000011").getFirst())
        .isEqualTo(
            "%1$s, WC, no number to call. Reply %1$s YES or dial *134*000#"
                .formatted(Reference.brief(ref)));
  }

  private static int texts(Msisdn number) {
    return (int)
        room.count(
            "select count(*) from sms_outbox where number_bi = '\\x"
                + HexFormat.of().formatHex(room.vault.index(number).bytes())
                + "'");
  }

  private static Duty.Read read(Responder who, String ref) {
    return room.run(tx -> room.duty.read(tx, who, ref, room.clock.now()).orElseThrow());
  }

  private static String asks(String window, String word) {
    return asks(DutyRoom.somebody(), window, word);
  }

  private static String asks(Msisdn her, String window, String word) {
    var ref = room.ask(her, "callback", "s" + her.hashCode());
    says(ref, window, word);
    return ref;
  }

  private static void says(String ref, String window, String word) {
    room.answer(ref, "window", window);
    room.answer(ref, "word", word);
    room.run(
        tx -> {
          var id = id(ref);
          var now = room.clock.now();
          Requests.window(tx, id, CallWindow.of(window, now).orElseThrow()).await();
          Requests.word(tx, id, !word.equals("none"), now).await();
          return true;
        });
  }

  private static UUID id(String ref) {
    return room.run(tx -> new Handling(room.vault).find(tx, ref).orElseThrow().id());
  }
}
