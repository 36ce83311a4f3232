package org.isango.menu.check;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenAsAgreedTest {
  private MenuFixture menus;

  @BeforeEach
  void begin(@TempDir Path folder) {
    menus = new MenuFixture(folder);
  }

  @Test
  void aWordThatNobodyKnows() {
    menus
        .change("screens/home.yaml", "  must: \"true\"\n", "  must: \"true\"\n  color: red\n")
        .refuses(
            "screens/home.yaml", "color", "nobody knows the word color", "Correct or remove it");
  }

  @Test
  void twoSortsOfScreenInOne() {
    menus
        .change(
            "screens/home.yaml",
            "say: You may stay silent.",
            "say: You may stay silent.\n  end: \"true\"")
        .refuses(
            "screens/home.yaml",
            "home.rights2:",
            "home.rights2 is several sorts of screen: options, end",
            "Keep exactly one of options, list, ask, route, end, phrase");
  }

  @Test
  void aValueThatYamlTakesForANumber() {
    menus
        .change("screens/talk.yaml", "sms: Call {helpline}.", "sms: 0113456712")
        .refuses(
            "screens/talk.yaml",
            "0113456712",
            "YAML does not take 0113456712 for text",
            "Put quotes round it: \"0113456712\"");
  }

  @Test
  void aValueThatYamlTakesForNo() {
    menus
        .change("screens/home.yaml", "rights: {say: My rights", "rights: {say: No")
        .refuses(
            "screens/home.yaml",
            "say: No,",
            "YAML does not take No for text",
            "Put quotes round it: \"No\"");
  }

  @Test
  void aValueThatIsNothing() {
    menus
        .change("screens/talk.yaml", "sms: Call {helpline}.", "sms: ~")
        .refuses("screens/talk.yaml", "sms: ~", "no text here", "Write a text, or remove the line");
  }

  @Test
  void aWordThatIsThereTwice() {
    menus
        .change(
            "screens/talk.yaml",
            "say: Call {helpline}, it is free.",
            "say: Call {helpline}, it is free.\n  say: Call us.")
        .refuses(
            "screens/talk.yaml",
            "say: Call us.",
            "say stands here twice, first on line 2",
            "Keep one");
  }

  @Test
  void aListWithoutAWayOutWhenItIsEmpty() {
    menus
        .change("screens/find.yaml", "pick: place}\n  none: find.none", "pick: place}")
        .refuses(
            "screens/find.yaml", "find.place:", "the word none is missing", "Add a line none: …");
  }

  @Test
  void aQuestionWithoutAWordAboutWrongAnswers() {
    menus
        .change("screens/held.yaml", "  again: [Please type a few words.]\n", "")
        .refuses(
            "screens/held.yaml",
            "held.where:",
            "the word again is missing",
            "Say what a wrong answer is met with");
  }

  @Test
  void aQuestionWithoutAWayOutForTheLost() {
    menus
        .change("screens/held.yaml", "  lost: held.done\n", "")
        .refuses(
            "screens/held.yaml", "held.where:", "the word lost is missing", "Add a line lost: …");
  }

  @Test
  void aKeyOfTwoDigits() {
    menus
        .change("screens/home.yaml", "talk: {say: Talk, go", "talk: {say: Talk, key: \"10\", go")
        .refuses(
            "screens/home.yaml", "key: \"10\"", "a key is one digit", "Write it like key: \"9\"");
  }

  @Test
  void aFactWithoutAReviewDate() {
    menus
        .change("facts.yaml", "review: \"2027-10-31\"", "note: soon")
        .refuses("facts.yaml", "L5:", "the word review is missing", "Add a line review: …");
  }
}
