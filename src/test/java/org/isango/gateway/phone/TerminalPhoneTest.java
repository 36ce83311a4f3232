package org.isango.gateway.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.function.Function;
import org.isango.gateway.SmsOut;
import org.isango.gateway.UssdCall;
import org.isango.gateway.UssdReply;
import org.isango.vault.Msisdn;
import org.junit.jupiter.api.Test;

class TerminalPhoneTest {
  private final ScriptedService service = new ScriptedService();
  private final StringWriter out = new StringWriter();
  private final TerminalPhone phone = phone(service::answer);

  private TerminalPhone phone(Function<UssdCall, Future<UssdReply>> service) {
    return new TerminalPhone(
        "*134*000#", service, this.service::text, InstantSource.system(), new PrintWriter(out));
  }

  private String type(TerminalPhone phone, String... lines) throws IOException {
    phone.run(new BufferedReader(new StringReader(String.join("\n", lines))));
    return out.toString();
  }

  @Test
  void answersReachTheServiceJoinedAsAGatewayJoinsThem() throws IOException {
    type(phone, "dial", "1", "Park * Station");

    assertThat(service.calls)
        .extracting(UssdCall::transcript)
        .containsExactly("", "1", "1*Park * Station");
    assertThat(service.calls)
        .extracting(UssdCall::session)
        .containsOnly(service.calls.get(0).session());
  }

  @Test
  void aTextGoesToTheService() throws IOException {
    assertThat(type(phone, "sms CLINIC Benoni", "number hidden", "sms HELP"))
        .contains("Sent. inbox reads the answer.", "A text needs a number.");
    assertThat(service.texts).hasSize(1);
    assertThat(service.texts.getFirst().text()).isEqualTo("CLINIC Benoni");
  }

  @Test
  void eachDialIsANewSession() throws IOException {
    type(phone, "dial", "dial");

    assertThat(service.calls.get(0).session()).isNotEqualTo(service.calls.get(1).session());
  }

  @Test
  void numberAndNetworkAreThoseOfTheSim() throws IOException {
    type(phone, "number 082 000 0001", "network mtn", "dial", "number hidden", "dial");

    assertThat(service.calls.get(0).caller()).isEqualTo(Msisdn.parse("+27820000001"));
    assertThat(service.calls.get(0).network()).isEqualTo("65510");
    assertThat(service.calls.get(1).caller()).isEmpty();
  }

  @Test
  void theScreenIsDrawnInAFrameAndBrokenAtBlanks() throws IOException {
    assertThat(type(phone, "dial", "1"))
        .endsWith(
            """
            +----------------------------------+
            | Where are you held? Write the    |
            | name of the police station.      |
            | 0 Back                           |
            +----------------------------------+
            """);
  }

  @Test
  void aWordLongerThanTheScreenIsBroken() {
    assertThat(Frame.around("x".repeat(40)).lines())
        .contains("| " + "x".repeat(32) + " |", "| " + "x".repeat(8) + " ".repeat(24) + " |");
  }

  @Test
  void aServiceThatFailsIsAConnectionProblem() throws IOException {
    assertThat(type(phone(call -> Future.failedFuture("broken")), "dial"))
        .contains("Connection problem. again sends it once more.")
        .doesNotContain("broken");
  }

  @Test
  void textsAreReadNewestFirst() throws IOException {
    var number = Msisdn.parse("+27600000001").orElseThrow();
    phone.deliver(new SmsOut(number, "first"));
    phone.deliver(new SmsOut(number, "second"));

    assertThat(type(phone, "inbox")).containsSubsequence("second", "first");
  }

  @Test
  void moreThanAPhoneCanSendIsNotSent() throws IOException {
    assertThat(type(phone, "dial", "x".repeat(183)))
        .contains("A phone cannot send more than 182 characters.");
    assertThat(service.calls).hasSize(1);
  }

  @Test
  void anEmptyLineDialsWhileNoSessionIsOpenAndIsAnAnswerInOne() throws IOException {
    type(phone, "", "", "quit");

    assertThat(service.calls).extracting(UssdCall::transcript).hasSize(2).startsWith("");
    assertThat(service.calls.get(1).session()).isEqualTo(service.calls.get(0).session());
  }

  @Test
  void commandWordsCanBeTypedIntoAScreen() throws IOException {
    type(phone, "dial", "1", "> quit");

    assertThat(service.calls.getLast().transcript()).isEqualTo("1*quit");
  }
}
