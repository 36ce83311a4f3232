package org.isango.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.isango.cases.OpenCase;
import org.isango.cases.Outcome;
import org.isango.duty.Duty.Did;
import org.isango.vault.BlindIndex;
import org.isango.vault.Msisdn;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a responder may do with a request, and what a stranger may not.
class DutyTest {
  @AutoClose private static final DutyRoom room = new DutyRoom();

  private Msisdn her;
  private String ref;
  private Responder anna;
  private Responder bea;

  @BeforeEach
  void aRequestInTheWesternCape() {
    room.empty();
    room.fullRota();
    her = DutyRoom.somebody();
    ref = room.ask(her, "arrest", "a");
    room.paging.turn();
    anna = room.responder("+27600000011");
    bea = room.responder("+27600000012");
  }

  private OffsetDateTime now() {
    return room.clock.now();
  }

  private static Did did(Function<SqlConnection, Did> work) {
    return room.run(work);
  }

  private static List<OpenCase> list(Function<SqlConnection, List<OpenCase>> work) {
    return room.run(work);
  }

  private Optional<Duty.Read> read(Responder who) {
    return room.run(tx -> room.duty.read(tx, who, ref, now()));
  }

  private static Optional<Responder> who(BlindIndex number) {
    return room.run(tx -> room.duty.who(tx, number));
  }

  private Did accept(Responder who, String reference) {
    return room.run(tx -> room.duty.accept(tx, who, reference, now()));
  }

  @Test
  void theFirstWhoAcceptsHasItAndTheOtherIsToldSo() {
    assertThat(accept(anna, ref.toLowerCase(Locale.ROOT))).isInstanceOf(Did.Done.class);
    assertThat(accept(anna, ref)).isInstanceOf(Did.Done.class);
    assertThat(accept(bea, ref)).isEqualTo(new Did.Anothers(ref));
    assertThat(list(tx -> room.duty.cases(tx, anna))).hasSize(1);
    assertThat(list(tx -> room.duty.waiting(tx, anna))).isEmpty();
  }

  @Test
  void sheWhoAskedIsToldThatItWasSeenAndOnlyOnce() {
    room.answer(ref, "contact", "phone");
    accept(anna, ref);
    accept(anna, ref);
    assertThat(room.texts(her.e164())).containsExactly("Your request was seen. Dial *134*000#");
  }

  @Test
  void sheWaitsForTheAnswerSoItComesAtNightToo() {
    room.answer(ref, "contact", "sms");
    room.clock.turn(Duration.ofHours(15));
    accept(anna, ref);
    assertThat(
            room.count(
                "select count(*) from sms_outbox where class = 'REPLY' and not_before <= '%s'"
                    .formatted(now())))
        .isOne();
  }

  @Test
  void whoIsHeldAndHasNotSaidThatItIsSafeGetsNoText() {
    room.joins(her);
    accept(anna, ref);
    assertThat(room.texts(her.e164())).isEmpty();
    assertThat(room.count("select count(*) from note")).isOne();
  }

  @Test
  void aPhoneThatOthersHoldIsToldNothing() {
    room.answer(ref, "contact", "trusted");
    accept(anna, ref);
    assertThat(room.texts(her.e164())).isEmpty();
  }

  @Test
  void whatSheAnsweredIsReadByWhoHasTheCaseAndNobodyElse() {
    room.answer(ref, "child", "alone");
    room.answer(ref, "trusted_number", "+27600000099");
    assertThat(read(anna)).isEmpty();
    accept(anna, ref);
    var read = read(anna).orElseThrow();
    assertThat(read.answers())
        .isEqualTo(Map.of("child", "alone", "trusted_number", "+27600000099"));
    assertThat(read.number()).contains(her);
    assertThat(read(bea)).isEmpty();
  }

  @Test
  void whatWasSaidBeforeIsReadWithItsTimeTheNewestFirst() {
    for (var station : List.of("Hillbrow", "Berea", "Berea", "Yeoville")) {
      room.clock.turn(Duration.ofMinutes(1));
      room.answer(ref, "station", station);
    }
    accept(anna, ref);
    var read = read(anna).orElseThrow();
    assertThat(read.answers()).containsEntry("station", "Yeoville");
    assertThat(read.earlier())
        .extracting(given -> given.value() + " " + given.at().toInstant())
        .containsExactly("Berea 2026-11-24T10:03:00Z", "Hillbrow 2026-11-24T10:01:00Z");
  }

  @Test
  void aCaseHandedOverIsHersUntilTheColleagueAccepts() {
    accept(anna, ref);
    var to = room.vault.index(bea.number());
    assertThat(did(tx -> room.duty.handOver(tx, anna, ref, to, now())))
        .isInstanceOf(Did.Done.class);
    assertThat(room.texts("+27600000012"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("From a colleague.");
    assertThat(read(anna)).isPresent();
    assertThat(accept(bea, ref)).isInstanceOf(Did.Done.class);
    assertThat(read(anna)).isEmpty();
  }

  @Test
  void aCaseGivenBackIsCalledOutAnew() {
    accept(anna, ref);
    assertThat(did(tx -> room.duty.giveBack(tx, anna, ref, now()))).isInstanceOf(Did.Done.class);
    room.pass(1);
    assertThat(room.pages()).containsExactly("0 Anna 1 FIRST", "1 Anna 1 FIRST");
  }

  @Test
  void notesAreKeptAndNumbersInThemMasked() {
    accept(anna, ref);
    room.run(tx -> room.duty.note(tx, anna, ref, "Bail set, call 0825550000", now()));
    assertThat(read(anna).orElseThrow().notes()).containsExactly("Bail set, call [number]");
  }

  @Test
  void onlyWhoHasTheCaseClosesItAndWithWhatBecameOfIt() {
    assertThat(did(tx -> room.duty.close(tx, anna, ref, Outcome.BAIL, now())))
        .isInstanceOf(Did.Unknown.class);
    accept(anna, ref);
    assertThat(did(tx -> room.duty.close(tx, bea, ref, Outcome.BAIL, now())))
        .isEqualTo(new Did.Anothers(ref));
    assertThat(did(tx -> room.duty.close(tx, anna, ref, Outcome.BAIL, now())))
        .isInstanceOf(Did.Done.class);
    assertThat(accept(anna, ref)).isInstanceOf(Did.Unknown.class);
    assertThat(room.ask(her, "arrest", "anew")).isNotNull();
    assertThat(room.count("select count(*) from help_case")).isEqualTo(2);
  }

  @Test
  void anArrestIsNotClosedWithoutAnOutcome() {
    assertThatThrownBy(
            () ->
                room.run(
                    tx -> tx.query("update help_case set closed_at = now()").execute().await()))
        .hasMessageContaining("help_case_human_outcome");
  }

  @Test
  void aResponderOfAnotherProvinceOrNobodyIsToldOfNoCase() {
    room.rota(
        "Anna,+27600000011,defender,en,WC,on duty,WC,always",
        "Gugu,+27600000031,defender,en,GP,on duty,GP,always");
    assertThat(accept(room.responder("+27600000031"), ref)).isInstanceOf(Did.Unknown.class);
    assertThat(accept(anna, "X9999")).isInstanceOf(Did.Unknown.class);
    assertThat(accept(anna, "'; --")).isInstanceOf(Did.Unknown.class);
    assertThat(who(room.vault.index(her))).isEmpty();
  }

  @Test
  void whoLeavesTheRotaLeavesNoCaseBehind() {
    accept(anna, ref);
    room.rota("Bea,+27600000012,defender,en,WC,second,WC,always");
    room.pass(1);
    assertThat(room.pages()).containsExactly("0 Anna 1 FIRST", "1 Bea 2 FIRST");
    assertThat(who(room.vault.index(anna.number()))).isEmpty();
  }
}
