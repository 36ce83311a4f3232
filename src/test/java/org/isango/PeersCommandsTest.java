package org.isango;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.isango.calendar.CourtDays;
import org.isango.calendar.CustodyClock;
import org.isango.calendar.PublicHolidays;
import org.isango.cases.Cases;
import org.isango.cases.Reference;
import org.isango.cases.Supplies;
import org.isango.directory.Directory;
import org.isango.store.TestDatabase;
import org.isango.vault.BlindIndex;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What coordinators and peers do from a command line, beside a database that runs.
class PeersCommandsTest {
  private static TestDatabase stored;
  private static Vault vault;
  private static Cases cases;
  private static String springs;

  @BeforeAll
  static void start() {
    stored = TestDatabase.start();
    vault = Vault.open(stored.data().resolve("keys"));
    var courts = new CourtDays(new PublicHolidays(Set.of()));
    cases = new Cases(vault, new CustodyClock(courts));
    springs = Directory.load().find("Springs", Optional.of("GP")).getFirst().id();
  }

  @AfterAll
  static void stop() {
    stored.close();
  }

  @BeforeEach
  void empty() {
    for (var table : List.of("warning", "help_case", "none_left", "counter")) {
      stored.database().jobs().query("delete from " + table).execute().await();
    }
  }

  @Test
  void aWarningIsShownOnceTwoDifferentPeopleApprovedIt() {
    assertThat(run("warnings", "list")).containsExactly("no warning is drafted or shown");
    var id = draft();
    assertThat(run("warnings", "list"))
        .singleElement()
        .asString()
        .startsWith(id + "  GP Springs, since ")
        .contains(
            ": robs, taxi, white, night  [approved by nobody yet; seen too by under 10; until ");
    assertThat(run("warnings", "approve", id, "--by", "TM"))
        .containsExactly("approved by one person: a second, other one has to approve it");
    assertThat(refused("warnings", "approve", id, "--by", " tm "))
        .containsExactly("tm has approved it already: another person has to");
    assertThat(run("warnings", "list").getFirst())
        .containsPattern("approved by tm 20[-0-9]+ [0-9:]+, one more is needed");
    assertThat(run("warnings", "approve", id, "--by", "NK"))
        .containsExactly("approved: members of that province are shown it");
    assertThat(run("warnings", "list").getFirst())
        .containsPattern("approved by tm 20[-0-9]+ [0-9:]+ and nk 20[-0-9]+ [0-9:]+, shown");
    assertThat(refused("warnings", "refuse", id, "--by", "XY"))
        .containsExactly("no such warning is to be decided on: take an id from warnings list");
    assertThat(run("warnings", "expire", id, "--by", "XY"))
        .containsExactly("ended: nobody is shown it any more");
    assertThat(run("warnings", "list")).containsExactly("no warning is drafted or shown");
  }

  @Test
  void aDraftIsRefusedByOnePerson() {
    var id = draft();
    assertThat(run("warnings", "refuse", id, "--by", "TM"))
        .containsExactly("refused: nobody will see it");
    assertThat(refused("warnings", "approve", id, "--by", "NK"))
        .containsExactly("no such warning is to be decided on: take an id from warnings list");
  }

  @Test
  void aWarningThatNamesSomebodyCannotBeWritten() {
    assertThat(refused("warnings", "draft", "--place", "Springs", "--does", "jan", "--by", "TM"))
        .singleElement()
        .asString()
        .startsWith("--does is one of violent, forces, robs, no_pay");
    assertThat(
            refused(
                "warnings",
                "draft",
                "--place",
                "Jan in the white house",
                "--does",
                "robs",
                "--by",
                "TM"))
        .singleElement()
        .asString()
        .contains("place");
    assertThat(
            refused(
                "warnings",
                "draft",
                "--place",
                "Springs",
                "--province",
                "GP",
                "--does",
                "robs",
                "--vehicle",
                "CA 123-456",
                "--by",
                "TM"))
        .singleElement()
        .asString()
        .startsWith("--vehicle is one of none, car");
    assertThat(refused("warnings", "approve", "0", "--by", "TM")).hasSize(1);
    assertThat(refused("warnings", "approve", "00000000", "--by", "  "))
        .containsExactly("--by has to say who you are");
  }

  @Test
  void aRoundIsListedAreaByAreaWithoutNumbersAndClosedWhenItWasBrought() {
    var number = "+27836190007";
    var first = asked(number, "condoms", "few", springs);
    var second = asked("+27836190008", "lube", "one", "");
    in(who(number), springs);
    in(who(number), springs);
    in(who("+27836190009"), springs);
    var list = run("supplies", "list");
    assertThat(list)
        .anyMatch(line -> line.equals("GP Springs:"))
        .anyMatch(
            line ->
                line.startsWith("  " + first + " since ") && line.endsWith("condoms, for 2 to 5"))
        .anyMatch(line -> line.equals("GP no area:"))
        .anyMatch(line -> line.equals("none left in GP Springs: said under 10 times in 7 days"));
    assertThat(String.join("\n", list)).doesNotContain("2783619", "083619", "6190007");
    assertThat(run("supplies", "list", "--province", "WC"))
        .containsExactly("nobody waits for anything there");
    assertThat(run("supplies", "done", first, second.toLowerCase(Locale.ROOT)))
        .containsExactly("done: " + first + ", " + second.toLowerCase(Locale.ROOT));
    assertThat(refused("supplies", "done", first))
        .containsExactly("no open request for supplies has the reference " + first);
    assertThat(refused("supplies", "done", "1 or 1=1"))
        .containsExactly("a reference is like C482; nothing was changed");
    assertThat(run("supplies", "list").getFirst()).isEqualTo("nobody waits for anything there");
  }

  @Test
  void aCommandWithoutAServiceSaysSo(@TempDir Path nowhere) {
    var said = new StringWriter();
    var line = Main.line().setErr(new PrintWriter(said));
    assertThat(line.execute("supplies", "list", "--data", nowhere.toString())).isEqualTo(1);
    assertThat(said.toString()).startsWith("no service runs with the data folder ");
  }

  private static String draft() {
    var said =
        run(
            "warnings",
            "draft",
            "--place",
            "springs",
            "--province",
            "gp",
            "--does",
            "robs",
            "--vehicle",
            "taxi",
            "--colour",
            "white",
            "--hours",
            "night",
            "--by",
            "TM");
    assertThat(said.getFirst()).endsWith(" is drafted: Springs, robs, taxi, white, night");
    return said.getFirst().substring(0, 8);
  }

  private static String asked(String number, String what, String people, String place) {
    return stored
        .database()
        .inTransaction(
            tx -> {
              var now = OffsetDateTime.now();
              var her = Msisdn.parse(number);
              var session = vault.sessionId(number);
              var opened = cases.open(tx, "supply", session, her, true, now);
              cases.answer(tx, opened.id(), "what", what, now);
              cases.answer(tx, opened.id(), "people", people, now);
              cases.answer(tx, opened.id(), "province", "GP", now);
              if (!place.isEmpty()) cases.answer(tx, opened.id(), "place", place, now);
              return Optional.of(Reference.brief(opened.ref()));
            })
        .orElseThrow();
  }

  private static BlindIndex who(String number) {
    return vault.index(Msisdn.parse(number).orElseThrow());
  }

  private static void in(BlindIndex who, String area) {
    stored
        .database()
        .inTransaction(
            tx -> {
              Supplies.noneLeft(tx, who, area, OffsetDateTime.now());
              return Optional.of(who);
            });
  }

  private static List<String> run(String... args) {
    var said = new StringWriter();
    assertThat(execute(said, new StringWriter(), args)).as(said.toString()).isZero();
    return said.toString().lines().toList();
  }

  private static List<String> refused(String... args) {
    var said = new StringWriter();
    assertThat(execute(new StringWriter(), said, args)).isEqualTo(1);
    return said.toString().lines().toList();
  }

  private static int execute(StringWriter out, StringWriter err, String... args) {
    var all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--data", stored.data().toString()));
    var line = Main.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return line.execute(all.toArray(String[]::new));
  }
}
