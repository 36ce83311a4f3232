package org.isango.menu.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.isango.menu.MenuProblems;
import org.isango.menu.MenuReader;
import org.isango.menu.MenuProblems.Problem;
import org.isango.menu.Menus;
import org.isango.text.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EveryLanguageTest {
  private MenuFixture menus;

  @BeforeEach
  void begin(@TempDir Path folder) {
    menus = new MenuFixture(folder);
  }

  private static Menus real() throws MenuProblems {
    return MenuReader.read(Path.of("menus"));
  }

  private List<String> untranslated() {
    return Check.check(menus.menus(), MenuFixture.TODAY).untranslated().stream()
        .map(Problem::toString)
        .toList();
  }

  @Test
  void everythingHasADraftInTheLanguagesThatArePromisedIt() throws MenuProblems {
    assertThat(Promised.broken(real()).stream().map(Problem::toString)).isEmpty();
  }

  @Test
  void fiveLanguagesArePromisedEverythingAndFiveWhatAnEmergencyNeeds() throws MenuProblems {
    var settings = real().settings();

    assertThat(settings.translated())
        .containsExactly(Language.ZU, Language.XH, Language.AF, Language.ST, Language.TN);
    assertThat(settings.names().partly())
        .containsExactly(Language.NSO, Language.TS, Language.VE, Language.SS, Language.NR);
    assertThat(settings.names().partlyScreens())
        .contains("home", "arrest.*", "danger.*", "clinic.*", "court.*", "set.*");
  }

  @Test
  void aScreenThatLacksADraftIsNamedAndNotRefused() {
    assertThat(menus.refused()).isEmpty();
    assertThat(untranslated())
        .contains(
            "screens/find.yaml:1: find has no draft of today's English in isiZulu."
                + " Write it in texts/zu.yaml, or name it in waiting.yaml until somebody has.")
        .noneMatch(line -> line.contains(" talk has no draft"));
  }

  @Test
  void aScreenWhoseEnglishHasChangedIsNamed() {
    menus.change("screens/talk.yaml", "say: Call {helpline}, it", "say: Phone {helpline}, it");

    assertThat(untranslated())
        .anyMatch(line -> line.startsWith("screens/talk.yaml:1: talk has no draft"));
  }

  @Test
  void whatWaitsForATranslatorIsNotNamed() {
    menus.add("waiting.yaml", "waiting: [find, keyword.help]\n");

    assertThat(menus.refused()).isEmpty();
    assertThat(untranslated())
        .noneMatch(line -> line.contains(" find has no draft"))
        .noneMatch(line -> line.contains("keyword.help"))
        .anyMatch(line -> line.contains(" keyword.stop has no draft"));
  }

  @Test
  void whatIsTranslatedOrGoneWaitsNoLonger() {
    menus.add("waiting.yaml", "waiting: [talk, tolk]\n");

    assertThat(untranslated())
        .contains(
            "waiting.yaml:1: talk waits for no translation any more. Take it off the list.",
            "waiting.yaml:1: tolk waits for no translation any more. Take it off the list.");
  }

  @Test
  void aLanguageThatIsPromisedAPartIsHeldToThatPart() {
    menus.change(
        "isango.yaml",
        "translated: [en, zu]",
        "translated: [en, zu]\npartly: [xh]\npartly-screens: [\"held.*\"]");

    assertThat(untranslated())
        .anyMatch(
            line ->
                line.contains(" held.done has no draft of today's English in isiZulu, isiXhosa."))
        .anyMatch(line -> line.contains(" held has no draft of today's English in isiZulu."));
  }

  @Test
  void theTableTellsHowFarALanguageIsByWhatAWrongWordCouldCost() {
    assertThat(Table.of(menus.menus()))
        .contains(
            "isiZulu       5 of 25: draft 5, checked 0, tried 0, live 0",
            "careful 1 of 1, shown 0; other screens 3 of 19, shown 3; other texts 1 of 5, shown 1");
  }
}
