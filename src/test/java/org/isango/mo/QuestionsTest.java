package org.isango.mo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.isango.cases.Reference;
import org.isango.meetings.Meetings;
import org.isango.meetings.Rsvps;
import org.isango.member.Members;
import org.isango.vault.Msisdn;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a yes or no answers, and what it never answers.
class QuestionsTest {
  private static final String HELP = "SMS HELP or dial *134*000#.";

  @AutoClose private static final MoRoom room = new MoRoom();

  private Msisdn her;

  @BeforeEach
  void somebody() {
    her = MoRoom.somebody();
    room.pass(Duration.ofHours(25));
    room.postgres.database().jobs().query("delete from help_case").execute().await();
  }

  private void joined(Msisdn who) {
    room.run(
        tx -> {
          var agreed = new Members.Agreed("en", "en", "join.consent 1");
          room.members.join(tx, who, agreed, room.clock.now());
          room.members.remember(tx, room.vault.index(who), "style", "full");
          return true;
        });
  }

  private boolean isStopped(Msisdn who) {
    return room.count("select count(*) from opt_out where number_bi = $1", room.key(who)) == 1;
  }

  private long unexpected() {
    return room.count(
        "select coalesce(sum(total), 0)::bigint from mo_count where keyword = 'unexpected'");
  }

  /// A day in court two days ahead, and that she was reminded of it.
  private String reminded(Duration ago) {
    var ref = room.ask(her, "court");
    room.run(
        tx -> {
          var id = room.handling.find(tx, ref).orElseThrow().id();
          LocalDate day = room.clock.now().toLocalDate().plusDays(2);
          room.courtDates.answered(
              tx, id, "court", "date", day.toString(), Optional.empty(), room.clock.now());
          return true;
        });
    room.postgres
        .database()
        .jobs()
        .preparedQuery(
            "insert into court_reminder (date_id, what, told_at) select d.id, 'court-two-days', $2"
                + " from court_date d join help_case c on c.id = d.case_id where c.ref = $1")
        .execute(Tuple.of(ref, room.clock.now().minus(ago)))
        .await();
    return ref;
  }

  @Test
  void whoCannotComeToCourtIsCalledByHerHelper() {
    room.rota("Anna,+27600000011,defender,en,WC,on duty,WC,always");
    var anna = MoRoom.number("+27600000011");
    joined(her);
    var ref = reminded(Duration.ofMinutes(5));
    room.text(anna, Reference.brief(ref) + " YES");
    room.text(her, "No, my child is sick");
    assertThat(room.replies(her).getLast()).startsWith("A helper is asked to call you.");
    room.paging.turn();
    assertThat(room.replies(anna).getLast())
        .startsWith("Asked again. " + Reference.brief(ref))
        .doesNotContain("child");
    var read =
        room.run(
            tx ->
                room.duty
                    .read(tx, room.responder("+27600000011"), ref, room.clock.now())
                    .orElseThrow());
    assertThat(read.answers()).containsEntry("coming", "no");
  }

  @Test
  void whoCannotComeIsCalledThoughHerRequestWasClosedMeanwhile() {
    room.rota("Anna,+27600000011,defender,en,WC,on duty,WC,always");
    var anna = MoRoom.number("+27600000011");
    joined(her);
    room.run(
        tx -> {
          room.members.remember(tx, room.vault.index(her), "province", "WC");
          return true;
        });
    var ref = Reference.brief(reminded(Duration.ofMinutes(5)));
    room.pinsTyped();
    room.text(anna, ref + " YES", ref + " DONE helped");
    room.text(her, "No");
    assertThat(room.replies(her).getLast()).startsWith("A helper is asked to call you.");
    room.paging.turn();
    assertThat(room.replies(anna).getLast())
        .contains(", WC, read first, do not call")
        .doesNotContain(ref + ",");
    room.text(her, "No, I am ill");
    assertThat(
            room.count(
                "select count(*) from help_case where closed_at is null"
                    + " and kind = 'missed' and court_day is not null"))
        .isEqualTo(1);
  }

  @Test
  void whoComesNeedsNobodyToBeCalledWhenHerRequestWasClosed() {
    joined(her);
    reminded(Duration.ofMinutes(5));
    room.count("update help_case set closed_at = now() returning 1::bigint");
    room.text(her, "YES");
    assertThat(room.replies(her).getLast()).startsWith("Thank you.");
    assertThat(room.count("select count(*) from help_case where closed_at is null")).isZero();
  }

  /// A meeting of the Western Cape in three days, of which she was told.
  private UUID invited(boolean vouchedOnly) {
    var id = UUID.randomUUID();
    var plan =
        new Meetings.Plan(
            "WC",
            room.clock.now().plusDays(3),
            Optional.of("Hall behind the station"),
            "Know your rights",
            true,
            true,
            vouchedOnly,
            false);
    room.run(
        tx -> {
          room.meetings.plan(tx, id, plan, room.clock.now());
          room.members.remember(tx, room.vault.index(her), "province", "WC");
          return true;
        });
    room.postgres
        .database()
        .jobs()
        .preparedQuery(
            "insert into meeting_told (meeting_id, number_bi, key_version, what, version, told_at)"
                + " values ($1, $2, 1, 'soon', 0, $3)")
        .execute(Tuple.of(id, room.key(her), room.clock.now()))
        .await();
    return id;
  }

  @ParameterizedTest
  @CsvSource({"Yebo,1,0", "EE I will come,1,0", "ja,1,0", "1,1,0", "No,0,1", "hayi,0,1", "2,0,1"})
  void sheSaysWhetherSheComesToTheMeetingSheWasToldOf(String text, long coming, long not) {
    joined(her);
    var meeting = invited(false);
    room.text(her, text);
    var totals = Rsvps.totals(room.postgres.database().jobs(), meeting);
    assertThat(totals.coming()).isEqualTo(coming);
    assertThat(totals.notComing()).isEqualTo(not);
    assertThat(room.replies(her)).singleElement().asString().startsWith("Thank you");
  }

  @Test
  void theNewestQuestionIsAnsweredAndTheOtherStaysOpen() {
    joined(her);
    reminded(Duration.ofHours(1));
    var meeting = invited(false);
    room.text(her, "no");
    assertThat(Rsvps.totals(room.postgres.database().jobs(), meeting).notComing()).isEqualTo(1);
    assertThat(room.count("select count(*) from case_answer where field = 'coming'")).isZero();
  }

  @Test
  void whoIsNotVouchedForIsNotTextedWhereTheMeetingIs() {
    joined(her);
    invited(true);
    room.text(her, "MEET");
    assertThat(room.replies(her).getLast()).startsWith("Next: ").doesNotContain("station");
    room.postgres
        .database()
        .jobs()
        .preparedQuery("update member set vouched_at = now() where number_bi = $1")
        .execute(Tuple.of(room.key(her)))
        .await();
    room.text(her, "Meeting");
    assertThat(room.replies(her).getLast()).contains("Hall behind the station");
  }

  @Test
  void aReminderOfLastWeekAsksNothingAnyMore() {
    reminded(Duration.ofDays(7));
    room.text(her, "NO");
    assertThat(room.replies(her)).containsExactly(HELP);
  }

  @Test
  void whoIsTrustedByAnotherAndDoesNotWantItIsForgotten() {
    joined(her);
    var trusted = MoRoom.somebody();
    room.run(
        tx -> {
          room.members.remember(tx, room.vault.index(her), "trusted", trusted.e164());
          return true;
        });
    room.text(trusted, "YES");
    assertThat(holding(trusted)).isEqualTo(1);
    room.text(trusted, "nee dankie");
    assertThat(holding(trusted)).isZero();
    assertThat(room.replies(trusted))
        .containsExactly(HELP, "Done. Your number is deleted here.")
        .noneMatch(t -> t.contains(her.e164().substring(3)));
    room.text(trusted, "NO");
    assertThat(room.replies(trusted)).hasSize(2);
  }

  @Test
  void whoIsTrustedWithOneRequestAndDoesNotWantItIsForgotten() {
    var trusted = MoRoom.somebody();
    room.run(
        tx -> {
          var session = room.vault.sessionId("held");
          var now = room.clock.now();
          var held = room.cases.open(tx, "arrest", session, Optional.of(her), true, now);
          room.cases.answer(tx, held.id(), "trusted_number", trusted.e164(), now);
          return true;
        });
    room.text(trusted, "NO");
    assertThat(
            room.count("select count(*) from case_answer where trusted_bi = $1", room.key(trusted)))
        .isZero();
    assertThat(room.replies(trusted)).containsExactly("Done. Your number is deleted here.");
  }

  private static long holding(Msisdn trusted) {
    return room.count("select count(*) from member where trusted_bi = $1", room.key(trusted));
  }

  @ParameterizedTest
  @ValueSource(strings = {"END", "Cancel", "QUIT."})
  void whileAQuestionIsOpenTheWordsOfOtherServicesStopNothing(String text) {
    reminded(Duration.ofMinutes(5));
    room.text(her, text);
    assertThat(isStopped(her)).isFalse();
    room.text(her, "STOP");
    assertThat(isStopped(her)).isTrue();
    var other = MoRoom.somebody();
    room.text(other, text);
    assertThat(isStopped(other)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"5,Thank you. If it changes", "180,If held: give only name"})
  void aKeyIsAnAnswerWhileTheQuestionIsFreshAndThenAKeyword(int minutes, String answer) {
    joined(her);
    reminded(Duration.ofMinutes(minutes));
    room.text(her, "1");
    assertThat(room.replies(her).getLast()).startsWith(answer);
  }

  @Test
  void theWordsForBeingHeldAndDangerMeanThatWhateverIsOpen() {
    joined(her);
    reminded(Duration.ofMinutes(5));
    room.text(her, "DANGER", "ARREST");
    assertThat(room.replies(her)).anyMatch(t -> t.startsWith("Call 112"));
    assertThat(room.replies(her)).anyMatch(t -> t.startsWith("If held"));
  }

  @Test
  void noKeyDeletesAnythingAndACallThatCameLaterIsWhatYesAnswers() {
    joined(her);
    room.text(her, "DELETE", "1");
    assertThat(room.forgotten).isEmpty();
    assertThat(room.replies(her).getLast()).startsWith("If held");
    room.rota("Cora," + her.e164() + ",paralegal,en,WC,on duty,WC,always");
    room.text(her, "DELETE");
    room.pass(Duration.ofMinutes(1));
    var ref = room.ask(MoRoom.somebody(), "arrest");
    room.text(her, "YES");
    assertThat(room.replies(her).getLast()).startsWith(Reference.brief(ref) + " is yours.");
    assertThat(room.forgotten).isEmpty();
    room.text(her, "YES");
    assertThat(room.forgotten).isEmpty();
  }

  @Test
  void anAnswerToNothingIsCountedAndIsNoConsent() {
    long before = unexpected();
    room.text(her, "STOP", "YES", "Yebo", "JA");
    assertThat(unexpected()).isEqualTo(before + 3);
    assertThat(isStopped(her)).isTrue();
    var other = MoRoom.somebody();
    for (int i = 0; i < 5; i++) {
      room.receive(UUID.randomUUID().toString(), other, "YES" + " ".repeat(i));
      room.pass(Duration.ofMinutes(10));
    }
    assertThat(room.replies(other)).containsExactly(HELP);
  }
}
