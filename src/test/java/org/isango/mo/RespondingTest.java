package org.isango.mo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.isango.calendar.CourtDays;
import org.isango.calendar.PublicHolidays;
import org.isango.cases.Cases;
import org.isango.cases.Reference;
import org.isango.duty.Responders;
import org.isango.duty.StillOpen;
import org.isango.kit.Desk;
import org.isango.sms.Outbox;
import org.isango.vault.Msisdn;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A request in the hands of helpers who have nothing but SMS.
class RespondingTest {
  private static final Msisdn ANNA = MoRoom.number("+27600000011");
  private static final Msisdn BEA = MoRoom.number("+27600000012");
  private static final String NOT_UNDERSTOOD = "We did not understand.";

  @AutoClose private static final MoRoom room = new MoRoom();

  private Msisdn her;

  @BeforeEach
  void somebody() {
    for (var table :
        List.of(
            "help_case", "responder", "sms_outbox", "mo_reply", "opt_out", "sms_arrival", "pin")) {
      room.postgres.database().jobs().query("delete from " + table).execute().await();
    }
    her = MoRoom.somebody();
    room.pass(Duration.between(room.clock.now(), MoRoom.NOON));
    room.rota(
        "Anna,+27600000011,defender,en,WC,on duty,WC,always",
        "Bea,+27600000012,paralegal,en,WC,second,WC,always");
  }

  private static String brief(String ref) {
    return Reference.brief(ref);
  }

  private static String last(Msisdn to) {
    return room.replies(to).getLast();
  }

  private static long accepted() {
    return room.count("select count(*) from help_case where accepted_by is not null");
  }

  private static String holder(String ref) {
    var anna = room.responder("+27600000011").id();
    var bea = room.responder("+27600000012").id();
    if (room.count("select count(*) from help_case where ref = $1 and accepted_by = $2", ref, anna)
        > 0) return "Anna";
    return room.count(
                "select count(*) from help_case where ref = $1 and accepted_by = $2", ref, bea)
            > 0
        ? "Bea"
        : "nobody";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s YES",
        "%s yes",
        "%syes",
        "%s, yes please",
        "yes %s",
        "Please %s: YES.",
        "%s Yebo",
        "%s EWE",
        "%s ja",
        "%s ee",
        "%s Ina",
        "%s iye",
        "%s ok",
        "YES",
        "yebo!",
        "Ee, I am on my way"
      })
  void whoAnswersYesHasIt(String text) {
    var ref = room.ask(her, "arrest");
    room.text(ANNA, text.formatted(brief(ref)));
    assertThat(holder(ref)).isEqualTo("Anna");
    assertThat(last(ANNA)).isEqualTo(brief(ref) + " is yours. To read it dial *134*000#.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s YES", "YES", "yebo"})
  void aYesToTheQuestionOfHalfAYearKeepsTheRequest(String text) {
    var ref = room.ask(her, "order");
    room.text(ANNA, brief(ref) + " YES");
    room.pass(Duration.ofDays(181));
    var courts = new CourtDays(new PublicHolidays(Set.of()));
    var still =
        new StillOpen(new Responders(room.vault), new Outbox(room.vault), () -> Desk.MENUS, courts);
    room.run(tx -> still.turn(tx, room.clock.now()));
    assertThat(last(ANNA)).startsWith("Half a year open. " + brief(ref));
    room.text(ANNA, text.formatted(brief(ref)));
    assertThat(last(ANNA)).startsWith(brief(ref) + " is yours.");
    assertThat(room.count("select count(*) from help_case where still_asked_at is not null"))
        .isZero();
    int asked = room.run(tx -> still.turn(tx, room.clock.now().plusDays(30)));
    assertThat(asked).isZero();
    room.run(tx -> Cases.purge(tx, room.clock.now().plusDays(30)));
    assertThat(holder(ref)).isEqualTo("Anna");
  }

  @Test
  void aReferenceIsReadHoweverItIsTyped() {
    for (var digits : List.of("%s YES", "%s ЕЕ", "%s ＹＥＳ")) {
      var ref = room.ask(MoRoom.somebody(), "danger");
      var blank = ref.charAt(0) + " " + ref.substring(1);
      room.text(ANNA, digits.formatted(blank.toLowerCase()));
      assertThat(holder(ref)).isEqualTo("Anna");
    }
    var ref = room.ask(her, "arrest");
    var arabic = new StringBuilder().append(ref.charAt(0));
    ref.substring(1).chars().forEach(c -> arabic.append((char) (c - '0' + '\u0660')));
    room.text(ANNA, arabic + " yes");
    assertThat(holder(ref)).isEqualTo("Anna");
  }

  @Test
  void sheWhoAskedIsToldThatItWasSeenAndTheHelperLearnsNothingOfHerByText() {
    var ref = room.ask(her, "danger");
    room.text(ANNA, "YES");
    assertThat(room.replies(her)).containsExactly("Your request was seen. Dial *134*000#");
    assertThat(room.replies(ANNA)).allMatch(t -> !t.contains(her.e164().substring(3)));
    assertThat(holder(ref)).isEqualTo("Anna");
  }

  @Test
  void whoComesLateIsToldThatAnotherHasIt() {
    var ref = room.ask(her, "arrest");
    room.pass(Duration.ofMinutes(6));
    room.paging.turn();
    room.pass(Duration.ofMinutes(6));
    room.paging.turn();
    assertThat(room.replies(BEA)).hasSize(1);
    room.text(BEA, brief(ref) + " yes");
    room.text(ANNA, "YES");
    assertThat(last(ANNA)).isEqualTo(brief(ref) + ": another helper has it. Thank you.");
    room.text(ANNA, brief(ref) + " YES");
    assertThat(last(ANNA)).isEqualTo(brief(ref) + ": another helper has it. Thank you.");
    assertThat(holder(ref)).isEqualTo("Bea");
  }

  @Test
  void whereSeveralWaitABareYesTakesNone() {
    var first = room.ask(her, "arrest");
    room.ask(MoRoom.somebody(), "danger");
    room.text(ANNA, "YES");
    assertThat(accepted()).isZero();
    assertThat(last(ANNA)).startsWith("Which one? Begin with its reference, like ");
    room.text(ANNA, brief(first) + " YES");
    room.text(ANNA, "Yebo");
    assertThat(accepted()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s YES", "%s NOTE I know her", "%s 15/3", "%s GIVE", "%s DONE released"})
  void aStrangerChangesNothingAndIsAnsweredLikeAnybody(String text) {
    var ref = room.ask(her, "arrest");
    var stranger = MoRoom.somebody();
    room.text(stranger, text.formatted(brief(ref)));
    assertThat(room.replies(stranger)).hasSize(1).first().asString().startsWith(NOT_UNDERSTOOD);
    var other = MoRoom.somebody();
    room.text(other, "gibberish");
    assertThat(room.replies(other)).isEqualTo(room.replies(stranger));
    assertThat(accepted()).isZero();
    assertThat(room.count("select count(*) from case_note")).isZero();
  }

  @Test
  void whoIsNoHelperAnyMoreIsAStranger() {
    var ref = room.ask(her, "arrest");
    room.postgres.database().jobs().query("update responder set active = false").execute().await();
    room.text(ANNA, brief(ref) + " YES", "YES");
    assertThat(accepted()).isZero();
    assertThat(last(ANNA)).startsWith(NOT_UNDERSTOOD);
  }

  @Test
  void fiftyCopiesOfOneTextDoOneThing() {
    var ref = room.ask(her, "danger");
    var id = UUID.randomUUID().toString();
    for (int i = 0; i < 50; i++) room.receive(id, ANNA, brief(ref) + " YES");
    assertThat(holder(ref)).isEqualTo("Anna");
    assertThat(room.replies(ANNA)).hasSize(2);
    assertThat(room.replies(her)).hasSize(1);
  }

  @Test
  void whenAllWhoWereCalledSayNoTheNextAreCalledAtOnce() {
    var ref = room.ask(her, "arrest");
    room.text(ANNA, "NO");
    assertThat(last(ANNA)).startsWith(brief(ref) + ": thank you for telling us.");
    room.paging.turn();
    assertThat(last(BEA)).contains(brief(ref) + " YES");
    room.text(BEA, brief(ref) + " cha");
    assertThat(accepted()).isZero();
  }

  @Test
  void aWholeCaseByText() {
    var ref = room.ask(her, "arrest");
    var brief = brief(ref);
    room.text(ANNA, brief + " NOTE she is at court 4, call 0821234567");
    assertThat(last(ANNA))
        .isEqualTo("Nothing done: " + brief + " is not yours. To take it SMS " + brief + " YES.");
    room.text(ANNA, brief + " YES", brief + "note she is at court 4, call 0821234567");
    assertThat(last(ANNA)).isEqualTo(brief + ": note kept. Delete this SMS and yours.");
    var read =
        room.run(tx -> room.duty.read(tx, room.responder("+27600000011"), ref, room.clock.now()));
    assertThat(read.orElseThrow().notes())
        .singleElement()
        .asString()
        .startsWith("she is at court 4");
    room.text(ANNA, brief + " 15/3");
    assertThat(last(ANNA)).isEqualTo(brief + ": Mon 15 Mar 27. Kept.");
    room.text(ANNA, brief + " 31/2");
    assertThat(last(ANNA)).startsWith("Nothing changed: there is no such day.");
    room.text(ANNA, brief + " 23/11/26");
    assertThat(last(ANNA)).contains("that day is over");
    room.text(ANNA, brief + " 28-11");
    assertThat(last(ANNA)).contains("weekend");
    assertThat(room.count("select count(*) from court_date where state = 'coming'")).isEqualTo(1);
    room.pinsTyped();
    room.text(ANNA, brief + " GIVE 060 000 0012");
    assertThat(last(ANNA)).contains("your colleague is asked");
    room.text(BEA, "yes");
    assertThat(holder(ref)).isEqualTo("Bea");
    room.text(ANNA, brief + " DONE released");
    assertThat(last(ANNA)).contains("another helper has it");
    room.text(BEA, brief + " done");
    assertThat(last(BEA)).startsWith("How did it end?");
    room.text(BEA, brief + " Done, released");
    assertThat(last(BEA)).isEqualTo(brief + " is closed. Thank you.");
    assertThat(room.count("select count(*) from help_case where outcome = 'released'"))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s DONE released", "%s GIVE", "%s GIVE 060 000 0012", "GIVE %s"})
  void aRegisteredNumberAloneNeitherClosesARequestNorGivesItAway(String text) {
    var ref = room.ask(her, "arrest");
    room.text(ANNA, brief(ref) + " YES", text.formatted(brief(ref)));
    assertThat(last(ANNA)).startsWith(brief(ref) + ": nothing done");
    room.pinsTyped();
    room.pass(Duration.ofMinutes(11));
    room.text(ANNA, text.formatted(brief(ref)));
    assertThat(last(ANNA)).startsWith(brief(ref) + ": nothing done");
    assertThat(holder(ref)).isEqualTo("Anna");
    assertThat(room.count("select count(*) from help_case where handed_to is not null")).isZero();
    room.pass(Duration.ofMinutes(1));
    room.pinsTyped();
    room.text(ANNA, text.formatted(brief(ref)));
    assertThat(last(ANNA)).doesNotContain("nothing done");
  }

  @Test
  void herCasesAreToldByReferenceAloneAndToNobodyElse() {
    var first = room.ask(her, "arrest");
    room.text(ANNA, brief(first) + " YES");
    var second = room.ask(MoRoom.somebody(), "danger");
    room.text(ANNA, "Cases please");
    assertThat(last(ANNA))
        .isEqualTo(
            "Yours: %s\nWaiting: %s\nTo read them dial *134*000#."
                .formatted(brief(first), brief(second)));
    room.text(BEA, "CASES");
    assertThat(last(BEA)).isEqualTo("No request is yours or waits for you.");
    room.text(her, "CASES");
    assertThat(last(her)).startsWith(NOT_UNDERSTOOD);
  }

  @Test
  void moreCasesThanOneTextHoldsAreCounted() {
    for (int i = 0; i < 9; i++) room.ask(MoRoom.somebody(), "arrest");
    room.text(ANNA, "CASES");
    assertThat(last(ANNA)).startsWith("Yours: -\nWaiting: ").contains(" +3\n");
  }

  @Test
  void thatNobodyAnsweredIsKeptWithTheRequest() {
    var ref = room.ask(her, "danger");
    room.text(ANNA, brief(ref) + " TRIED");
    assertThat(last(ANNA)).startsWith("Nothing done: " + brief(ref) + " is not yours.");
    room.text(ANNA, brief(ref) + " YES", brief(ref) + "tried");
    assertThat(last(ANNA)).isEqualTo(brief(ref) + ": kept that nobody answered.");
    var read =
        room.run(tx -> room.duty.read(tx, room.responder("+27600000011"), ref, room.clock.now()));
    assertThat(read.orElseThrow().notes()).containsExactly("Called, no answer");
  }

  @Test
  void aLostPhoneTakesNothing() {
    var ref = room.ask(her, "arrest");
    room.run(
        tx ->
            room.members.lost(tx, room.vault.index(her), room.vault.index(ANNA), room.clock.now()));
    room.text(ANNA, brief(ref) + " YES", "YES");
    assertThat(accepted()).isZero();
    assertThat(room.replies(ANNA)).hasSize(1);
  }
}
