package org.isango.menu.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaidTest {
  private MenuFixture menus;

  @BeforeEach
  void begin(@TempDir Path folder) {
    menus = new MenuFixture(folder);
    menus.change("isango.yaml", "held, err, end]", "held, err, end, said]");
  }

  private MenuFixture say(String id, String text) {
    return menus.add("screens/said.yaml", id + ":\n  say: \"" + text + "\"\n  phrase: \"true\"\n");
  }

  @Test
  void aWordForTheValueOfAFactOrColumnIsInOrder() {
    say("said.province-gp", "Gauteng");
    say("said.clinics-tel-none", "no phone");

    assertThat(menus.refused()).isEmpty();
  }

  @Test
  void theNamesOfTheDaysAreSevenShortWords() {
    say("said.weekdays", "Mon Tue Wed Thu Fri Sat Sun");
    assertThat(menus.refused()).isEmpty();
    menus
        .add("texts/zu.yaml", "said.weekdays:\n  say: {en: x, zu: Mso Bil Tha Sin Hla Mgq}\n")
        .refuses(
            "texts/zu.yaml",
            "say: {en: x",
            "said.weekdays in isiZulu is not 7 different words of at most 4 letters",
            "Write a short name for each, in order, with a space between");
  }

  @Test
  void aWordThatFillsNothingIn() {
    say("said.colour-white", "white")
        .refuses(
            "screens/said.yaml",
            "said.colour-white:",
            "nothing fills in said.colour-white",
            "Name it said.FACT-VALUE or said.LIST-COLUMN-VALUE, or delete it");
  }

  @Test
  void aWordThatIsLongerThanItsHole() {
    say("said.language-zu", "Zulu")
        .refuses(
            "screens/said.yaml",
            "said.language-zu:",
            "said.language-zu takes 4 of 3 septets",
            "Say it shorter, or give the longest value in isango.yaml more room");
  }

  @Test
  void aWordThatIsLongerInAnotherLanguage() {
    say("said.language-zu", "zu");
    menus
        .add("texts/zu.yaml", "said.language-zu:\n  say: {en: zu, zu: isiZulu}\n")
        .refuses(
            "texts/zu.yaml",
            "say: {en: zu",
            "said.language-zu in isiZulu takes 7 of 3 septets",
            "Say it shorter, or give the longest value in isango.yaml more room");
  }
}
