package org.isango.menu.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatedTest {
  private static final String TODO = "Add facts with the id of the one in facts.yaml that says so";

  private MenuFixture menus;

  @BeforeEach
  void begin(@TempDir Path folder) {
    menus = new MenuFixture(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "112",
        "116",
        "0800 606060",
        "0800 12 13 14",
        "011 877 3600",
        "0118773600",
        "72 hours"
      })
  void whatGrowsOldOnAScreenWithoutAFact(String told) {
    menus
        .change("screens/held.yaml", "Ask for a lawyer.", told + " it is.")
        .refuses(
            "screens/held.yaml",
            "held.done:",
            "say of held.done tells " + told + " without a fact",
            TODO);
  }

  @Test
  void aNumberInAnSmsWithoutAFact() {
    menus
        .change("screens/find.yaml", "{clinic.name}. Tel", "Or 112. {clinic.name}. Tel")
        .refuses(
            "screens/find.yaml",
            "find.message:",
            "sms of find.message tells 112 without a fact",
            TODO);
  }

  @Test
  void aNumberInTheReplyToAKeywordWithoutAFact() {
    menus
        .change("keywords.yaml", "STOP to leave.", "In danger call 112.")
        .refuses("keywords.yaml", "help:", "reply of help tells 112 without a fact", TODO);
  }

  @Test
  void aFactThatIsNeverToldIsNone() {
    menus
        .change("screens/held.yaml", "Ask for a lawyer.\n", "Call 112.\n  facts: [D1]\n")
        .refuses(
            "screens/held.yaml", "held.done:", "say of held.done tells 112 without a fact", TODO);
  }

  @Test
  void aCodeAYearAndALongerNumberAreNoPhoneNumber() {
    menus.change("screens/held.yaml", "Ask for a lawyer.", "Since 2116, *112*5#, 1120 or R112000.");

    assertThat(menus.refused()).isEmpty();
  }
}
