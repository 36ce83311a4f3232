package org.isango.menu.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.isango.menu.Conversation;
import org.isango.text.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedTest {
  private MenuFixture menus;

  @BeforeEach
  void begin(@TempDir Path folder) {
    menus = new MenuFixture(folder);
  }

  private void talk(String more) {
    menus.change("texts/zu.yaml", "talk:\n  say:", "talk:\n" + more + "  say:");
  }

  @Test
  void aDraftNeedsNobodyWhoAnswersForIt() {
    talk("  status: draft\n");

    assertThat(menus.refused()).isEmpty();
  }

  @Test
  void aStepThatNobodyHasSignedIsRefused() {
    talk("  status: checked\n");

    menus.refuses(
        "texts/zu.yaml",
        "home.rights2: > talk:",
        "talk in isiZulu is checked, and nobody has signed checked",
        "Write checked: with initials and the day, like \"TM 2026-12-01\"");
  }

  @Test
  void everyStepBeforeNeedsItsOwnSignature() {
    talk("  status: tried\n  tried: \"NK 2026-12-04\"\n");

    menus.refuses(
        "texts/zu.yaml",
        "home.rights2: > talk:",
        "talk in isiZulu is tried, and nobody has signed checked",
        "Write checked: with initials and the day, like \"TM 2026-12-01\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Thandi 2026-12-01", "TM", "tm 2026-12-01", "TM 1 Dec", "2026-12-01 TM"})
  void whoSignsGivesInitialsAndADayAndNoName(String who) {
    talk("  status: checked\n  checked: \"" + who + "\"\n");

    menus.refuses(
        "texts/zu.yaml",
        "home.rights2: > talk:",
        "checked of talk in isiZulu has to be initials and a day",
        "Write it like \"TM 2026-12-01\", without a name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"checked", "tried", "live"})
  void noOrdinaryTextIsShownBeforeItIsAsFarAsTheSettingsSay(String least) {
    menus.change("isango.yaml", "{ordinary: draft", "{ordinary: " + least);
    assertThat(Conversation.shownIn(menus.menus(), "talk", Language.ZU)).isEqualTo(Language.EN);

    talk("  status: " + least + "\n");
    assertThat(Conversation.shownIn(menus.menus(), "talk", Language.ZU)).isEqualTo(Language.ZU);
  }

  @Test
  void aLowerBarForCarefulScreensIsTheirsAlone() {
    menus.change("isango.yaml", "ordinary: draft, careful: live", "ordinary: live, careful: tried");
    menus.change("texts/zu.yaml", "home.rights2:", "home.rights2:\n  status: tried");
    talk("  status: tried\n");

    assertThat(Conversation.shownIn(menus.menus(), "home.rights2", Language.ZU))
        .isEqualTo(Language.ZU);
    assertThat(Conversation.shownIn(menus.menus(), "talk", Language.ZU)).isEqualTo(Language.EN);
  }

  @Test
  void aCarefulKeywordIsAnsweredInEnglishUntilItIsLive() {
    menus.add(
        "texts/zu.yaml",
        "keyword.help:\n  status: tried\n  reply: {en: \"Dial {code}. STOP to leave.\", zu: \"Dayela {code}. STOP ukuphuma.\"}\n");
    assertThat(reply()).startsWith("Dayela");

    menus.change("isango.yaml", "discreet: [sex", "careful: [keyword.help]\ndiscreet: [sex");
    assertThat(reply()).startsWith("Dial ");

    menus.change("texts/zu.yaml", "status: tried\n  reply", "status: live\n  reply");
    assertThat(reply()).startsWith("Dayela");
  }

  private String reply() {
    return menus.menus().keyword("help", Language.ZU).orElseThrow().reply();
  }
}
