package org.isango.mo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.isango.calendar.PublicHolidays;
import org.isango.calendar.QuietHours;
import org.isango.gateway.SendOutcome;
import org.isango.gateway.SmsIn;
import org.isango.gateway.SmsSender;
import org.isango.kit.HandClock;
import org.isango.member.Members;
import org.isango.sms.Lane;
import org.isango.sms.OutboxWorker;
import org.isango.vault.Msisdn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a text does, on the real database, by a clock that is turned by hand.
class IncomingTest {
  private static final String DONE = "Done. You will get no more messages.";
  private static MoRoom room;
  private static HandClock clock;

  private Msisdn her;

  @BeforeAll
  static void open() {
    room = new MoRoom();
    clock = room.clock;
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @BeforeEach
  void somebody() {
    her = MoRoom.somebody();
    room.forgotten.clear();
    wait(Duration.ofHours(25));
  }

  @Test
  void whoIsForgottenStandsInNoTableOfTexts() {
    text("HELP", "DELETE");
    assertThat(rowsOfHers()).isPositive();
    room.postgres
        .database()
        .inTransaction(
            tx -> {
              Incoming.forget(tx, room.vault.index(her));
              return Optional.of(true);
            });
    assertThat(rowsOfHers()).isZero();
  }

  private int rowsOfHers() {
    var index = Buffer.buffer(room.vault.index(her).bytes());
    return room.postgres
        .database()
        .jobs()
        .preparedQuery(
            "select (select count(*) from mo_reply where number_bi = $1)"
                + " + (select count(*) from mo_question where number_bi = $1)")
        .execute(Tuple.of(index))
        .await()
        .iterator()
        .next()
        .getInteger(0);
  }

  private static void wait(Duration how) {
    clock.turn(how);
  }

  private void joined(String style) {
    room.postgres
        .database()
        .inTransaction(
            tx -> {
              room.members.join(
                  tx,
                  her,
                  new Members.Agreed("en", "en", "join.consent 1"),
                  OffsetDateTime.now(clock));
              room.members.remember(tx, room.vault.index(her), "style", style);
              return Optional.of(true);
            });
  }

  private SmsIn sms(String id, String text) {
    return room.sms(id, her, text);
  }

  private void text(String... texts) {
    room.text(her, texts);
  }

  private List<String> replies() {
    return room.replies(her);
  }

  private static long count(String sql, Object... values) {
    return room.count(sql, values);
  }

  private boolean isStopped() {
    return count(
            "select count(*) from opt_out where number_bi = $1",
            Buffer.buffer(room.vault.index(her).bytes()))
        == 1;
  }

  @Test
  void stopIsConfirmedAndOnlyStartUndoesIt() {
    joined("hidden");
    text("Stop please");
    assertThat(replies()).containsExactly(DONE);
    assertThat(isStopped()).isTrue();
    text("YES", "thank you", "start talking", "NO");
    assertThat(replies()).containsExactly(DONE);
    assertThat(isStopped()).isTrue();
    text("START");
    assertThat(isStopped()).isFalse();
    assertThat(replies()).hasSize(2);
  }

  @Test
  void aTextOfDaysAgoIsNotAnsweredAndOnlyItsStopIsCarriedOut() {
    joined("hidden");
    late(Duration.ofHours(49), "HELP", "ARREST", "DELETE", "YES", "DELETE MY NUMBER", "sawubona");
    assertThat(replies()).isEmpty();
    assertThat(isStopped()).isFalse();
    assertThat(room.forgotten).isEmpty();
    late(Duration.ofDays(9), "STOP");
    assertThat(isStopped()).isTrue();
    late(Duration.ofHours(49), "START");
    assertThat(isStopped()).isTrue();
    assertThat(replies()).isEmpty();
    late(Duration.ofHours(47), "HELP");
    assertThat(replies()).hasSize(1);
  }

  @Test
  void aTextOfDaysAgoDoesNotAnswerWhatIsAskedToday() {
    joined("full");
    text("DELETE");
    late(Duration.ofHours(50), "YES");
    assertThat(room.forgotten).isEmpty();
    text("YES");
    assertThat(room.forgotten).hasSize(1);
  }

  private void late(Duration how, String... texts) {
    for (var text : texts) {
      wait(Duration.ofSeconds(1));
      var at = clock.instant().minus(how);
      var sms = new SmsIn(UUID.randomUUID().toString(), Optional.of(her), "32000", text, at, "");
      room.incoming.receive(sms).await();
    }
  }

  @Test
  void theConfirmationOfStopReallyLeaves() {
    clock.turn(Duration.between(clock.instant(), Instant.now().minusSeconds(60)));
    text("STOP");
    var sent = new ArrayList<Msisdn>();
    var hours = new QuietHours(new PublicHolidays(Set.<LocalDate>of()));
    new OutboxWorker(
            room.postgres.database(),
            room.vault,
            hours,
            new Lane(name -> {}),
            List.of(new Everybody(sent)),
            100,
            System::nanoTime)
        .turn();
    assertThat(sent).contains(her);
  }

  private record Everybody(List<Msisdn> sent) implements SmsSender {
    @Override
    public boolean reaches(Msisdn number) {
      return true;
    }

    @Override
    public Future<Map<Msisdn, SendOutcome>> send(
        String text, List<Msisdn> to, BooleanSupplier stillDue) {
      sent.addAll(to);
      return Future.succeededFuture(
          to.stream().collect(Collectors.toMap(n -> n, n -> new SendOutcome.Delivered())));
    }
  }

  @Test
  void aTextThatComesAgainHasOneEffect() {
    for (int day = 0; day < 3; day++) {
      room.incoming.receive(sms("id-" + her.e164().hashCode(), "HELP")).await();
      wait(Duration.ofDays(1).plusMinutes(3));
    }
    assertThat(replies()).hasSize(1);
  }

  @Test
  void withoutAnIdTheSameTextTwiceInAMinuteIsAnsweredOnce() {
    room.incoming.receive(sms("", "HELP")).await();
    wait(Duration.ofSeconds(60));
    room.incoming.receive(sms("", "HELP")).await();
    assertThat(replies()).hasSize(1);
    wait(Duration.ofMinutes(3));
    room.incoming.receive(sms("", "HELP")).await();
    assertThat(replies()).hasSize(2);
  }

  @Test
  void helpForWhatNobodyUnderstandsComesOnceAndTheWordsAreSealed() {
    long before = count("select count(*) from mo_words");
    text("", "   ", "?!", "gibberish", "\u202e\u0301more");
    assertThat(replies()).hasSize(1);
    assertThat(replies().getFirst()).startsWith("We did not understand.");
    assertThat(count("select count(*) from mo_words")).isEqualTo(before + 5);
    wait(Duration.ofHours(73));
    room.postgres
        .database()
        .inTransaction(
            tx -> {
              Incoming.purgeWords(tx, OffsetDateTime.now(clock));
              Incoming.purgeReplies(tx, OffsetDateTime.now(clock));
              return Optional.of(true);
            });
    assertThat(count("select count(*) from mo_words")).isZero();
    assertThat(count("select count(*) from mo_reply")).isZero();
  }

  @Test
  void aKeywordIsOnlyCounted() {
    joined("full");
    text("RIGHTS");
    assertThat(
            count(
                "select sum(total)::bigint from mo_count where keyword = 'rights' and province = ''"
                    + " and day = $1",
                OffsetDateTime.now(clock).toLocalDate()))
        .isEqualTo(1);
  }

  @Test
  void anAnswerInHiddenStyleWaitsAsANote() {
    joined("hidden");
    text("CLINIC");
    assertThat(replies()).containsExactly("You have a note. Dial *134*000#");
    assertThat(
            count(
                "select count(*) from note where number_bi = $1",
                Buffer.buffer(room.vault.index(her).bytes())))
        .isEqualTo(1);
  }

  @Test
  void aPlaceIsFoundAsOnTheScreens() {
    text("CLINIC Benoni");
    assertThat(replies().getFirst()).startsWith("Near Benoni").contains("Clinic");
  }

  @Test
  void twoMachinesThatAnswerEachOtherFallSilent() {
    for (int i = 0; i < 40; i++) {
      text("RIGHTS " + i);
      wait(Duration.ofMinutes(3));
    }
    assertThat(replies()).hasSizeBetween(5, 10);
    text("DANGER");
    assertThat(replies().getLast()).startsWith("Call 112");
  }

  @Test
  void nobodyWithoutAFullNumberIsAnsweredAndNeitherAreWeOurselves() {
    long before = count("select count(*) from sms_outbox");
    room.incoming
        .receive(new SmsIn("a", Optional.empty(), "32000", "HELP", clock.instant(), ""))
        .await();
    room.incoming
        .receive(new SmsIn("b", Optional.of(her), her.e164(), "HELP", clock.instant(), ""))
        .await();
    assertThat(count("select count(*) from sms_outbox")).isEqualTo(before);
  }

  @Test
  void allIsDeletedOnlyWhenYesFollowsAtOnce() {
    joined("full");
    text("DELETE", "NO", "YES");
    assertThat(room.forgotten).isEmpty();
    text("DELETE");
    wait(Duration.ofMinutes(11));
    text("YES");
    assertThat(room.forgotten).isEmpty();
    text("DELETE please", "Yebo");
    assertThat(room.forgotten).hasSize(1);
    assertThat(room.farewells()).containsExactly("Deleted. You can still dial in for info.");
  }

  @Test
  void whoTextsAndNeverDialsIsNotSilent() {
    joined("full");
    var hers = Buffer.buffer(room.vault.index(her).bytes());
    var since = "select count(*) from member where number_bi = $1 and seen_on > date '2026-10-31'";
    room.run(
        tx ->
            tx.preparedQuery("update member set seen_on = '2026-01-01' where number_bi = $1")
                .execute(Tuple.of(hers))
                .await());
    assertThat(count(since, hers)).isZero();
    text("HELP");
    assertThat(count(since, hers)).isOne();
  }

  @Test
  void aLongTextIsKeptWhole() {
    var words = "I was at the corner. ".repeat(76) + "end";
    text(words);
    assertThat(count("select octet_length(text_ct) from mo_words order by seen_at desc limit 1"))
        .isGreaterThanOrEqualTo(words.length());
  }

  @Test
  void inAFloodOnlyWhatMattersIsAnswered() {
    var flood = Flood.watched(clock);
    boolean last = false;
    for (int i = 0; i < 6_001; i++) last = flood.another();
    assertThat(last).isTrue();
    wait(Duration.ofMinutes(5));
    assertThat(flood.another()).isFalse();
  }
}
