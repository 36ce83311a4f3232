package org.isango;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.isango.menu.check.MenuFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private MenuFixture menus;

  @BeforeEach
  void begin(@TempDir Path folder) {
    menus = new MenuFixture(folder);
  }

  private int check(String today) {
    return new CommandLine(new CheckCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute("--menus", menus.written().toString(), "--today", today);
  }

  @Test
  void menusWithoutAFaultEndWithZeroAndTheTable() {
    assertThat(check("2026-11-24")).isZero();

    assertThat(out.toString()).contains("screen (septets)", "Nothing is refused.");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aFaultEndsWithOneAndSaysWhereItIs() {
    menus.change("screens/talk.yaml", "go: end.bye", "go: end.by");

    assertThat(check("2026-11-24")).isEqualTo(1);

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "screens/talk.yaml:1: option sms of talk leads to end.by, which is no screen."
                + " Correct the name or write that screen.\n");
  }

  @Test
  void aFileThatCannotBeReadEndsWithOneAndSaysWhereItIs() {
    menus.change("screens/talk.yaml", "sms: Call {helpline}.", "sms: 112");

    assertThat(check("2026-11-24")).isEqualTo(1);

    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "screens/talk.yaml:7: YAML does not take 112 for text. Put quotes round it: \"112\".\n");
  }

  @Test
  void anExpiredFactIsRefusedBelowTheTable() {
    assertThat(check("2027-11-01")).isEqualTo(1);

    assertThat(out.toString()).contains("screen (septets)").doesNotContain("Nothing is refused.");
    assertThat(err.toString()).startsWith("facts.yaml:1: the fact L5 was to be reviewed by");
  }

  @Test
  void aDayThatIsNoneEndsWithTwo() {
    assertThat(check("yesterday")).isEqualTo(2);
  }

  @Test
  void theProgramKnowsTheCommand() {
    assertThat(Main.run("check", "--menus", menus.written().toString(), "--today", "2026-11-24"))
        .isZero();
  }
}
