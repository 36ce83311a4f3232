package org.isango.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.isango.kit.Ledger;
import org.isango.kit.PhoneCaller;
import org.isango.kit.PostgresProcess;
import org.isango.kit.ServiceProcess;
import org.isango.kit.Waiting;
import org.isango.text.Gsm7;
import org.isango.vault.Vault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Helpers work from a feature phone: the whole life of a request between two phones, a member's
/// and a helper's, over the real callbacks.
class ResponderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String ANNA = "+27600000111";
  private static final String BEA = "+27600000112";
  private static final String CORA = "+27600000113";
  private static final String PIN = "271828";
  private static final String HOME = "CON 1 Held by police\n";

  @TempDir private static Path folder;
  private static ServiceProcess service;
  private static Ledger ledger;

  @BeforeAll
  static void start() throws Exception {
    service = ServiceProcess.start(folder.resolve("data"));
    ledger =
        new Ledger(new PostgresProcess(service.data()), Vault.open(service.data().resolve("keys")));
    rota(
        "Anna," + ANNA + ",defender,en,WC,on duty,national,always",
        "Bea," + BEA + ",paralegal,en,WC,on duty,national,always",
        "Cora," + CORA + ",paralegal,en,all,second,national,always");
    whoHasNoPinChoosesOne(3);
  }

  private static void whoHasNoPinChoosesOne(int expected) {
    var codes = service.beside("", "pin", "--missing").lines().toList();
    for (var line : codes) {
      var whose = line.endsWith(" Anna") ? ANNA : line.endsWith(" Bea") ? BEA : CORA;
      var phone = PhoneCaller.of(whose, service);
      assertThat(phone.walk("0", line.split(" ")[0], PIN)).startsWith("END Your PIN is kept.");
    }
    assertThat(codes).hasSize(expected);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static void rota(String... lines) throws Exception {
    var head = "name,number,role,languages,provinces,tier,province,when\n";
    var file = Files.writeString(folder.resolve("rota.csv"), head + String.join("\n", lines));
    service.beside("", "import", "rota", file.toString());
  }

  /// A member who is held, in this moment, in a place of two provinces.
  private static PhoneCaller held() {
    var member = PhoneCaller.with(service);
    member.walk("1", "1", "1", "1", "1", "2", "Wynberg", "1", "2");
    return member;
  }

  private static String ref(PhoneCaller member) {
    var ref = ledger.cases(member.number()).getFirst().ref();
    return ref.charAt(0) + Integer.toString(Integer.parseInt(ref.substring(1)));
  }

  /// The key of a request on the page of her list where it stands, once it is there.
  private static String key(PhoneCaller helper, String ref) {
    var found = new String[1];
    Waiting.until(
        PATIENCE,
        () -> {
          var list = helper.walk("0", PIN, "1");
          while (!list.contains(ref + " ") && list.contains("9 More")) list = helper.press("9");
          found[0] = list.contains(ref + " ") ? key(list, ref + " ") : "";
          return !found[0].isEmpty();
        });
    return found[0];
  }

  private static PhoneCaller opens(String helper, String ref) {
    var phone = PhoneCaller.of(helper, service);
    phone.press(key(phone, ref));
    return phone;
  }

  private static String last(PhoneCaller phone) {
    return phone.shown().getLast();
  }

  @Test
  void aRequestFromTheFirstKeyToItsEnd() {
    var member = held();
    var ref = ref(member);
    assertThat(member.walk("1", "1", "1", "1")).contains("Nobody has accepted yet");
    var anna = opens(ANNA, ref);
    assertThat(last(anna)).contains(ref + " held ").endsWith("1 I take it\n0 Back");
    assertThat(anna.press("1")).isEqualTo("CON It is yours. Read it now.\n1 Go on");
    assertThat(member.dial()).startsWith("CON ");
    assertThat(member.walk("1", "1", "1", "1")).contains("A helper has accepted your request");
    anna.press("1");
    assertThat(anna.press("1")).contains("1 Call " + member.number()).contains("Asked ");
    assertThat(ledger.run("update case_view set viewed_at = viewed_at")).isEqualTo(1);
    anna.press("0");
    assertThat(anna.press("2", "At the desk at nine")).startsWith("CON Kept.");
    anna.press("1");
    assertThat(anna.press("4", "1")).contains("Bea").contains("Cora").doesNotContain("Anna");
    var bea = key(last(anna), "Bea");
    assertThat(anna.press(bea)).contains("It stays yours until");
    var taker = opens(BEA, ref);
    assertThat(taker.press("1")).startsWith("CON It is yours.");
    taker.press("1");
    var read = taker.press("1");
    while (!read.contains("Note: At the desk at nine")) read = taker.press("9");
    assertThat(anna.walk("0", PIN, "1")).doesNotContain(ref + " ");
    assertThat(opens(BEA, ref).press("5", "1", "1")).startsWith("CON Closed.");
    assertThat(member.walk("1", "1", "1", "1")).contains("Help request saved. Where?");
  }

  private static String key(String list, String word) {
    return list.replace("CON ", "")
        .lines()
        .filter(l -> l.contains(word))
        .findFirst()
        .orElseThrow()
        .substring(0, 1);
  }

  @Test
  void whatWasAnsweredBeforeIsReadBelowWhatIsAnsweredNow() {
    var member = held();
    member.dial();
    member.press("1", "1", "1", "1", "1", "2", "2", "Springs", "1", "2");
    var anna = opens(ANNA, ref(member));
    anna.press("1", "1");
    var read = new StringBuilder(anna.press("1"));
    while (last(anna).contains("9 More")) read.append(anna.press("9"));
    assertThat(read.toString())
        .contains("Station: Springs")
        .containsSubsequence("Earlier, ", "Earlier, ");
  }

  @Test
  void ofTwoWhoTakeItAtOnceOneHasItAndTheOtherReadsSo() {
    var ref = ref(held());
    var anna = opens(ANNA, ref);
    var bea = opens(BEA, ref);
    var first = anna.pressLater("1");
    var second = bea.pressLater("1");
    assertThat(List.of(first.join(), second.join()))
        .containsExactlyInAnyOrder(
            "CON It is yours. Read it now.\n1 Go on",
            "CON NOT done. Somebody else has it.\n1 Requests\n2 New PIN\n0 Back");
    assertThat(anna.again()).isEqualTo(first.join());
    assertThat(bea.again()).isEqualTo(second.join());
  }

  @Test
  void nothingIsDoneTwiceWhenAHopIsSentTwice() {
    var member = held();
    var anna = opens(ANNA, ref(member));
    anna.press("1", "1", "2", "Bread and water");
    assertThat(anna.again()).startsWith("CON Kept.");
    assertThat(anna.again()).startsWith("CON Kept.");
    var id = ledger.cases(member.number()).getFirst().id();
    assertThat(ledger.run("update case_note set noted_at = noted_at where case_id = ?", id))
        .isEqualTo(1);
  }

  @Test
  void courtDaysAreSetFromThePhone() {
    var member = PhoneCaller.with(service);
    member.walk("1", "1", "4", "1", "1", "2", "Wynberg", "1", "1", "1", "1");
    var id = ledger.cases(member.number()).getFirst().id();
    ledger.run("update help_case set urgency = 1, next_step_at = now() where id = ?", id);
    var anna = opens(ANNA, ref(member));
    anna.press("1", "1", "3");
    assertThat(anna.press("31/2")).contains("There is no such day.");
    assertThat(anna.press("15/3")).satisfies(said -> assertThat(said).doesNotStartWith("END"));
    if (!last(anna).startsWith("CON Kept.")) anna.press("16/3");
    assertThat(last(anna)).startsWith("CON Kept.");
    assertThat(anna.press("1")).contains(", court 1");
  }

  @ParameterizedTest
  @CsvSource({"2, 120", "3, 10"})
  void whateverIsTypedAboutARequestIsKeptWithinBoundsOrNotAtAll(String key, int most) {
    var member = held();
    var id = ledger.cases(member.number()).getFirst().id();
    var anna = opens(ANNA, ref(member));
    anna.press("1", "1");
    int hops = 6;
    for (var words : HostileWordsTest.all()) {
      // Two zeroes lead to the first menu, and no session is as long as all of these together.
      if (words.equals("00") || words.length() > 400) continue;
      hops += 3;
      if (hops > 58) {
        anna = opens(ANNA, ref(member));
        hops = 9;
      }
      assertThat(anna.press(key, words))
          .startsWith("CON ")
          .matches(reply -> Gsm7.fits(reply))
          .matches(reply -> Gsm7.septets(reply.substring(4)) <= 160);
      if (last(anna).startsWith("CON Kept.")) anna.press("1");
      if (!last(anna).contains("1 Read it")) anna.press("0");
      assertThat(last(anna)).as("%s", anna.shown()).contains("1 Read it");
    }
    assertThat(ledger.notes(id)).allMatch(note -> note.codePointCount(0, note.length()) <= most);
  }

  @Test
  void aPinIsClosedAfterFiveWrongTriesAndACodeOpensItAnew() {
    var cora = PhoneCaller.of(CORA, service);
    cora.walk("0", "111119", "111118");
    assertThat(last(cora)).startsWith("CON Wrong PIN. 3 tries left.");
    assertThat(cora.again()).isEqualTo(last(cora));
    cora.walk("0", "111117", "111116", "111115");
    assertThat(last(cora)).startsWith("CON The PIN cannot be used now.");
    assertThat(cora.walk("0")).startsWith("CON The PIN cannot be used now.");
    assertThat(service.metrics()).contains("isango_pin_closed_total 1.0");
    var code = service.beside(CORA + "\n", "pin").split(" ")[0];
    assertThat(cora.walk("0")).startsWith("CON Type the 6 digits of the code");
    assertThat(cora.walk("0", code, "314159")).startsWith("END Your PIN is kept.");
    assertThat(cora.walk("0", PIN)).startsWith("CON Wrong PIN. 4 tries left.");
    assertThat(cora.press("314159")).startsWith("CON 1 Requests");
    assertThat(cora.walk("0", code)).startsWith("CON Wrong PIN.");
    cora.press("314159", "2", PIN);
  }

  @Test
  void aPinThatIsTakenAwayOpensNothingFromThatMoment() {
    var bea = opens(BEA, ref(held()));
    var choosing = PhoneCaller.of(BEA, service);
    choosing.walk("0", PIN, "2");
    var waiting = PhoneCaller.of(BEA, service);
    waiting.walk("0", PIN);
    var code = service.beside(BEA + "\n", "pin").split(" ")[0];
    assertThat(bea.press("1")).isEqualTo("END Please dial again.");
    assertThat(choosing.press("602214")).startsWith("END The PIN cannot be used now.");
    assertThat(waiting.press("1")).startsWith("CON Nothing waits for you.");
    var again = PhoneCaller.of(BEA, service);
    assertThat(again.walk("0", code, PIN)).startsWith("END Your PIN is kept.");
    assertThat(waiting.press("0", "1")).startsWith("CON Nothing waits for you.");
    assertThat(again.walk("0", PIN, "1")).doesNotContain("Nothing waits");
  }

  @Test
  void aMemberWhosePinIsTakenOffReadsThatItWas() {
    var member = PhoneCaller.with(service);
    member.walk("1", "2", "1", "1", "1", "1", "1", "1");
    assertThat(member.walk("9", "4", "314159")).startsWith("CON Your PIN is kept.");
    member.walk("1", "1");
    var anna = opens(ANNA, ref(member));
    anna.press("1", "1", "6");
    assertThat(anna.press("1")).startsWith("CON The PIN is off. A note on that phone says so.");
    anna.press("1", "6");
    assertThat(anna.press("1")).startsWith("CON NOT done. There is no PIN on that phone.");
    member.walk("2", "1", "1");
    member.walk("1");
    assertThat(member.shown()).anyMatch(screen -> screen.contains("A helper took your PIN off "));
  }

  @Test
  void aRequestIsCalledOutWhereItsCourtIsAndWhereTheThingsAreWanted() {
    var typed = PhoneCaller.with(service);
    typed.walk("1", "1", "4", "1", "1", "2", "Khayelitsha");
    var saved = PhoneCaller.with(service);
    saved.walk("1", "1", "4", "2", "2", "Khayelitsha", "1");
    var supplies = PhoneCaller.with(service);
    supplies.walk("1", "1", "7", "2", "1", "1", "3");
    assertThat(isCalledOutIn("WC", typed, "court")).isTrue();
    assertThat(isCalledOutIn("WC", saved, "court")).isTrue();
    assertThat(isCalledOutIn("GP", supplies, "supply")).isTrue();
  }

  private static boolean isCalledOutIn(String province, PhoneCaller caller, String kind) {
    var id = ledger.cases(caller.number()).stream().filter(c -> c.kind().equals(kind)).findFirst();
    return ledger.run(
            "update help_case set province = province where id = ? and province = ?",
            id.orElseThrow().id(),
            province)
        == 1;
  }

  @Test
  void whoeverKeepsTheRotaIsToldWhatToLookAtAndNotWhose() {
    var member = held();
    var id = ledger.cases(member.number()).getFirst().id();
    ledger.run(
        "insert into duty_alarm (id, case_id, what, tier, raised_at) values"
            + " (gen_random_uuid(), ?, 'NOBODY_ACCEPTED', 0, '2026-11-24 14:05+02')",
        id);
    assertThat(service.command("alarms"))
        .contains(ref(member) + " ")
        .contains("nobody has accepted it, since 2026-11-24 14:05")
        .doesNotContain(member.number().substring(3));
  }

  @Test
  void aPinThatIsDialledOrOfAnEndedOrForeignSessionOpensNothing() {
    var dialled = PhoneCaller.of(ANNA, service);
    dialled.dial();
    assertThat(
            PhoneCaller.post(
                    service.ussd(),
                    PhoneCaller.body("ATUid_dialled", ANNA, PhoneCaller.CODE, "0*" + PIN))
                .body())
        .startsWith("CON The PIN cannot be used now.");
    var anna = PhoneCaller.of(ANNA, service);
    anna.walk("0", PIN);
    var stranger = PhoneCaller.newNumber();
    var stolen = PhoneCaller.body(anna.session(), stranger, PhoneCaller.CODE, "0*" + PIN + "*1");
    assertThat(PhoneCaller.post(service.ussd(), stolen).body()).isEqualTo("END Please dial again.");
  }

  @Test
  void whoIsNotOnTheRotaAnyMoreSeesNothing() throws Exception {
    var ref = ref(held());
    var bea = opens(BEA, ref);
    var all =
        new String[] {
          "Anna," + ANNA + ",defender,en,WC,on duty,national,always",
          "Bea," + BEA + ",paralegal,en,WC,on duty,national,always",
          "Cora," + CORA + ",paralegal,en,all,second,national,always"
        };
    rota(all[0], all[2]);
    try {
      assertThat(bea.press("1")).isEqualTo("END Please dial again.");
      assertThat(bea.dial()).startsWith("CON 1 English");
      assertThat(bea.press("1", "1", "0")).startsWith(HOME);
    } finally {
      rota(all);
      // The PIN ended with the duty, so who is back needs a code.
      whoHasNoPinChoosesOne(1);
    }
  }
}
