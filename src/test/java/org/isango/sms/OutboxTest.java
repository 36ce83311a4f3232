package org.isango.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.isango.sms.OutboxRoom.HER;
import static org.isango.sms.OutboxRoom.OTHER;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import org.isango.calendar.PublicHolidays;
import org.isango.calendar.QuietHours;
import org.isango.gateway.DeliveryReport.Status;
import org.isango.gateway.SendOutcome.NotSent;
import org.isango.gateway.SendOutcome.Obstacle;
import org.isango.gateway.SendOutcome.Reason;
import org.isango.gateway.SendOutcome.Refused;
import org.isango.gateway.SendOutcome.Unknown;
import org.isango.gateway.SmsOut;
import org.isango.member.Members;
import org.isango.sms.Outbox.Kind;
import org.isango.vault.Msisdn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every message leaves as often as its class allows, whatever the gateway answers and whoever dies
/// on the way. Time is turned in the rows, since the outbox lives by the database's clock.
class OutboxTest {
  private static OutboxRoom room;

  @BeforeAll
  static void open() {
    room = new OutboxRoom();
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @BeforeEach
  void fresh() {
    room.fresh();
  }

  @Test
  void aMessageIsSentOnceAndItsReportsOnlyRise() {
    room.put(HER, "One", Kind.REPLY);
    room.worker.turn();
    room.turn();
    assertThat(room.texts()).containsExactly("One");
    assertThat(room.state()).isEqualTo("ACCEPTED");
    room.report(Status.SUCCESS);
    room.report(Status.SENT);
    room.report(Status.FAILED);
    assertThat(room.state()).isEqualTo("DELIVERED");
  }

  @Test
  void successAfterFailureWins() {
    room.put(HER, "One", Kind.REPLY);
    room.turn();
    room.report(Status.ABSENT);
    assertThat(room.state()).isEqualTo("SENT");
    room.report(Status.FAILED);
    assertThat(room.state()).isEqualTo("FAILED");
    room.report(Status.SUCCESS);
    assertThat(room.state()).isEqualTo("DELIVERED");
    room.report(Status.OTHER);
    assertThat(room.state()).isEqualTo("DELIVERED");
  }

  @Test
  void manyNumbersOfOneTextLeaveTwentyAtATime() {
    for (int i = 10; i < 55; i++) {
      room.put(Msisdn.parse("+278255501" + i).orElseThrow(), "All", Kind.REPLY);
    }
    room.turn();
    assertThat(room.gateway.sizes).containsExactly(20, 20, 5);
    assertThat(room.gateway.sent).extracting(SmsOut::to).doesNotHaveDuplicates().hasSize(45);
  }

  @Test
  void aNumberHasOneMessageOnItsWayAtATime() {
    room.put(HER, "First", Kind.REPLY);
    room.put(HER, "Second", Kind.REPLY);
    room.gateway.beforeAnswering = () -> assertThat(room.count("SUBMITTING")).isEqualTo(1);
    room.turn();
    assertThat(room.texts()).containsExactly("First", "Second");
  }

  @Test
  void aSafetyAlertGoesBeforeEverythingElse() {
    room.put(HER, "Later", Kind.REPLY);
    room.put(OTHER, "Danger", Kind.SAFETY);
    room.turn();
    assertThat(room.texts().getFirst()).startsWith("Danger #A");
  }

  @Test
  void whatMayHaveBeenSentIsNotSentAgain() {
    room.gateway.answer = number -> new Unknown();
    room.put(HER, "One", Kind.REPLY);
    room.put(OTHER, "Two", Kind.PAGE);
    room.turn();
    room.past(Duration.ofMinutes(5));
    room.turn();
    assertThat(room.gateway.sent).hasSize(2);
    assertThat(room.count("UNKNOWN")).isEqualTo(2);
  }

  @Test
  void aSafetyAlertOfUnknownFateLeavesOnceMoreWithTheSameCode() {
    room.gateway.answer = number -> new Unknown();
    room.put(HER, "Danger", Kind.SAFETY);
    room.turn();
    room.past(Duration.ofSeconds(119));
    room.turn();
    assertThat(room.gateway.sent).hasSize(1);
    room.past(Duration.ofSeconds(2));
    room.turn();
    room.past(Duration.ofSeconds(300));
    room.turn();
    assertThat(room.texts()).hasSize(2);
    assertThat(room.texts().get(1)).isEqualTo(room.texts().get(0)).matches("Danger #A\\d\\d");
  }

  @Test
  void whoeverDiedWhileSubmittingLeavesItUnknown() {
    room.put(HER, "One", Kind.REPLY);
    room.gateway.beforeWriting =
        () -> {
          throw new IllegalStateException("dies");
        };
    assertThatThrownBy(room.worker::turn).hasMessage("dies");
    assertThat(room.state()).isEqualTo("SUBMITTING");
    room.gateway.beforeWriting = () -> {};
    room.turn();
    room.sql("update sms_outbox set lease_until = now() - interval '1 second'");
    room.turn();
    assertThat(room.state()).isEqualTo("UNKNOWN");
    assertThat(room.gateway.sent).isEmpty();
  }

  @Test
  void whoeverWakesAfterFiveSecondsSendsNothing() {
    room.put(HER, "One", Kind.BROADCAST);
    room.sql("update sms_outbox set class = 'REPLY'");
    room.gateway.beforeWriting =
        () -> {
          room.nanos.addAndGet(6_000_000_000L);
          room.gateway.beforeWriting = () -> assertThat(room.gateway.sent).isEmpty();
        };
    room.turn();
    assertThat(room.texts()).containsExactly("One");
    assertThat(room.state()).isEqualTo("ACCEPTED");
  }

  @Test
  void whoeverLostItsClaimSendsNothing() {
    room.put(HER, "One", Kind.REPLY);
    var claims = new Claims(room.vault, new QuietHours(new PublicHolidays(Set.<LocalDate>of())));
    var slept = room.tx(tx -> claims.claim(tx, 20)).getFirst();
    room.sql("update sms_outbox set lease_until = now() - interval '1 second'");
    room.turn();
    assertThat(room.texts()).containsExactly("One");
    assertThat(room.tx(tx -> claims.submit(tx, slept)).entries()).isEmpty();
  }

  @Test
  void aStopThatComesWhileItWaitsIsObeyed() {
    room.put(HER, "One", Kind.BROADCAST);
    room.run(
        tx -> new Members(room.vault).silence(tx, room.vault.index(HER), OffsetDateTime.now()));
    room.turn();
    assertThat(room.gateway.sent).isEmpty();
    assertThat(room.state()).isEqualTo("SUPPRESSED");
  }

  @Test
  void aRefusedNumberIsNotTriedAgainAndABlacklistedOneIsSilenced() {
    room.gateway.answer = n -> new Refused(n.equals(HER) ? Reason.BLACKLISTED : Reason.NO_ROUTE);
    room.put(HER, "One", Kind.REPLY);
    room.put(OTHER, "Two", Kind.REPLY);
    room.turn();
    room.past(Duration.ofHours(1));
    room.turn();
    assertThat(room.gateway.sent).hasSize(2);
    assertThat(room.count("SUPPRESSED")).isEqualTo(1);
    assertThat(room.count("FAILED")).isEqualTo(1);
    assertThat(room.number("select count(*) from opt_out")).isEqualTo(1);
  }

  @Test
  void whatWasCertainlyNotSentIsTriedAgainWithinItsLife() {
    room.gateway.answer = number -> new NotSent(Obstacle.UNREACHABLE);
    room.put(HER, "One", Kind.REPLY);
    room.turn();
    room.turn();
    assertThat(room.gateway.sent).hasSize(1);
    room.gateway.answer = number -> room.gateway.accepted();
    room.sql("update sms_outbox set not_before = now()");
    room.turn();
    assertThat(room.state()).isEqualTo("ACCEPTED");
    room.put(OTHER, "Two", Kind.REPLY);
    room.sql("update sms_outbox set send_before = now() where state = 'PENDING'");
    room.turn();
    assertThat(room.count("EXPIRED")).isEqualTo(1);
    assertThat(room.texts()).doesNotContain("Two");
  }

  @Test
  void aWrongKeyPausesTheLaneAndFailsNothing() {
    room.gateway.answer = number -> new NotSent(Obstacle.UNAUTHORISED);
    room.put(HER, "One", Kind.REPLY);
    room.turn();
    room.put(OTHER, "Two", Kind.REPLY);
    room.gateway.answer = number -> room.gateway.accepted();
    room.sql("update sms_outbox set not_before = now()");
    room.turn();
    assertThat(room.count("PENDING")).isEqualTo(2);
    room.run(new Lane(event -> {})::resume);
    room.turn();
    assertThat(room.count("ACCEPTED")).isEqualTo(2);
  }

  @Test
  void withoutBalanceNewsIsHeldAndSafetyIsTried() {
    room.sql("update sms_lane set low = true");
    room.put(HER, "News", Kind.BROADCAST);
    room.put(OTHER, "Danger", Kind.SAFETY);
    room.turn();
    assertThat(room.texts()).singleElement().asString().startsWith("Danger");
    assertThat(room.count("HELD")).isEqualTo(1);
    room.run(tx -> new Lane(event -> {}).low(tx, false));
    assertThat(room.count("PENDING")).isEqualTo(1);
  }

  @Test
  void withoutAReportItExpiresAfterThreeDays() {
    room.put(HER, "One", Kind.REPLY);
    room.turn();
    room.sql("update sms_outbox set accepted_at = accepted_at - interval '72 hours'");
    room.turn();
    assertThat(room.state()).isEqualTo("EXPIRED");
  }
}
