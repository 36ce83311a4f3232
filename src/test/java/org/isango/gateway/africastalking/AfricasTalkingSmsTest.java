package org.isango.gateway.africastalking;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isango.gateway.SendOutcome;
import org.isango.gateway.SendOutcome.Accepted;
import org.isango.gateway.SendOutcome.NotSent;
import org.isango.gateway.SendOutcome.Obstacle;
import org.isango.gateway.SendOutcome.Reason;
import org.isango.gateway.SendOutcome.Refused;
import org.isango.gateway.SendOutcome.Unknown;
import org.isango.vault.Msisdn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes to Africa's Talking, and what each of its answers means. Shapes as recorded.
class AfricasTalkingSmsTest {
  private static final Msisdn ONE = Msisdn.parse("+27825550001").orElseThrow();
  private static final Msisdn TWO = Msisdn.parse("+27825550002").orElseThrow();
  private static final Vertx VERTX = Vertx.vertx();
  private static final WireMockServer GATEWAY =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());

  @TempDir private Path folder;

  @BeforeAll
  static void listen() {
    GATEWAY.start();
  }

  @AfterAll
  static void close() {
    GATEWAY.stop();
    VERTX.close().await();
  }

  @BeforeEach
  void fresh() {
    GATEWAY.resetAll();
  }

  @Test
  void theFormHoldsWhatTheGatewayAsksForAndTheKeyStandsInTheHeader() {
    answers(201, recipient(ONE, "102", "ATXid_1"));
    sms(false).send("Hello & bye", List.of(ONE, TWO), () -> true).await();
    var request = request();
    assertThat(request.getUrl()).isEqualTo("/version1/messaging");
    assertThat(request.getHeader("apiKey")).isEqualTo("secret-key");
    assertThat(request.getHeader("Accept")).isEqualTo("application/json");
    assertThat(request.getBodyAsString())
        .isEqualTo(
            "username=isango&to=%2B27825550001%2C%2B27825550002&message=Hello+%26+bye"
                + "&from=24242&bulkSMSMode=1&enqueue=1");
  }

  @Test
  void theJsonEndpointHasItsOwnNames() {
    answers(201, recipient(ONE, "102", "ATXid_1"));
    assertThat(sms(true).send("Hello", List.of(ONE), () -> true).await())
        .containsEntry(ONE, new Accepted("ATXid_1"));
    assertThat(request().getUrl()).isEqualTo("/version1/messaging/bulk");
    assertThat(new JsonObject(request().getBodyAsString()))
        .isEqualTo(
            new JsonObject(
                """
                {"username":"isango","message":"Hello","phoneNumbers":["+27825550001"],
                 "enqueue":1,"senderId":"24242"}"""));
  }

  @ParameterizedTest
  @CsvSource({
    "401,RISK_HOLD",
    "403,INVALID_NUMBER",
    "404,UNSUPPORTED_NUMBER",
    "406,BLACKLISTED",
    "407,NO_ROUTE",
    "409,DO_NOT_DISTURB"
  })
  void someCodesRefuseTheNumberForGood(String code, Reason reason) {
    answers(201, recipient(ONE, code, "None"));
    assertThat(send()).isEqualTo(new Refused(reason));
  }

  @ParameterizedTest
  @CsvSource({"402,SENDER", "405,NO_BALANCE", "502,REFUSED"})
  void someCodesMayBeTriedAgain(String code, Obstacle obstacle) {
    answers(201, recipient(ONE, code, "None"));
    assertThat(send()).isEqualTo(new NotSent(obstacle));
  }

  @ParameterizedTest
  @ValueSource(strings = {"100", "101", "102", "102.0"})
  void someCodesAccept(String code) {
    answers(201, recipient(ONE, code, "ATXid_7"));
    assertThat(send()).isEqualTo(new Accepted("ATXid_7"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"500", "501", "999", "102.5", "\"102\"", "null"})
  void anyOtherCodeLeavesItUnknown(String code) {
    answers(201, recipient(ONE, code, "ATXid_7"));
    assertThat(send()).isEqualTo(new Unknown());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "None", " "})
  void aYesWithoutAnIdIsUnknown(String id) {
    answers(201, recipient(ONE, "102", id));
    assertThat(send()).isEqualTo(new Unknown());
  }

  @ParameterizedTest
  @CsvSource({
    "400,REFUSED",
    "401,UNAUTHORISED",
    "402,NO_BALANCE",
    "403,UNAUTHORISED",
    "404,REFUSED",
    "413,REFUSED",
    "429,THROTTLED"
  })
  void someStatusesSendNothing(int status, Obstacle obstacle) {
    GATEWAY.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody("no")));
    assertThat(send()).isEqualTo(new NotSent(obstacle));
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 302, 409, 500, 502, 503, 504})
  void anyOtherStatusLeavesItUnknown(int status) {
    GATEWAY.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody("{}")));
    assertThat(send()).isEqualTo(new Unknown());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "<html>busy</html>",
        "{\"SMSMessageData\":{\"Recipients\":[{\"num",
        "{\"SMSMessageData\":{\"Recipients\":5}}",
        "{\"SMSMessageData\":{\"Recipients\":[]}}"
      })
  void anAnswerThatSaysNothingLeavesItUnknown(String body) {
    GATEWAY.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(201).withBody(body)));
    assertThat(send()).isEqualTo(new Unknown());
  }

  @Test
  void deepAndEndlessAnswersAreGivenUpEarly() {
    var deep = "{\"SMSMessageData\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    GATEWAY.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(201).withBody(deep)));
    assertThat(send()).isEqualTo(new Unknown());
    GATEWAY.stubFor(
        any(anyUrl()).willReturn(aResponse().withStatus(201).withBody(new byte[50 << 20])));
    assertThat(send()).isEqualTo(new Unknown());
  }

  @Test
  void noRecipientsAndAReasonMeanThatNothingWasSent() {
    whole("InvalidSenderId");
    assertThat(send()).isEqualTo(new NotSent(Obstacle.SENDER));
    whole("InvalidPhoneNumber");
    assertThat(send()).isEqualTo(new Refused(Reason.INVALID_NUMBER));
    whole("SomethingElse");
    assertThat(send()).isEqualTo(new NotSent(Obstacle.REFUSED));
  }

  @Test
  void recipientsAreFoundByNumberWhateverTheirOrder() {
    var three = Msisdn.parse("+27825550003").orElseThrow();
    answers(
        201,
        recipient(TWO, "102", "ATXid_2"),
        recipient(ONE, "102", "ATXid_1"),
        recipient(TWO, "102", "ATXid_3"));
    assertThat(sms(false).send("x", List.of(ONE, TWO, three), () -> true).await())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                ONE, new Accepted("ATXid_1"), TWO, new Accepted("ATXid_2"), three, new Unknown()));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aConnectionThatBreaksAfterTheRequestLeavesItUnknown(Fault fault) {
    GATEWAY.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));
    assertThat(send()).isEqualTo(new Unknown());
  }

  @Test
  void anAnswerThatComesTooLateLeavesItUnknown() {
    GATEWAY.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(201).withFixedDelay(8_000)));
    assertThat(send()).isEqualTo(new Unknown());
  }

  @Test
  void whatCannotBeReachedOrAskedWasNotSent() throws IOException {
    var nowhere = account(URI.create("http://127.0.0.1:1/version1"), false);
    assertThat(new AfricasTalkingSms(VERTX, nowhere).send("x", List.of(ONE), () -> true).await())
        .containsEntry(ONE, new NotSent(Obstacle.UNREACHABLE));
    assertThat(sms(false).send("x", List.of(ONE), () -> false).await())
        .containsEntry(ONE, new NotSent(Obstacle.TOO_LATE));
    var without = sms(false);
    Files.delete(folder.resolve("key"));
    assertThat(without.send("x", List.of(ONE), () -> true).await())
        .containsEntry(ONE, new NotSent(Obstacle.UNAUTHORISED));
    assertThat(GATEWAY.getAllServeEvents()).isEmpty();
  }

  @Test
  void balanceAndInboxAreReadAsTheyWereSeen() {
    json(200, "{\"UserData\":{\"balance\":\"ZAR 123.4567\"}}");
    assertThat(sms(false).balance().await())
        .contains(new AfricasTalkingSms.Balance("ZAR", 123.4567));
    json(
        200,
        """
        {"SMSMessageData":{"Messages":[{"linkId":"L","text":"Hi","to":"24242","id":15071,
         "date":"2018-03-19T08:34:18.445Z","from":"+27825550001"}]}}""");
    var now = Instant.parse("2018-03-19T09:00:00Z");
    assertThat(sms(false).inbox(7, now).await())
        .singleElement()
        .satisfies(
            polled -> {
              assertThat(polled.id()).isEqualTo(15071);
              assertThat(polled.sms().from()).contains(ONE);
              assertThat(polled.sms().at()).isEqualTo("2018-03-19T08:34:18.445Z");
            });
  }

  @Test
  void theStandInBehavesAsItsTableSays() {
    var journal = folder.resolve("journal");
    try (var standIn = new StandIn(0, journal, "secret-key", Optional.empty())) {
      var sms = new AfricasTalkingSms(VERTX, account(standIn.base(), false));
      for (int digits : List.of(401, 403, 404, 406, 407, 409)) {
        assertThat(outcome(sms, digits)).isInstanceOf(Refused.class);
      }
      for (int digits : List.of(402, 405, 502, 603, 605)) {
        assertThat(outcome(sms, digits)).isInstanceOf(NotSent.class);
      }
      for (int digits : List.of(500, 501, 600, 601, 602, 604)) {
        assertThat(outcome(sms, digits)).isEqualTo(new Unknown());
      }
      assertThat(outcome(sms, 1)).isInstanceOf(Accepted.class);
      assertThat(StandIn.read(journal))
          .containsExactly(
              "+27825550600\tx",
              "+27825550601\tx",
              "+27825550602\tx",
              "+27825550604\tx",
              "+27825550001\tx");
    }
  }

  private static SendOutcome outcome(AfricasTalkingSms sms, int digits) {
    var number = Msisdn.parse("+27825550%03d".formatted(digits)).orElseThrow();
    return sms.send("x", List.of(number), () -> true).await().get(number);
  }

  private SendOutcome send() {
    return sms(false).send("x", List.of(ONE), () -> true).await().get(ONE);
  }

  private AfricasTalkingSms sms(boolean json) {
    return new AfricasTalkingSms(
        VERTX, account(URI.create(GATEWAY.baseUrl() + "/version1/"), json));
  }

  private Account account(URI base, boolean json) {
    try {
      var key = Files.writeString(folder.resolve("key"), "secret-key\n", StandardCharsets.UTF_8);
      return new Account(base, "isango", key, Optional.of("24242"), json, Duration.ofSeconds(4));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static LoggedRequest request() {
    return GATEWAY.getAllServeEvents().getFirst().getRequest();
  }

  private static void answers(int status, String... recipients) {
    json(
        status,
        "{\"SMSMessageData\":{\"Message\":\"Sent\",\"Recipients\":["
            + String.join(",", recipients)
            + "]}}");
  }

  private static void whole(String message) {
    json(201, "{\"SMSMessageData\":{\"Message\":\"" + message + "\",\"Recipients\":[]}}");
  }

  private static void json(int status, String body) {
    GATEWAY.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withHeader("Content-Type", "application/json")
                    .withBody(body)));
  }

  private static String recipient(Msisdn number, String code, String id) {
    return "{\"cost\":\"ZAR 0.2400\",\"messageId\":\"%s\",\"number\":\"%s\",\"status\":\"Success\",\"statusCode\":%s}"
        .formatted(id, number.e164(), code);
  }
}
