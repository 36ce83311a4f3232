package org.isango.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.isango.calendar.PublicHolidays;
import org.isango.directory.Directory;
import org.isango.kit.Exchange;
import org.isango.kit.PhoneCaller;
import org.isango.kit.Waiting;
import org.isango.menu.MenuProblems;
import org.isango.menu.MenuReader;
import org.isango.menu.texting.Texter;
import org.isango.menu.texting.Texting;
import org.isango.ussd.DirectoryLists;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts in and out of the running service, as the gateway sees them.
class TextsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /// Of the sample rota.
  private static final String HELPER = "+27600000002";

  private static final String UNKNOWN =
      "We did not understand. SMS HELP for the list, or dial *134*000#. In danger call 112.";
  private static final Pattern URGENT =
      Pattern.compile(
          "([A-Z][0-9]+), (?:no area|GP), urgent(?:, read first, do not call)?\\. Reply \\1 YES or dial \\*134\\*000#");

  /// Only helpers' own; members' words are all walked.
  private static final Set<String> OF_HELPERS =
      Set.of("accept", "note", "tried", "cases", "give", "done");

  @TempDir static Path folder;

  private static Exchange exchange;

  @BeforeAll
  static void start() {
    exchange = Exchange.start(folder);
  }

  @AfterAll
  static void stop() {
    exchange.close();
  }

  @Test
  void everyKeywordOfEveryLanguageAndEveryNumberIsAnsweredAsTheMenusSay() throws MenuProblems {
    var menus = MenuReader.read(Path.of("menus"));
    var texting = new Texting(menus);
    var lists = new DirectoryLists(Directory.load());
    var nobody = new Texter(Map.of(), Texter.Silence.NO);
    var today = LocalDate.now(PublicHolidays.ZONE);
    var expected = new LinkedHashMap<String, String>();
    var word = new LinkedHashMap<String, String>();
    for (var keyword : menus.keywords().values()) {
      if (OF_HELPERS.contains(keyword.action())) continue;
      var written = new ArrayList<>(keyword.number());
      keyword.words().values().forEach(written::addAll);
      for (var text : written) {
        var number = Exchange.newNumber();
        var reply = texting.answer(texting.hear(text, false), nobody, lists, today);
        word.put(number, text);
        expected.put(number, text + ": " + reply.sms().orElseThrow().replace('\n', ' '));
      }
    }
    assertThat(expected).hasSizeGreaterThan(150);
    word.forEach(
        (number, text) -> assertThat(exchange.text(number, text).statusCode()).isEqualTo(200));
    Waiting.until(
        PATIENCE, () -> word.keySet().stream().noneMatch(n -> exchange.sentTo(n).isEmpty()));
    var sent = new LinkedHashMap<String, String>();
    word.forEach(
        (number, text) ->
            sent.put(number, text + ": " + String.join("|", exchange.sentTo(number))));
    assertThat(sent).isEqualTo(expected);
  }

  @Test
  void aRequestIsTakenByReplyingToItsSmsAndSheSeesIt() {
    var held = PhoneCaller.of(Exchange.newNumber(), exchange.service());
    held.walk("1", "1", "1", "1", "1", "2", "Hillbrow", "1", "2");
    var ref = urgent(held);
    var stranger = Exchange.newNumber();
    assertThat(exchange.answer(stranger, ref + " YES")).isEqualTo(UNKNOWN);
    assertThat(held.walk("1", "1", "1", "1")).contains("Nobody has");
    assertThat(exchange.answer(HELPER, ref.toLowerCase() + "yes"))
        .isEqualTo(ref + " is yours. To read it dial *134*000#.");
    assertThat(held.walk("1", "1", "1", "1")).startsWith("CON A helper has accepted your request");
    assertThat(exchange.answer(HELPER, ref + " DONE released")).startsWith(ref + ": nothing done");
    typesHerPin();
    assertThat(exchange.answer(HELPER, ref + " DONE released"))
        .isEqualTo(ref + " is closed. Thank you.");
    assertThat(exchange.ledger().cases(held.number())).hasSize(1);
  }

  /// The helper chooses a PIN, dials and types it.
  private static void typesHerPin() {
    var code = exchange.service().beside(HELPER + "\n", "pin").substring(0, 6);
    var phone = PhoneCaller.of(HELPER, exchange.service());
    assertThat(phone.walk("0", code, "271828")).startsWith("END Your PIN is kept.");
    assertThat(phone.walk("0", "271828")).startsWith("CON 1 Requests");
  }

  /// The reference of her request, from the text to whoever is on duty.
  private static String urgent(PhoneCaller caller) {
    var full = exchange.ledger().cases(caller.number()).getFirst().ref();
    var ref = full.charAt(0) + Integer.toString(Integer.parseInt(full.substring(1)));
    Waiting.until(
        PATIENCE,
        () ->
            exchange.sentTo(HELPER).stream()
                .map(URGENT::matcher)
                .anyMatch(m -> m.matches() && m.group(1).equals(ref)));
    return ref;
  }

  @Test
  void fiftyCopiesAtOnceHaveOneEffectAndOneAnswer() {
    var number = Exchange.newNumber();
    var id = UUID.randomUUID().toString();
    try (var together = Executors.newFixedThreadPool(10)) {
      for (int i = 0; i < 50; i++) together.submit(() -> exchange.text(id, number, "RIGHTS"));
    }
    exchange.text(id, number, "RIGHTS");
    Waiting.until(PATIENCE, () -> !exchange.sentTo(number).isEmpty());
    exchange.settle();
    assertThat(exchange.sentTo(number)).hasSize(1).first().asString().startsWith("SMS a number:");
  }

  @Test
  void noHostileTextOfTheHelpersShapeDoesAnything() {
    var held = PhoneCaller.of(Exchange.newNumber(), exchange.service());
    held.walk("1", "1", "1", "1", "1", "2", "Hillbrow", "1", "2");
    var ref = urgent(held);
    var texts =
        new ArrayList<>(
            List.of(
                ref + " NOTE '; drop table help_case; --",
                ref + " DONE released' or '1'='1",
                ref + " GIVE +27600000003",
                ref + " 31/02/0000",
                ref + " 99999999999/99999999999",
                ref + " YES".repeat(500),
                ref + "\u0000YES",
                "\u202e" + ref + " SEY",
                ref + " \u0301".repeat(300),
                ref + " NOTE " + "\uD83D\uDE4F".repeat(400),
                ref + "\r\nYES\r\nTo: " + HELPER,
                "${jndi:ldap://x/" + ref + "}",
                "Z9999 YES",
                "C482 NOTE"));
    var random = new Random(20_261_124);
    for (int i = 0; i < 40; i++) {
      var rubbish = new StringBuilder(ref + " ");
      for (int n = random.nextInt(60); n >= 0; n--) rubbish.appendCodePoint(random.nextInt(0xD800));
      texts.add(rubbish.toString());
    }
    for (var text : texts) {
      var stranger = Exchange.newNumber();
      assertThat(exchange.text(stranger, text).statusCode()).isEqualTo(200);
    }
    exchange.settle();
    assertThat(held.walk("1", "1", "1", "1")).contains("Nobody has");
    // From the helper herself nothing of it is more than it says, either.
    for (var text : texts.subList(3, 8)) {
      assertThat(exchange.text(HELPER, text).statusCode()).isEqualTo(200);
    }
    exchange.settle();
    assertThat(exchange.ledger().cases(held.number())).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2099-01-01 00:00:00",
        "1970-01-01T00:00:00Z",
        "yesterday",
        "2026-02-30",
        "2026-11-24T10:00:00+14:00",
        ""
      })
  void whateverDateATextBearsItIsAnswered(String date) {
    var number = Exchange.newNumber();
    var body = Exchange.body(UUID.randomUUID().toString(), number, "HELP", date);
    assertThat(PhoneCaller.post(exchange.service().sms(), body).statusCode()).isEqualTo(200);
    Waiting.until(PATIENCE, () -> exchange.sentTo(number).size() == 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {Exchange.OURS, "VODACOM", "4821", "+2712", "", "00000000000000000000000"})
  void whoeverHasNoFullNumberIsNotAnswered(String from) {
    assertThat(exchange.text(from, "HELP").statusCode()).isEqualTo(200);
    exchange.settle();
    assertThat(exchange.sentTo(from)).isEmpty();
  }

  @Test
  void aTextOfManyPartsIsReadAndAnsweredOnce() {
    var number = Exchange.newNumber();
    assertThat(exchange.answer(number, "clinic " + "x".repeat(1_600)))
        .startsWith("We do not know that place.");
    assertThat(exchange.sentTo(number)).hasSize(1);
  }

  @Test
  void emptyTextsAreAnsweredWithHelpOnceADay() {
    var number = Exchange.newNumber();
    assertThat(exchange.answer(number, "")).isEqualTo(UNKNOWN);
    for (var text : List.of(" ", "?!...", "\n\n", "\u200b")) exchange.text(number, text);
    exchange.settle();
    assertThat(exchange.sentTo(number)).hasSize(1);
  }

  @Test
  void reportsThatFitNothingAreTakenAndChangeNothing() {
    for (var status : List.of("success", "DELIVRD", "", "x".repeat(5_000), "Failed")) {
      var report = "id=never-seen&status=" + status + "&phoneNumber=%2B27834445566";
      assertThat(PhoneCaller.post(exchange.service().delivery(), report).statusCode())
          .isEqualTo(200);
    }
    for (var number : List.of("%2B27834445599", "", "nobody")) {
      var body = "senderId=" + Exchange.OURS + "&phoneNumber=" + number;
      assertThat(PhoneCaller.post(exchange.service().optOut(), body).statusCode()).isEqualTo(200);
    }
    exchange.settle();
  }

  @Test
  void whoSaysStopIsToldSoAndHearsNothingMoreThatSheDidNotAskFor() {
    var number = Exchange.newNumber();
    assertThat(exchange.answer(number, "Stop please")).startsWith("Done.");
    assertThat(exchange.ledger().count("opt_out", "number_bi", number)).isEqualTo(1);
    exchange.text(number, "YES");
    exchange.text(number, "Ok thanks");
    exchange.settle();
    assertThat(exchange.sentTo(number)).hasSize(1);
    assertThat(exchange.answer(number, "Start.")).startsWith("Welcome back.");
    assertThat(exchange.ledger().count("opt_out", "number_bi", number)).isZero();
  }
}
