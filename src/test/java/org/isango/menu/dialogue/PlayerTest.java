package org.isango.menu.dialogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.isango.menu.Lists;
import org.isango.menu.ListsReader;
import org.isango.menu.MenuProblems;
import org.junit.jupiter.api.Test;

class PlayerTest {
  private static final String HOME =
      "  1 Held by police\n  2 Clinic\n  3 Talk or report\n  4 Settings\n";

  @Test
  void aDialogueThatGoesAsWrittenIsAsWritten() throws MenuProblems {
    assertThat(Small.play("given: language en\n> dials\n" + HOME).isAsWritten()).isTrue();
  }

  @Test
  void theFirstDifferenceIsToldInThreeLines() throws MenuProblems {
    var played =
        Small.play("given: language en\n\n> dials\n" + HOME.replace("2 Clinic", "2 Clinics"));

    assertThat(played.difference().orElseThrow().lines())
        .containsExactly(
            "dialogues/x.txt:5: not as it is written",
            "  written: 2 Clinics",
            "  seen:    2 Clinic");
  }

  @Test
  void aLineTooFewOrTooManyIsADifference() throws MenuProblems {
    assertThat(Small.play("given: language en\n> dials\n" + HOME + "  0 Back\n").difference())
        .hasValueSatisfying(
            d -> assertThat(d).contains("x.txt:7", "written: 0 Back", "seen:    (nothing)"));
    assertThat(Small.play("given: language en\n> dials\n").difference())
        .hasValueSatisfying(
            d ->
                assertThat(d)
                    .contains("x.txt:3", "written: (nothing)", "seen:    1 Held by police"));
  }

  @Test
  void whatTheServiceDoesStandsBelowTheScreen() throws MenuProblems {
    assertThat(Small.written("> dials\n> 1\n> 2\n> 4\n> 3\n> 082 000 0001\n"))
        .isEqualTo(
            """
            > dials
              1 English
              2 isiZulu
              3 isiXhosa
            > 1
              Free info. No need to join.
              1 Look now
              2 Join: alerts and help
            > 2
              1 Held by police
              2 Clinic
              3 Talk or report
              4 Settings
              join
              remember: style hidden
            > 4
              1 Stop SMS
              2 Delete me
              3 Lost phone
              0 Back
            > 3
              Type that number. We stop all SMS to it now.
            > 082 000 0001
              Thank you. Go well.
              (ends)
              silence
            """);
  }

  @Test
  void whoJoinedIsKnownOnTheNextDial() throws MenuProblems {
    assertThat(Small.play("> dials\n> 2\n> 2\n> (drops)\n> dials\n").screens())
        .containsExactly("lang.pick", "join.look", "home", "home");
  }

  @Test
  void whoDidNotJoinIsAskedAnew() throws MenuProblems {
    assertThat(Small.play("> dials\n> 2\n> 1\n> (drops)\n> dials\n").screens())
        .containsExactly("lang.pick", "join.look", "home", "lang.pick");
  }

  @Test
  void afterADropSheMayGoOnButNotAfterTenMinutes() throws MenuProblems {
    String toWhere = "given: language en\n> dials\n> 1\n> 1\n";

    assertThat(Small.play(toWhere + "> (drops)\n> dials\n> 1\n").screens())
        .endsWith("arrest.where", "err.resume", "arrest.where");
    assertThat(Small.play(toWhere + "> (drops)\n> (waits)\n> dials\n").screens())
        .endsWith("arrest.where", "home");
    assertThat(Small.play("given: language en\n> dials\n> 1\n> (drops)\n> dials\n").screens())
        .endsWith("arrest.menu", "home");
  }

  @Test
  void aSessionCutOffBeforeTheDialogueCanBeGiven() throws MenuProblems {
    assertThat(Small.play("given: dropped arrest.where\n> dials\n> 1\n").screens())
        .containsExactly("err.resume", "arrest.where");
  }

  @Test
  void theReferenceIsAlwaysTheSame() throws MenuProblems {
    assertThat(Small.written("given: language en\n> dials\n> 1\n> 1\n> 1\n> 1\n"))
        .endsWith(
            """
              Ref A1234. Ask for a lawyer. Until 25 Nov 16:00.
              1 More
              0 End
              answer: station skip
            """);
  }

  @Test
  void todayIsADayOnWhichEveryFactMayBeToldUnlessGiven() throws MenuProblems {
    String rights = "given: language en\n> dials\n> 1\n> 2\n";

    assertThat(Small.written(rights)).contains("  You may stay silent.");
    assertThat(Small.written("given: today 2027-02-02\n" + rights))
        .doesNotContain("silent")
        .contains("  Ask us for the newest facts: press 8");
  }

  @Test
  void keysBehindTheServiceCodeAreAnswers() throws MenuProblems {
    assertThat(Small.play("given: language en\n> dials 1*1\n").screens())
        .containsExactly("arrest.where");
  }

  @Test
  void whatCannotBePlayedIsToldWithItsLine() throws MenuProblems {
    assertThat(
            Small.play("given: colour red\ngiven: today soon\ngiven: dropped home\n> 1\n")
                .problems())
        .extracting(p -> p.place() + ": " + p.what())
        .containsExactly(
            "dialogues/x.txt:2: today has to be a day",
            "dialogues/x.txt:1: isango.yaml has no fact colour",
            "dialogues/x.txt:3: no session is continued on a screen home",
            "dialogues/x.txt:4: no session is open to answer");
  }

  @Test
  void theMadeUpDirectoryFindsPlacesByWhatIsTyped() throws MenuProblems {
    assertThat(Small.play("given: language en\n> dials\n> 2\n> 1\n> hill\n> 1\n> 9\n> 1\n> 1\n"))
        .satisfies(
            played -> {
              assertThat(played.screens())
                  .containsExactly(
                      "home",
                      "clinic.province",
                      "clinic.area",
                      "clinic.place",
                      "clinic.list",
                      "clinic.list",
                      "clinic.item",
                      "end.bye");
              assertThat(played.effects()).extracting(Telling::line).containsExactly("wrong: four");
            });
  }

  @Test
  void aListCanBeGivenAsEmpty() throws MenuProblems {
    String town = "given: language en\n> dials\n> 2\n> 1\n> hill\n> 1\n";

    assertThat(Small.play(town).screens()).endsWith("clinic.list");
    assertThat(Small.play("given: empty clinics\n" + town).screens()).endsWith("clinic.none");
  }

  @Test
  void aDirectoryThatTheMenusDoNotKnowIsRefused() {
    assertThat(catchThrowable(() -> directory("shops: {a: {name: A}}\n")))
        .hasMessageContaining("d.yaml:1: isango.yaml has no list shops");
    assertThat(catchThrowable(() -> directory("provinces: {GP: {nam: Gauteng}}\n")))
        .hasMessageContaining("d.yaml:1: nobody knows the word nam");
  }

  private static Lists directory(String yaml) throws MenuProblems {
    return ListsReader.read("d.yaml", yaml.getBytes(UTF_8), Small.MENUS.settings());
  }
}
