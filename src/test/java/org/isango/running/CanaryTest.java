package org.isango.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.isango.calendar.PublicHolidays;
import org.isango.kit.Ledger;
import org.isango.kit.LogCanary;
import org.isango.kit.PhoneCaller;
import org.isango.kit.PostgresProcess;
import org.isango.kit.ServiceProcess;
import org.isango.kit.Waiting;
import org.isango.vault.Vault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Numbers and words are planted along every path of the running service and then looked for, in
/// every encoding, wherever the service leaves traces.
class CanaryTest {
  private static final List<String> NUMBERS =
      List.of(
          "+27836194827",
          "+27725938461",
          "+27614829573",
          "+27849271635",
          "+27738162954",
          "+27829461738");
  private static final String TRUSTED = "+27761938527";
  private static final String LOST = "+27842957316";
  private static final String STATION = "Vygiesdrif corner tavern";
  private static final String COURT = "Kwaggaspruit se hof";
  private static final String CASE_NUMBER = "CAS 8127364/11/2026";
  private static final String AREA = "Blouwilgerand taxi rank";
  private static final String WORDS = "They broke my green umbrella";
  private static final String SUPPLIES = "Behind the Rooikrans depot";
  private static final String COMPLAINT = "Nobody rang me in Uilvlakte";
  private static final String PLACE = "Dwaalwinkelspruit";
  private static final String ELSEWHERE = "quagga marmalade 71 lantern";
  private static final String TEXTED = "Is the blue gazebo still meeting in Ystervark";
  private static final String MEETING = "Wortelgat kerksaal";
  private static final String TOPIC = "Moerbeibos konsertina";
  private static final String ALERT = "Kiepersolvlakte karavaan om tien";
  private static final String MEETING_KEY = "duikerklip-saffraan";
  private static final String NOTED = "Spoke to sergeant Wildevy at the counter";
  private static final List<String> PINS = List.of("937164", "826491", "836519");
  private static final List<String> PHRASES =
      List.of(
          NOTED,
          MEETING,
          ALERT,
          TOPIC,
          MEETING_KEY,
          TEXTED,
          STATION,
          COURT,
          CASE_NUMBER,
          AREA,
          WORDS,
          SUPPLIES,
          COMPLAINT,
          PLACE,
          ELSEWHERE);
  private static final String NOTED_BY_TEXT = "The kudu sergeant signed at Renosterkop";
  private static final String SAFE_WORD = "kingfisher teapot";

  /// Of the sample rota.
  private static final String HELPER = "+27600000003";

  private static final String[] HOME = {"1", "1"};
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir Path folder;

  private final List<String> answers = new ArrayList<>();
  private ServiceProcess service;
  private Ledger ledger;

  @Test
  void nothingOfWhatWasPlantedIsLeftAnywhere() throws Exception {
    LogCanary.plant(PHRASES);
    service = ServiceProcess.start(folder.resolve("data"));
    try {
      var postgres = new PostgresProcess(service.data());
      ledger = new Ledger(postgres, Vault.open(service.data().resolve("keys")));
      var secrets = secrets(postgres);
      processesTell(secrets);
      asksForHelp();
      joinsAndSettles();
      helps();
      findsAndReports();
      textsUs();
      textsAsHelper();
      knocksAtTheWrongDoor();
      breaksTheDatabase(postgres);
      checkpoint(postgres);
      var planted = planted();
      assertThat(planted.inFolder(service.data(), Set.of())).isEmpty();
      var pins = new Planted();
      PINS.forEach(pin -> pins.secret("a PIN", pin));
      assertThat(pins.inFolder(service.data(), Set.of())).isEmpty();
      assertThat(planted.in(service.metrics())).isEmpty();
      assertThat(answers).hasSizeGreaterThan(10).allMatch(a -> planted.in(a).isEmpty());
      var own = Set.of("database-password", "callback-secrets");
      assertThat(secrets.inFolder(service.data(), own)).isEmpty();
      assertThat(secrets.in(service.metrics())).isEmpty();
      service.close();
      var log = Files.readAllBytes(service.log());
      assertThat(log).isNotEmpty();
      assertThat(planted.in(log)).isEmpty();
      assertThat(secrets.in(log)).isEmpty();
      assertThat(pins.in(log)).isEmpty();
    } finally {
      service.close();
    }
  }

  @Test
  void theSearchFindsEveryEncodingWhereverItStands() throws IOException {
    var random = new Random(20_261_124);
    var all = new ArrayList<byte[]>(Encodings.ofNumber(TRUSTED).values());
    all.addAll(Encodings.ofPhrase(WORDS).values());
    var planted = new Planted().number(TRUSTED).phrase(WORDS);
    assertThat(all).hasSizeGreaterThan(150);
    var hay = new byte[10_000];
    for (var needle : all) {
      for (int at : new int[] {0, 4_321, hay.length - needle.length}) {
        random.nextBytes(hay);
        assertThat(planted.in(hay)).isEmpty();
        System.arraycopy(needle, 0, hay, at, needle.length);
        Files.write(folder.resolve("scratch"), hay);
        assertThat(planted.inFolder(folder, Set.of())).isNotEmpty();
      }
    }
  }

  private Planted planted() {
    var planted = new Planted().number(TRUSTED).number(LOST);
    NUMBERS.forEach(planted::number);
    PHRASES.forEach(planted::phrase);
    List.of(NOTED_BY_TEXT, SAFE_WORD).forEach(planted::phrase);
    return planted;
  }

  private Planted secrets(PostgresProcess postgres) throws IOException {
    var secrets = new Planted();
    secrets.secret("the database password", Files.readString(postgres.passwordFile()).strip());
    for (var line : Files.readAllLines(service.data().resolve("callback-secrets"))) {
      if (!line.contains(" = ")) continue;
      for (var secret : line.split(" = ")[1].split(" "))
        secrets.secret("a callback secret", secret);
    }
    return secrets;
  }

  private void processesTell(Planted secrets) throws IOException {
    var processes = service.processes();
    assertThat(processes).hasSizeGreaterThan(1);
    for (var process : processes) {
      for (var file : List.of("cmdline", "environ")) {
        var path = Path.of("/proc", Long.toString(process.pid()), file);
        if (Files.isReadable(path)) assertThat(secrets.in(Files.readAllBytes(path))).isEmpty();
      }
    }
  }

  private void asksForHelp() {
    var held = PhoneCaller.of(NUMBERS.get(0), service);
    held.walk("1", "1", "1", "1", "1", "2", STATION, "1", "2");
    kept(held, "station=" + STATION);
    var court = PhoneCaller.of(NUMBERS.get(1), service);
    court.walk("1", "1", "4", "1", "1", "4/12", COURT, CASE_NUMBER, "1", "1", "2");
    kept(court, "court=" + COURT, "case_number=" + CASE_NUMBER);
    var report = PhoneCaller.of(NUMBERS.get(2), service);
    report.walk("1", "1", "8", "3", "1", "1", "1", "3", AREA, "1", "2", WORDS);
    kept(report, "area=" + AREA, "words=" + WORDS);
    PhoneCaller.of(NUMBERS.get(3), service).walk("1", "1", "8", "2", "1", "1");
    var supply = PhoneCaller.of(NUMBERS.get(3), service);
    supply.walk("1", "1", "7", "2", "1", "1", "3", SUPPLIES, "1");
    kept(supply, "province=GP");
    supply.walk("1", "1", "7", "3", "3", SUPPLIES, "1");
    var us = PhoneCaller.of(NUMBERS.get(4), service);
    us.walk("1", "1", "8", "5", COMPLAINT);
    kept(us, "words=" + COMPLAINT);
    us.press(ELSEWHERE, ELSEWHERE + "\0");
  }

  private void textsUs() {
    for (var text : List.of(TEXTED, "CLINIC " + PLACE, "STOP", "START", "FULL HELP", SAFE_WORD)) {
      texts(NUMBERS.get(5), text);
    }
    assertThat(ledger.count("sms_outbox", "number_bi", NUMBERS.get(5))).isPositive();
  }

  private void texts(String number, String text) {
    var body = new JsonObject().put("number", number).put("text", text);
    assertThat(page("sms", body.encode(), true).statusCode()).isEqualTo(200);
  }

  /// What a helper writes by text about a request, and to whom she gives it.
  private void textsAsHelper() {
    var request = ledger.cases(NUMBERS.get(1)).getFirst();
    texts(NUMBERS.get(4), request.ref() + " NOTE " + NOTED_BY_TEXT);
    texts(HELPER, request.ref() + " YES");
    texts(HELPER, request.ref() + " NOTE " + NOTED_BY_TEXT + " " + TRUSTED);
    texts(HELPER, request.ref() + " GIVE " + LOST);
    assertThat(ledger.notes(request.id())).singleElement().asString().startsWith(NOTED_BY_TEXT);
  }

  /// The words did arrive, so not finding them means something.
  private void kept(PhoneCaller caller, String... expected) {
    assertThat(ledger.cases(caller.number()))
        .flatExtracting(held -> ledger.answers(held.id()))
        .extracting(Ledger.Answer::toString)
        .contains(expected);
  }

  private void joinsAndSettles() {
    var member = PhoneCaller.of(NUMBERS.get(5), service);
    member.walk("1", "2", "1", "1", "1", "1", "1", "1");
    member.press("9", "9", TRUSTED.replace("+27", "0"));
    assertThat(ledger.trusted(member.number())).isPresent();
    texts(TRUSTED, "NO, " + ELSEWHERE);
    assertThat(ledger.trusted(member.number())).isEmpty();
    member.walk("9", "9", TRUSTED.replace("+27", "0"));
    member.walk("9", "8", LOST.replace("+27", "0"));
    assertThat(ledger.count("opt_out", "number_bi", LOST)).isEqualTo(1);
    member.walk("9", "1", "4");
    member.walk("9", "1", "1");
    member.walk("9", "2", "2");
    member.walk("1", "5", "1", "1");
    assertThat(ledger.count("sms_outbox", "number_bi", member.number())).isEqualTo(1);
    var texts = page("inbox", "{\"number\":\"" + member.number() + "\"}", true);
    assertThat(texts.statusCode()).isEqualTo(200);
    meets(member);
    assertThat(member.walk("9", "4", PINS.get(2))).startsWith("CON Your PIN is kept.");
    assertThat(ledger.count("pin", "number_bi", member.number())).isEqualTo(1);
    member.walk("9", "7", "1");
    assertThat(ledger.count("pin", "number_bi", member.number())).isZero();
    assertThat(ledger.count("member", "number_bi", member.number())).isZero();
  }

  /// A helper chooses a PIN, mistypes it, reads a request, notes something; the end of her session
  /// tells once more all that she typed.
  private void helps() {
    var helper = PhoneCaller.of("+27600000002", service);
    var codes = service.beside("", "pin", "--missing").lines();
    var code = codes.filter(line -> line.endsWith("Sample One")).findFirst().orElseThrow();
    var kept = helper.walk("0", code.substring(0, 6), PINS.get(0));
    assertThat(kept).startsWith("END Your PIN is kept.");
    helper.walk("0", PINS.get(1));
    Waiting.until(
        Duration.ofMinutes(3),
        () -> {
          helper.walk("0", PINS.get(0), "1");
          return helper.shown().getLast().matches("CON 1 NEW \\S+ held (?s:.*)");
        });
    helper.press("1", "1", "1", "1");
    assertThat(helper.shown().getLast()).contains("Call +27");
    assertThat(helper.press("0", "2", NOTED)).startsWith("CON Kept.");
    var end = PhoneCaller.body(helper.session(), helper.number(), PhoneCaller.CODE, helper.typed());
    answered(PhoneCaller.post(service.ussdEnd(), end + "&status=Success&input=" + PINS.get(0)));
  }

  /// Place, topic and the organiser's own word for a meeting, and the number of who is vouched for.
  private void meets(PhoneCaller member) {
    var day = LocalDate.now(PublicHolidays.ZONE).plusDays(9);
    var plan =
        """
        key,province,date,time,repeats,place,topic,transport,child care,place for,state
        %s,GP,%s,18:00,once,%s,%s,yes,yes,vouched,on
        """
            .formatted(MEETING_KEY, day, MEETING, TOPIC);
    command("import", "meetings", written("plan.csv", plan));
    command("vouch", written("numbers", member.number()));
    command("vouch", written("numbers", member.number() + " " + WORDS));
    assertThat(member.walk("6", "1", "3", "1")).contains(MEETING, TOPIC);
    member.press("2");
    assertThat(ledger.count("rsvp", "number_bi", member.number())).isEqualTo(1);
    command("meetings", "totals");
    var alert = "kind: alert\ntopic: alerts\nprovinces: GP\n";
    for (var style : List.of("hidden", "plain", "full"))
      alert += "en " + style + ": " + ALERT + "\n";
    command("broadcast", "draft", written("alert", alert), "--as", "TM");
    command("broadcast", "draft", written("alert", alert + WORDS), "--as", "TM");
    command("broadcast", "list");
  }

  private void command(String... words) {
    var said = service.command(words);
    answers.add(words[1].equals("totals") ? said.replace(MEETING_KEY, "") : said);
  }

  private String written(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text).toString();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void findsAndReports() {
    var seeker = PhoneCaller.of(NUMBERS.get(2), service);
    seeker.walk(HOME);
    seeker.press("00", "3", "1", "3", PLACE, PLACE);
    var hop =
        """
        {"session":"phone-0123456789abcdef0123456789abcdef","number":"%s","network":"65501",
         "code":"%s","transcript":"1*1*1","typed":"%s"}
        """;
    var said = page("hop", hop.formatted(NUMBERS.get(0), PhoneCaller.CODE, ELSEWHERE), true);
    assertThat(said.statusCode()).isEqualTo(200);
    var end = PhoneCaller.body(seeker.session(), seeker.number(), PhoneCaller.CODE, ELSEWHERE);
    var more = "&status=Failed&input=" + PhoneCaller.encoded(WORDS) + "&lastAppResponse=";
    answered(PhoneCaller.post(service.ussdEnd(), end + more + PhoneCaller.encoded(STATION)));
  }

  private void knocksAtTheWrongDoor() {
    var number = NUMBERS.get(0);
    var body = PhoneCaller.body(ELSEWHERE, number, PhoneCaller.CODE, WORDS);
    var doors = List.of("callbacks", "console", "management");
    var rest = "/" + number + "/ussd?phoneNumber=%2B" + number.substring(1) + "&text=Uilvlakte";
    for (var door : doors) {
      var there = URI.create(service.address(door) + rest);
      answered(PhoneCaller.post(there, body));
      answered(send(HttpRequest.newBuilder(there).GET()));
      answered(send(HttpRequest.newBuilder(there).method("BREW", text(body))));
    }
    var us = HttpRequest.newBuilder(service.ussd()).header("x-phone", number);
    answered(send(us.header("x-forwarded-for", number).PUT(text(body))));
    answered(PhoneCaller.post(service.ussd(), body + "&a=%zz&b=" + "x".repeat(70_000)));
    answered(page("hop", "{\"number\":\"" + number + "\",\"typed\":" + WORDS, true));
    answered(page("hop", "{\"number\":\"" + number + "\",\"" + WORDS + "\":1}", true));
    answered(page("inbox", "{\"number\":\"" + number + " " + WORDS + "\"}", true));
    answered(page("hop", WORDS + number + "x".repeat(20_000), true));
    answered(page("reset", "{\"number\":\"" + number + "\"}", false));
  }

  private void breaksTheDatabase(PostgresProcess postgres) {
    var held = PhoneCaller.of(NUMBERS.get(1), service);
    held.walk("2", "1", "1", "1", "1", "1", "1");
    postgres.kill();
    try {
      held.press(ELSEWHERE);
      PhoneCaller.of(NUMBERS.get(4), service).walk("1", "1", "1", "1", "1", "1", ELSEWHERE);
    } finally {
      postgres.start();
    }
    Waiting.until(Duration.ofSeconds(20), service::isReady);
  }

  /// A row in clear of another number shows that the search reads what the database writes.
  private void checkpoint(PostgresProcess postgres) throws SQLException, IOException {
    var clear = "+27798264153";
    try (var db = postgres.connect();
        var statement = db.createStatement()) {
      statement.execute("create table in_clear as select '" + clear + "'::text as number");
      statement.execute("checkpoint");
    }
    assertThat(new Planted().number(clear).inFolder(service.data(), Set.of()))
        .anyMatch(what -> what.startsWith("database/base/"))
        .anyMatch(what -> what.startsWith("database/pg_wal/"));
  }

  private HttpResponse<String> page(String name, String body, boolean ours) {
    var console = service.address("console");
    var request =
        HttpRequest.newBuilder(URI.create(console + "/phone/" + name))
            .header("content-type", "application/json");
    if (ours) request.header("origin", console);
    return send(request.POST(text(body)));
  }

  private static HttpRequest.BodyPublisher text(String body) {
    return HttpRequest.BodyPublishers.ofString(body);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(
          request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void answered(HttpResponse<String> response) {
    answers.add(response.statusCode() + "\n" + response.headers().map() + "\n" + response.body());
  }
}
