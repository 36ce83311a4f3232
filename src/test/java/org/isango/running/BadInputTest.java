package org.isango.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.isango.kit.Ledger;
import org.isango.kit.PhoneCaller;
import org.isango.kit.ServiceProcess;
import org.isango.kit.TwoServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What no phone sends and machines do. The gateway always gets a screen; nothing of what was sent
/// is in the log, and nothing there looks like a mistake of ours.
class BadInputTest {
  private static final String CHOICE = "CON Please use a number from the list.";
  private static final String TROUBLE =
      "END Sorry, this is not working now. If you need help now call 112 or 0800 606060 (free).";
  private static final String HOME = "CON 1 Held by police";

  private final TwoServices two = TwoServices.running();
  private final ServiceProcess service = two.first();
  private final Ledger ledger = two.ledger();
  private String logBefore;

  @BeforeEach
  void remember() throws IOException {
    logBefore = Files.readString(service.log());
  }

  @AfterEach
  void nothingIsLogged() throws IOException {
    assertThat(Files.readString(service.log())).isEqualTo(logBefore);
  }

  @Test
  void aTrailingStarIsAnEmptyAnswer() {
    var caller = PhoneCaller.with(service);
    caller.walk("1", "1");
    assertThat(caller.press("")).startsWith(CHOICE).contains("1 Held by police");
    assertThat(lost("1*1*")).startsWith(CHOICE).contains("1 Held by police");
  }

  @Test
  void twoThousandStarsAreNoAnswer() {
    assertThat(lost("*".repeat(2_000))).matches("(?s)(CON|END) .{1,160}");
    var caller = PhoneCaller.with(service);
    caller.walk("1", "1");
    assertThat(caller.press("*".repeat(2_000))).startsWith(CHOICE);
  }

  @Test
  void aSessionFirstSeenInItsMiddleIsReplayedAndMarked() {
    var caller = PhoneCaller.with(service);
    caller.dial();
    ledger.run("delete from ussd_session where id = ?", ledger.session(caller));
    caller.through(two.second()).hasTyped("1*1*1");
    assertThat(caller.press("1")).startsWith("CON Help request saved.");
    assertThat(ledger.casesOf(caller)).hasSize(1).noneMatch(Ledger.Case::pinned);
  }

  @Test
  void digitsOfOtherScriptsAreDigits() {
    assertThat(lost("١*１*٣")).startsWith("CON 1 Clinic near me");
    var caller = PhoneCaller.with(service);
    caller.walk("１", "١");
    assertThat(caller.press("٣")).startsWith("CON 1 Clinic near me");
  }

  @Test
  void aNulIsNotThere() {
    var caller = PhoneCaller.with(service);
    caller.walk("1", "1\0");
    assertThat(caller.shown().getLast()).startsWith(HOME);
  }

  @Test
  void bytesThatAreNoTextAreNoChoice() {
    assertThat(raw("text=%ff%fe").body()).startsWith(CHOICE);
  }

  @Test
  void eightThousandDigitsAreTooMany() {
    var caller = PhoneCaller.with(service);
    caller.walk("1", "1");
    assertThat(caller.press("7".repeat(7_900))).startsWith(CHOICE);
  }

  @Test
  void withoutTextItIsADial() {
    assertThat(raw("x=1").body()).startsWith("CON 1 English");
  }

  @Test
  void withoutAUsableSessionThereIsNone() {
    for (var id : List.of("", "s".repeat(7_000), "a\nb", "a b", "\u0000", "sessi\u00f6n")) {
      var body = PhoneCaller.body(id, PhoneCaller.newNumber(), PhoneCaller.CODE, "");
      assertThat(PhoneCaller.post(service.ussd(), body)).matches(r -> r.statusCode() == 200);
      assertThat(PhoneCaller.post(service.ussd(), body).body()).isEqualTo(TROUBLE);
    }
    var without = "phoneNumber=%2B27834445566&serviceCode=*134*000%23&text=";
    assertThat(PhoneCaller.post(service.ussd(), without).body()).isEqualTo(TROUBLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+27 83 %s", "083%s", "27-83-%s", "002783%s"})
  void aNumberIsTheSameHoweverItIsWritten(String written) {
    var digits = PhoneCaller.newNumber().substring(5);
    var session = UUID.randomUUID().toString();
    for (var text : List.of("", "1", "1*1", "1*1*1", "1*1*1*1")) {
      post(session, written.formatted(digits), PhoneCaller.CODE, text);
    }
    assertThat(ledger.cases("+2783" + digits)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tel:+27834445566", "", "anonymous", "+", "0", "+27", "\uFF10", "null"})
  void whatIsNoNumberIsAGuest(String written) {
    var session = UUID.randomUUID().toString();
    assertThat(post(session, written, PhoneCaller.CODE, "")).startsWith("CON 1 English");
    assertThat(post(session, written, PhoneCaller.CODE, "1*1")).matches("(?s)(CON|END) .*");
  }

  @Test
  void aForeignNumberIsANumber() {
    var session = UUID.randomUUID().toString();
    assertThat(post(session, "+12025550123", PhoneCaller.CODE, "")).startsWith("CON 1 English");
  }

  @Test
  void freeTextIsKeptWholeOrNotAtAll() {
    for (var words :
        List.of("ǃXu ǀǁ qhawe", "\uD83D\uDE4F taxi rank", "Ntho\u200Dmbi", "Krugersdorp — noord")) {
      var caller = PhoneCaller.with(service);
      caller.walk("1", "1", "1", "1", "2", "2", words);
      assertThat(ledger.answers(ledger.casesOf(caller).getFirst().id()))
          .contains(new Ledger.Answer("station", words));
    }
    var caller = PhoneCaller.with(service);
    caller.walk("1", "1", "1", "1", "2", "2");
    assertThat(caller.press("\uD83D\uDE4F".repeat(81))).startsWith("CON Type a shorter name.");
    assertThat(ledger.answers(ledger.casesOf(caller).getFirst().id())).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'; DROP TABLE help_case;--", "<script>alert(1)</script>", "${jndi:x}"})
  void whatIsMeantForAnotherProgramIsNoChoice(String answer) {
    var caller = PhoneCaller.with(service);
    caller.walk("1", "1");
    assertThat(caller.press(answer)).startsWith(CHOICE);
    caller.press("1", "1", "1", "1");
    caller.press(answer);
    assertThat(ledger.answers(ledger.casesOf(caller).getFirst().id()))
        .contains(new Ledger.Answer("station", answer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"99", "-1", "1.0", "1e3", "#", "+1", "1 1", "a", "10", "*", "%31"})
  void whatIsNotOnTheListIsNoChoice(String answer) {
    var caller = PhoneCaller.with(service);
    caller.walk("1", "1", "1");
    assertThat(caller.press(answer)).startsWith(CHOICE).contains("1 Me, now");
    assertThat(ledger.casesOf(caller)).isEmpty();
  }

  @Test
  void blanksAroundADigitDoNotMatterAndZeroesLeadBack() {
    var caller = PhoneCaller.with(service);
    assertThat(caller.walk("1 ", " 1", "\t1\r\n")).startsWith("CON Held by police");
    assertThat(caller.press("0")).startsWith(HOME);
    assertThat(caller.press("1", "3", "00")).startsWith(HOME);
  }

  @Test
  void afterSixtyHopsItEndsPolitely() {
    var caller = PhoneCaller.with(service);
    caller.walk("1", "1");
    var keys = IntStream.range(0, 57).mapToObj(i -> i % 2 == 0 ? "5" : "0").toArray(String[]::new);
    assertThat(caller.press(keys)).startsWith("CON ");
    assertThat(caller.press("1")).isEqualTo("END Please dial again.");
    assertThat(lost("1*1" + "*5*0".repeat(40))).isEqualTo("END Please dial again.");
  }

  @Test
  void theEndOfASessionChangesNothing() {
    var caller = PhoneCaller.with(service);
    caller.walk("1", "1");
    var end = service.ussdEnd();
    for (var more :
        List.of(
            "&status=Success&durationInMillis=-5",
            "&status=Exploded",
            "",
            "&status=" + "x".repeat(5_000),
            "&hopsCount=NaN&cost=ZAR%200&lastAppResponse=CON%20x&input=1*1")) {
      for (var session : List.of(caller.session(), "never-seen")) {
        var body = "sessionId=" + session + "&phoneNumber=" + caller.number() + more;
        assertThat(PhoneCaller.post(end, body).statusCode()).isEqualTo(200);
      }
    }
    assertThat(caller.press("1")).startsWith("CON Held by police");
  }

  @Test
  void whatIsNotServedYetIsNotThere() {
    var ussd = service.ussd().toString();
    for (var path : List.of("sms", "delivery", "optout")) {
      var there = URI.create(ussd.substring(0, ussd.lastIndexOf('/') + 1) + path);
      assertThat(PhoneCaller.post(there, "id=1&status=Success&phoneNumber=%2B27834445566"))
          .matches(r -> r.statusCode() == 404 && r.body().equals("Not Found\n"));
    }
  }

  @Test
  void menusWithAMistakeAreRefusedAtStartWithTheirLine(@org.junit.jupiter.api.io.TempDir Path empty)
      throws IOException {
    var menus = two.copyOfMenus(empty.resolve("menus"));
    var file = menus.resolve("screens").resolve("talk.yaml");
    Files.writeString(file, Files.readString(file).replace("go: talk.lines", "go: talk.linez"));
    var said =
        ServiceProcess.refused(
            empty.resolve("data"),
            "--config",
            two.config().toString(),
            "--menus",
            menus.toString());
    assertThat(said).contains("talk.yaml").contains("talk.linez").doesNotContain("\tat ");
  }

  private String lost(String text) {
    return post(UUID.randomUUID().toString(), PhoneCaller.newNumber(), PhoneCaller.CODE, text);
  }

  private HttpResponse<String> raw(String field) {
    var head = PhoneCaller.body(UUID.randomUUID().toString(), "", PhoneCaller.CODE, "");
    return PhoneCaller.post(service.ussd(), head.replaceFirst("text=$", field));
  }

  private String post(String session, String number, String code, String text) {
    var response = PhoneCaller.post(service.ussd(), PhoneCaller.body(session, number, code, text));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body().getBytes(StandardCharsets.UTF_8).length).isLessThan(200);
    return response.body();
  }
}
