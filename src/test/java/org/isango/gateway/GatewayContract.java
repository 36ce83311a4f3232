package org.isango.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.isango.vault.Msisdn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// What every gateway that brings USSD must do, played over a socket from raw requests: one file
/// each, in the gateway's own words. `USSD_SECRET` and `END_SECRET` in a file stand for the secrets
/// of its two addresses.
///
/// A new gateway brings its own folder with the same file names, and says how it writes a screen.
public abstract class GatewayContract {
  private static final Duration DEADLINE = Duration.ofMillis(150);
  private static final String CODE = "*120*7777#";
  private static final UssdReply MENU = new UssdReply("1 Held by police\n2 In danger", false);
  private static final UssdReply BYE = new UssdReply("Go well.", true);

  private final Vertx vertx = Vertx.vertx();
  private final List<UssdCall> calls = new CopyOnWriteArrayList<>();
  private LogLines log;
  private Running gateway;
  private volatile Function<UssdCall, Future<UssdReply>> core =
      call -> Future.succeededFuture(MENU);

  @TempDir private Path data;

  /// A gateway that listens.
  ///
  /// @param secrets what lets a request in, by the word that stands for it in the files
  public record Running(int port, Map<String, String> secrets) {}

  /// What the gateway is to be started with.
  ///
  /// @param trouble what a caller reads when nothing else can be said
  /// @param code the only service code there is
  public record Setting(
      Vertx vertx,
      Path data,
      Function<UssdCall, Future<UssdReply>> core,
      String trouble,
      Duration deadline,
      String code) {}

  protected abstract Running start(Setting setting);

  /// Folder of the requests below `src/test/resources/gateways`.
  protected abstract String folder();

  /// How the gateway wants a screen written.
  protected abstract String written(UssdReply reply);

  @BeforeEach
  void listen() {
    log = LogLines.open();
    gateway = start(new Setting(vertx, data, this::answer, "Not working now.", DEADLINE, CODE));
  }

  @AfterEach
  void stop() {
    vertx.close().await();
    log.close();
  }

  private Future<UssdReply> answer(UssdCall call) {
    calls.add(call);
    return core.apply(call);
  }

  @Test
  void aDialIsAHopWithNothingTyped() {
    assertScreen(play("ussd-first"), MENU);
    var call = onlyCall();
    assertThat(call.session()).isEqualTo("ATUid_0123456789abcdef0123456789abcdef");
    assertThat(call.caller()).isEqualTo(Msisdn.parse("+27821230001")).isPresent();
    assertThat(call.network()).isEqualTo("65501");
    assertThat(call.serviceCode()).isEqualTo(CODE);
    assertThat(call.transcript()).isEmpty();
  }

  @Test
  void aLaterHopCarriesEverythingTyped() {
    play("ussd-third");
    assertThat(onlyCall().transcript()).isEqualTo("2*1");
  }

  @Test
  void starsAndHashesInAnAnswerArriveAsTyped() {
    play("ussd-star-in-answer");
    assertThat(onlyCall().transcript()).isEqualTo("1*Hillbrow *2* #4");
  }

  @Test
  void whatIsTypedInAnyLanguageArrivesAsTyped() {
    play("ussd-letters");
    assertThat(onlyCall().transcript()).isEqualTo("1*Ṱhohoyanḓou & Polokwane+ 👋🏾");
  }

  @Test
  void anEmptyAnswerLengthensWhatWasTyped() {
    play("ussd-empty-answer");
    assertThat(onlyCall().transcript()).isEqualTo("1*");
  }

  @Test
  void aRequestWithoutTextIsADial() {
    assertScreen(play("ussd-no-text"), MENU);
    assertThat(onlyCall().transcript()).isEmpty();
  }

  @Test
  void aWithheldNumberIsAGuest() {
    for (var file : List.of("ussd-withheld", "ussd-no-number", "ussd-odd-number")) {
      assertScreen(play(file), MENU);
      assertThat(calls.removeFirst().caller()).as(file).isEmpty();
    }
  }

  /// A plus sign that the sender did not encode arrives as a space, and is not guessed back.
  @Test
  void aNumberWhosePlusWasNotEncodedIsAGuest() {
    assertScreen(play("ussd-bare-plus"), MENU);
    assertThat(onlyCall().caller()).isEmpty();
  }

  @Test
  void aNumberIsTheSameHoweverItIsWritten() {
    for (var file : List.of("ussd-local-number", "ussd-spaced-number")) {
      assertScreen(play(file), MENU);
      assertThat(calls.removeFirst().caller()).as(file).isEqualTo(Msisdn.parse("+27821230001"));
    }
  }

  @Test
  void aForeignNumberIsACallerLikeAnyOther() {
    play("ussd-foreign");
    assertThat(onlyCall().caller()).isEqualTo(Msisdn.parse("+26658123456")).isPresent();
  }

  @Test
  void anUnknownNetworkIsNoReasonToRefuse() {
    assertScreen(play("ussd-odd-network"), MENU);
    assertThat(onlyCall().network()).isEmpty();
  }

  @Test
  void aDialWithASuffixIsOurCode() {
    assertScreen(play("ussd-suffix"), MENU);
    assertThat(onlyCall().serviceCode()).isEqualTo("*120*7777*4#");
  }

  @Test
  void anotherServiceCodeEndsPolitely() {
    assertTrouble(play("ussd-other-code"));
    assertThat(calls).isEmpty();
  }

  @Test
  void aRequestThatSaysNoSessionOrNoCodeEndsPolitely() {
    for (var file : List.of("ussd-no-session", "ussd-no-code", "ussd-odd-session")) {
      assertTrouble(play(file));
    }
    assertThat(calls).isEmpty();
  }

  @Test
  void aScreenThatAsksStaysOpenAndALastOneCloses() {
    assertScreen(play("ussd-first"), MENU);
    core = call -> Future.succeededFuture(BYE);
    assertScreen(play("ussd-third"), BYE);
  }

  @Test
  void aHopThatIsNotAnsweredInTimeEndsPolitely() {
    var never = Promise.<UssdReply>promise();
    core = call -> never.future();
    assertTrouble(play("ussd-first"));
    never.complete(MENU);
    assertThat(log.lines()).noneMatch(line -> line.contains("Exception"));
  }

  @Test
  void aServiceThatFailsOrBreaksEndsPolitely() {
    core = call -> Future.failedFuture(new IllegalStateException("secret of the house"));
    assertTrouble(play("ussd-first"));
    core =
        call -> {
          throw new IllegalStateException("secret of the house");
        };
    assertTrouble(play("ussd-first"));
    assertThat(log.lines()).noneMatch(line -> line.contains("secret of the house"));
  }

  @Test
  void theEndOfASessionIsTakenWithoutAnyEffect() {
    for (var file :
        List.of("ussd-end-success", "ussd-end-success", "ussd-end-incomplete", "ussd-end-odd")) {
      var answer = play(file);
      assertThat(answer.status()).as(file).isEqualTo(200);
      assertThat(answer.body()).as(file).isEmpty();
    }
    assertThat(calls).isEmpty();
  }

  @Test
  void whoeverDoesNotKnowTheSecretFindsNothing() {
    var answer =
        RawHttp.exchange(gateway.port(), request("ussd-first").replace("USSD_SECRET", "guess"));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(calls).isEmpty();
  }

  @Test
  void noSecretNumberOrAnswerIsEverLogged() throws IOException {
    try (var files = Files.list(fixtures())) {
      files.map(f -> f.getFileName().toString().replace(".http", "")).sorted().forEach(this::play);
    }
    core = call -> Future.failedFuture(call.transcript());
    play("ussd-star-in-answer");
    LoggerFactory.getLogger("io.vertx.core").trace("seen");
    assertThat(log.lines())
        .anyMatch(line -> line.contains("seen"))
        .noneMatch(line -> gateway.secrets().values().stream().anyMatch(line::contains))
        .noneMatch(line -> line.contains("1230001") || line.contains("58123456"))
        .noneMatch(line -> line.contains("Hillbrow") || line.contains("ATUid"))
        .noneMatch(line -> line.startsWith("ERROR") || line.startsWith("WARN"));
  }

  private UssdCall onlyCall() {
    assertThat(calls).hasSize(1);
    return calls.getFirst();
  }

  private void assertScreen(RawHttp.Answer answer, UssdReply reply) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).contains("text/plain; charset=utf-8");
    assertThat(answer.body()).isEqualTo(written(reply));
  }

  private void assertTrouble(RawHttp.Answer answer) {
    assertScreen(answer, new UssdReply("Not working now.", true));
  }

  private RawHttp.Answer play(String file) {
    var request = request(file);
    for (var secret : gateway.secrets().entrySet()) {
      request = request.replace(secret.getKey(), secret.getValue());
    }
    return RawHttp.exchange(gateway.port(), request);
  }

  private Path fixtures() {
    return Path.of("src/test/resources/gateways", folder());
  }

  /// The files have plain line ends; the wire has not. The length is that of the body as it stands.
  private String request(String file) {
    try {
      var text = Files.readString(fixtures().resolve(file + ".http")).stripTrailing();
      int end = text.indexOf("\n\n");
      var head = end < 0 ? text : text.substring(0, end);
      var body = end < 0 ? "" : text.substring(end + 2);
      var length = body.getBytes(StandardCharsets.UTF_8).length;
      return head.replace("\n", "\r\n") + "\r\nContent-Length: " + length + "\r\n\r\n" + body;
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
