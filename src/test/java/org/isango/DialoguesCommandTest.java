package org.isango;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DialoguesCommandTest {
  private static final Path SMALL = Path.of("src/test/resources/menus-small");

  @TempDir private Path menus;
  private final StringWriter out = new StringWriter();

  @BeforeEach
  void aFolderOfItsOwn() throws IOException {
    try (var files = Files.walk(SMALL)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = menus.resolve(SMALL.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.write(copy, Files.readAllBytes(file));
      }
    }
  }

  private int dialogues(String... more) {
    var line = Main.line();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(out));
    var args = new String[more.length + 3];
    args[0] = "dialogues";
    args[1] = "--menus";
    args[2] = menus.toString();
    System.arraycopy(more, 0, args, 3, more.length);
    return line.execute(args);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(menus.resolve("dialogues/" + name), text);
  }

  @Test
  void allThatGoAsWrittenAreCounted() {
    assertThat(dialogues()).isZero();
    assertThat(out.toString()).isEqualTo("1 dialogues, 8 screens, 0 failed\n");
  }

  @Test
  void oneThatGoesOtherwiseIsShownAndExitsWithOne() throws IOException {
    write("bye.txt", "given: language en\n> dials\n  1 Hold\n");

    assertThat(dialogues()).isEqualTo(1);
    assertThat(out.toString())
        .isEqualTo(
            """
            dialogues/bye.txt:3: not as it is written
              written: 1 Hold
              seen:    1 Held by police
            2 dialogues, 9 screens, 1 failed
            """);
  }

  @Test
  void onlyTheNamedOnesArePlayed() throws IOException {
    write("bye.txt", "> dials\n");

    assertThat(dialogues("arrest-now")).isZero();
    assertThat(dialogues("menus/dialogues/bye.txt")).isEqualTo(1);
    assertThat(dialogues("nobody")).isEqualTo(1);
    assertThat(out.toString()).endsWith("there is no transcript nobody in menus/dialogues\n");
  }

  @Test
  void updateWritesWhatIsSeenAndKeepsNotes() throws IOException {
    write("bye.txt", "# Why.\ngiven: language en\n\n> dials\n  1 Hold\n  2 More\n\n# On.\n> 3\n");

    assertThat(dialogues("--update")).isZero();
    assertThat(out.toString()).isEqualTo("2 dialogues, 10 screens, 1 rewritten, 0 failed\n");
    assertThat(Files.readString(menus.resolve("dialogues/bye.txt")))
        .isEqualTo(
            """
            # Why.
            given: language en

            > dials
              1 Held by police
              2 Clinic
              3 Talk or report
              4 Settings

            # On.
            > 3
              Free and private
              1 Free talk lines
              0 Back
            """);
    assertThat(dialogues()).isZero();
  }

  @Test
  void updateLeavesAloneWhatCannotBePlayed() throws IOException {
    write("bye.txt", "> 3\n  1 Hold\n");

    assertThat(dialogues("--update")).isEqualTo(1);
    assertThat(out.toString()).contains("dialogues/bye.txt:1: no session is open to answer");
    assertThat(Files.readString(menus.resolve("dialogues/bye.txt"))).isEqualTo("> 3\n  1 Hold\n");
  }

  @Test
  void printedForASpeakerEveryScreenIsInHerLanguageOrMarked() throws IOException {
    write("bye.txt", "# Rights.\ngiven: language en\n> dials\n> 1\n> 2\n");

    assertThat(dialogues("--print", "zu", "bye")).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            == bye
            # Rights.

            > dials
              1 Uboshiwe
              2 Umtholampilo
              3 Khuluma
              4 Izilungiselelo

            > 1
              [missing: phones show the English]
              | Held by police
              | 1 Me, now
              | 2 My rights
              | 0 Back

            > 2
              Ungathula. Cela ummeli wamahhala.
              1 Ngithumelele i-SMS
              0 Emuva
              [draft: phones show the English]
              | You may stay silent. Ask for a free lawyer.
              | 1 SMS me this
              | 0 Back

            """);
  }

  @Test
  void aLanguageTheMenusDoNotSpeakIsRefused() {
    assertThat(dialogues("--print", "fr")).isEqualTo(1);
    assertThat(out.toString()).isEqualTo("the menus do not speak fr: give one of [en, zu, xh]\n");
  }

  @Test
  void aMissingFolderIsRefused() {
    var line = Main.line();
    line.setErr(new PrintWriter(out));

    assertThat(line.execute("dialogues", "--menus", "no-such-folder")).isEqualTo(1);
    assertThat(out.toString())
        .contains("there is no folder no-such-folder: say where with --menus");
  }
}
