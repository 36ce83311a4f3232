package org.isango.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.isango.kit.Ledger;
import org.isango.kit.PhoneCaller;
import org.isango.kit.ServiceProcess;
import org.isango.kit.TwoServices;
import org.isango.kit.Waiting;
import org.junit.jupiter.api.Test;

/// One session, two instances, repeats and races: one result.
class TwoInstancesTest {
  private static final String[] HELP = {"1", "1", "1", "1", "2", "2", "Hillbrow", "1", "2"};

  private final TwoServices two = TwoServices.running();
  private final Ledger ledger = two.ledger();

  @Test
  void fiftyCopiesOfOneHopGetOneAnswerAndOpenOneCase() {
    var caller = PhoneCaller.with(two.first());
    caller.walk("1", "1", "1");
    assertThat(copies(caller, false)).startsWith("CON Help request saved.");
    assertThat(ledger.casesOf(caller)).hasSize(1);
    assertThat(ledger.answers(ledger.casesOf(caller).getFirst().id())).hasSize(1);
  }

  @Test
  void fiftyCopiesSplitOverBothInstancesGetOneAnswerAndOpenOneCase() {
    var caller = PhoneCaller.with(two.first());
    caller.walk("1", "1", "1");
    assertThat(copies(caller, true)).startsWith("CON Help request saved.");
    assertThat(ledger.casesOf(caller)).hasSize(1);
    assertThat(ledger.answers(ledger.casesOf(caller).getFirst().id())).hasSize(1);
  }

  /// Sends the next answer fifty times at once.
  private String copies(PhoneCaller caller, boolean split) {
    caller.hasTyped(caller.typed() + "*1");
    var copies =
        IntStream.range(0, 50)
            .mapToObj(
                i -> caller.through(split && i % 2 == 1 ? two.second() : two.first()).againLater())
            .toList();
    var bodies = copies.stream().map(CompletableFuture::join).distinct().toList();
    assertThat(bodies).hasSize(1);
    return bodies.getFirst();
  }

  @Test
  void aSessionThatHopsBetweenTheInstancesShowsTheSameScreens() {
    var alone = PhoneCaller.with(two.first());
    alone.walk(HELP);
    var hopping = PhoneCaller.with(two.first());
    hopping.dial();
    for (int i = 0; i < HELP.length; i++) {
      hopping.through(i % 2 == 0 ? two.second() : two.first()).press(HELP[i]);
    }
    assertThat(withoutReferences(hopping)).isEqualTo(withoutReferences(alone));
    assertThat(ledger.casesOf(hopping)).hasSize(1);
    assertThat(ledger.answers(ledger.casesOf(hopping).getFirst().id())).hasSize(6);
  }

  @Test
  void everyHopAskedOfBothAtOnceHasOneAnswer() {
    var caller = PhoneCaller.with(two.first());
    caller.dial();
    for (var key : HELP) {
      var one = caller.through(two.first()).pressLater(key);
      var other = caller.through(two.second()).againLater();
      assertThat(one.join()).isEqualTo(other.join());
    }
    assertThat(ledger.casesOf(caller)).hasSize(1);
    assertThat(ledger.answers(ledger.casesOf(caller).getFirst().id())).hasSize(6);
  }

  @Test
  void aHopRepeatedOnTheOtherInstanceShowsTheSameBytes() {
    var caller = PhoneCaller.with(two.first());
    caller.dial();
    for (var key : HELP) {
      var shown = caller.through(two.first()).press(key);
      assertThat(caller.through(two.second()).again()).isEqualTo(shown);
    }
    assertThat(ledger.answers(ledger.casesOf(caller).getFirst().id())).hasSize(6);
  }

  @Test
  void aHopThatComesLateIsAnsweredAsItWasAndMovesNothing() {
    var caller = PhoneCaller.with(two.first());
    var before = caller.dial();
    var typed = caller.typed();
    for (var key : HELP) {
      var now = caller.through(two.first()).press(key);
      var newest = caller.typed();
      assertThat(caller.hasTyped(typed).through(two.second()).again()).isEqualTo(before);
      assertThat(caller.through(two.first()).again()).isEqualTo(before);
      assertThat(caller.hasTyped(newest).through(two.second()).again()).isEqualTo(now);
      before = now;
      typed = newest;
    }
    assertThat(ledger.answers(ledger.casesOf(caller).getFirst().id())).hasSize(6);
  }

  @Test
  void aLateDialStillShowsTheOfferThatWasMade() {
    var caller = PhoneCaller.with(two.first());
    caller.walk("1", "1", "1", "1");
    var offer = caller.dial();
    assertThat(caller.press("1")).startsWith("CON Help request saved.");
    assertThat(caller.hasTyped("").through(two.second()).again()).isEqualTo(offer);
  }

  @Test
  void aTextThatDoesNotContinueTheSessionDoesNothing() {
    var caller = PhoneCaller.with(two.first());
    caller.walk("1", "1", "1");
    for (var foreign : List.of("2*1*1", "1*1*2*1", "7", "1*1*11")) {
      assertThat(caller.hasTyped(foreign).again()).isEqualTo("END Please dial again.");
      assertThat(caller.through(two.second()).again()).isEqualTo("END Please dial again.");
    }
    assertThat(ledger.casesOf(caller)).isEmpty();
    assertThat(caller.hasTyped("1*1*1").press("1")).startsWith("CON Help request saved.");
  }

  @Test
  void aSessionAnswersNobodyElse() {
    var caller = PhoneCaller.with(two.first());
    caller.walk("1", "1", "1");
    var other = PhoneCaller.newNumber();
    for (var service : List.of(two.first(), two.second())) {
      for (var number : List.of(other, "")) {
        var body = PhoneCaller.body(caller.session(), number, PhoneCaller.CODE, "1*1*1*1");
        assertThat(PhoneCaller.post(service.ussd(), body).body())
            .isEqualTo("END Please dial again.");
      }
      var body = PhoneCaller.body(caller.session(), caller.number(), "*120*9#", "1*1*1*1");
      assertThat(PhoneCaller.post(service.ussd(), body).body()).isEqualTo("END Please dial again.");
    }
    assertThat(ledger.casesOf(caller)).isEmpty();
    assertThat(caller.press("1")).startsWith("CON Help request saved.");
  }

  @Test
  void anUnknownSessionInItsMiddleIsReplayedAndItsRequestMarked() {
    var caller = PhoneCaller.with(two.first());
    caller.dial();
    var lost = PhoneCaller.with(two.second());
    lost.dial();
    ledger.run("delete from ussd_session where id = ?", ledger.session(lost));
    lost.hasTyped("1*1*1").through(two.first());
    assertThat(lost.press("1")).startsWith("CON Help request saved.");
    assertThat(lost.press("1")).startsWith("CON When were you taken?");
    assertThat(ledger.casesOf(lost)).hasSize(1).noneMatch(Ledger.Case::pinned);
  }

  @Test
  void whatSuchASessionAsksForLaterIsMarkedToo() {
    var number = PhoneCaller.newNumber();
    var session = "ATUid_one_piece_" + number.substring(1);
    assertThat(sent(two.first(), session, number, "1*1*1")).startsWith("CON Held by police");
    assertThat(sent(two.second(), session, number, "1*1*1*1"))
        .startsWith("CON Help request saved.");
    assertThat(ledger.cases(number)).hasSize(1).noneMatch(Ledger.Case::pinned);
  }

  @Test
  void aRequestToWhichSuchASessionAddsIsMarkedFromThenOn() {
    var caller = PhoneCaller.with(two.first());
    caller.walk("1", "1", "1", "1", "1", "1", "Hillbrow", "1", "2");
    assertThat(ledger.cases(caller.number())).hasSize(1).allMatch(Ledger.Case::pinned);
    sent(two.first(), "ATUid_adds_" + caller.number().substring(1), caller.number(), "1*1*1*1*1*2");
    assertThat(ledger.cases(caller.number())).hasSize(1).noneMatch(Ledger.Case::pinned);
  }

  private static String sent(ServiceProcess to, String session, String number, String typed) {
    var body = PhoneCaller.body(session, number, PhoneCaller.CODE, typed);
    return PhoneCaller.post(to.ussd(), body).body();
  }

  @Test
  void changedMenusDoNotChangeWhatADigitMeans() throws IOException {
    var file = two.menus().resolve("screens").resolve("supply.yaml");
    var written = Files.readString(file);
    var caller = PhoneCaller.with(two.first());
    assertThat(caller.walk("1", "1", "7", "2")).contains("1 Condoms").contains("3 Lube");
    var condoms = "    condoms: Condoms\n";
    var lube = "    lube: Lube\n";
    var changed = written.replace(lube, "LUBE").replace(condoms, lube).replace("LUBE", condoms);
    try {
      Files.writeString(file, changed);
      Waiting.until(Duration.ofSeconds(60), () -> bothShow("1 Lube"));
      assertThat(caller.press("1")).startsWith("CON For how many people?");
      assertThat(ledger.answers(ledger.casesOf(caller).getFirst().id()))
          .extracting(Ledger.Answer::toString)
          .containsExactly("what=condoms");
    } finally {
      Files.writeString(file, written);
      Waiting.until(Duration.ofSeconds(60), () -> bothShow("1 Condoms"));
    }
  }

  private boolean bothShow(String line) {
    return List.of(two.first(), two.second()).stream()
        .allMatch(service -> PhoneCaller.with(service).walk("1", "1", "7", "2").contains(line));
  }

  @Test
  void theSessionsRowIsGoneAQuarterOfAnHourAfterTheLastHop() {
    var old = PhoneCaller.with(two.first());
    old.walk("1", "1");
    var younger = PhoneCaller.with(two.first());
    younger.walk("1", "1");
    ledger.age("ussd_session", "id", ledger.session(old), "15 minutes");
    ledger.age("ussd_session", "id", ledger.session(younger), "14 minutes 20 seconds");
    Waiting.until(Duration.ofSeconds(30), () -> !ledger.hasSession(old));
    assertThat(ledger.hasSession(younger)).isTrue();
  }

  private static List<String> withoutReferences(PhoneCaller caller) {
    return caller.shown().stream().map(s -> s.replaceFirst("Ref [A-Z][0-9]{4}", "Ref")).toList();
  }
}
