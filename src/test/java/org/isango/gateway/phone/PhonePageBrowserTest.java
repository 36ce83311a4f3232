package org.isango.gateway.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import org.isango.gateway.SmsIn;
import org.isango.gateway.SmsOut;
import org.isango.gateway.UssdCall;
import org.isango.vault.Msisdn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The phone in real Chromium, with a small scripted conversation behind it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhonePageBrowserTest {
  private static final String FIRST = "+27600000001";

  private final Vertx vertx = Vertx.vertx();
  private final ScriptedService service = new ScriptedService();
  private final PhonePage page =
      new PhonePage("*134*000#", service::answer, service::text, InstantSource.system());
  private BrowserPhone phone;

  @BeforeAll
  void serve() {
    Browser.require();
    var router = Router.router(vertx);
    page.mount(router);
    var server = vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await();
    phone = BrowserPhone.open("http://127.0.0.1:" + server.actualPort());
  }

  @AfterAll
  void stop() {
    if (phone != null) phone.close();
    vertx.close().await();
  }

  @BeforeEach
  void open() {
    service.calls.clear();
    service.texts.clear();
    phone.reload();
  }

  @AfterEach
  void nothingLeftTheMachineAndNothingWasComplainedAbout() {
    assertThat(phone.requests()).isNotEmpty().allMatch(phone::ownAddress);
    assertThat(phone.complaints()).isEmpty();
    assertThat(phone.keepsNothing()).isTrue();
  }

  @Test
  void dialsTheServiceCodeAndWalksToTheEnd() {
    phone.dial().sees("1 Held by police");
    assertThat(phone.screen()).isEqualTo(ScriptedService.HOME);
    phone.answer("1").sees("Where are you held?");
    phone.type("Hillbrow * 2").sees("Noted: Hillbrow * 2.");
    assertThat(phone.mode()).isEqualTo("closed");
    assertThat(phone.element("line").isDisplayed()).isFalse();
    phone.await("transcript", "1*Hillbrow * 2").click("left").awaitMode("idle");

    assertThat(service.calls)
        .extracting(UssdCall::transcript)
        .containsExactly("", "1", "1*Hillbrow * 2");
    assertThat(service.calls).extracting(UssdCall::session).containsOnly(session(0));
    assertThat(service.calls).extracting(UssdCall::serviceCode).containsOnly("*134*000#");
    assertThat(service.calls).extracting(UssdCall::network).containsOnly("65501");
  }

  @Test
  void cancelEndsTheSessionAndTheNextDialIsANewOne() {
    phone.dial().sees("Press").press("12").click("right");
    assertThat(phone.line()).isEqualTo("1");
    phone.cancel().sees("Vodacom").awaitMode("idle");
    phone.dial().awaitMode("menu");
    assertThat(session(0)).startsWith("phone-").isNotEqualTo(session(1));
    assertThat(phone.line()).isEmpty();
  }

  @Test
  void dialsACodeThatWasTypedAndKnowsWrongOnes() {
    phone.press("*120*1#");
    assertThat(phone.line()).isEqualTo("*120*1#");
    phone.click("dial").sees("Connection problem or invalid MMI code.");
    phone.click("left").press("*134*000*4#").click("dial").awaitMode("menu");
    assertThat(service.calls).extracting(UssdCall::serviceCode).containsExactly("*134*000*4#");
  }

  @Test
  void aLostAnswerIsThereWhenTheHopIsSentAgain() {
    phone.dial().awaitMode("menu").reception("answer-lost").answer("1");
    phone.sees("Connection problem");
    phone.reception("good").again().sees("Where are you held?");
    phone.await("again-note", "The same answer came back.");
    assertThat(service.calls).extracting(UssdCall::transcript).containsExactly("", "1", "1");
    phone.answer("2").sees("Noted: 2.");
  }

  @Test
  void withoutReceptionNothingIsSentUntilItIsSentAgain() {
    phone.reception("nothing-sent").sees("No network").dial().sees("Connection problem");
    assertThat(service.calls).isEmpty();
    phone.reception("good").again().sees("1 Held by police");
    assertThat(service.calls).hasSize(1);
  }

  @Test
  void theNetworkEndsASessionThatWaitsTooLong() {
    phone.patience(0.2).dial().sees("Session timed out.");
    phone.click("left").patience(120).dial().awaitMode("menu");
    assertThat(session(0)).isNotEqualTo(session(1));
  }

  @Test
  void aTextArrivesUnreadIsReadAndDeleted() {
    send(FIRST, "Meeting moved to 10:00.");
    phone.await("unread", "1 new").sees("1 text\nreceived");
    assertThat(phone.title()).isEqualTo("(1) Phone");
    phone.click("left").sees("Meeting moved to 10:00.");
    phone.await("bubble", "Meeting moved to 10:00.").await("size", "23 characters, 1 SMS");
    assertThat(phone.element("unread").isDisplayed()).isFalse();
    phone.click("reset").await("list", "");
    assertThat(phone.element("none").isDisplayed()).isTrue();
  }

  @Test
  void eachNumberHasItsOwnTexts() {
    send("+27600000002", "For the second phone.");
    phone.number("+27600000002").await("list", "For the second phone.");
    phone.operator("MTN").sees("MTN").dial().awaitMode("menu");
    var call = service.calls.getFirst();
    assertThat(call.caller()).isEqualTo(Msisdn.parse("+27600000002"));
    assertThat(call.network()).isEqualTo("65510");
    phone.number("+27600000003").awaitMode("idle");
    phone.otherNumber("082 123 0001").awaitMode("idle").dial().awaitMode("menu");
    assertThat(service.calls.getLast().caller()).isEqualTo(Msisdn.parse("+27821230001"));
  }

  @Test
  void countsCharactersAndWarnsOfAScreenThatIsTooLong() {
    phone
        .dial()
        .await("count-of", "of 140")
        .await("count", String.valueOf(ScriptedService.HOME.length()));
    phone.answer("7").await("count", "180").await("count-note", "20 too many");
    assertThat(phone.element("more").isDisplayed()).isTrue();
  }

  @Test
  void worksWithTheKeyboardAloneAndOnANarrowScreen() {
    phone.dial().type("1").sees("Where are you held?");
    assertThat(phone.overflowAt(320)).isLessThanOrEqualTo(0);
    phone.press("0");
    assertThat(phone.line()).isEqualTo("0");
  }

  private void send(String number, String text) {
    page.deliver(new SmsOut(Msisdn.parse(number).orElseThrow(), text));
  }

  @Test
  void aWordIsTextedToTheService() {
    phone.text("HELP ME").await("write-note", "Sent.");
    assertThat(service.texts).extracting(SmsIn::text).containsExactly("HELP ME");
    assertThat(phone.element("words").getDomProperty("value")).isEmpty();
  }

  private String session(int hop) {
    return service.calls.get(hop).session();
  }
}
