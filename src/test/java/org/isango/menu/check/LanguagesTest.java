package org.isango.menu.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.isango.text.Language;
import org.isango.menu.Conversation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguagesTest {
  private MenuFixture menus;

  @BeforeEach
  void begin(@TempDir Path folder) {
    menus = new MenuFixture(folder);
  }

  @Test
  void aMustScreenWithoutTranslation() {
    menus
        .change("screens/home.yaml", "home.rights2:\n", "home.rights2:\n  must: \"true\"\n")
        .change(
            "texts/zu.yaml",
            "home.rights2:\n  say: {en: You may stay silent., zu: Ungathula.}\n  options:\n    end: {en: Stop here, zu: Yima lapha}\n",
            "")
        .refuses(
            "screens/home.yaml",
            "home.rights2:",
            "home.rights2 must be translated, and isiZulu is missing",
            "Add home.rights2 to texts/zu.yaml");
  }

  @Test
  void aMustScreenWithAStaleTranslation() {
    menus
        .change("texts/zu.yaml", "clinic: {en: Clinic,", "clinic: {en: Clinics,")
        .refuses(
            "texts/zu.yaml",
            "clinic: {en: Clinics",
            "options clinic of home was translated from another English than today's",
            "Translate today's English and copy it to en:");
  }

  @Test
  void aMustScreenWithAPartMissing() {
    menus
        .change(
            "screens/home.yaml", "  discreet: \"true\"\n", "  discreet: \"true\"\n  say: Hello.\n")
        .refuses(
            "texts/zu.yaml",
            "home:",
            "say of home must be translated, and isiZulu is missing",
            "Add it here");
  }

  @Test
  void anOptionThatATranslationLacks() {
    menus
        .change(
            "screens/home.yaml",
            "end: {say: Stop here, go: end.bye}",
            "end: {say: Stop here, go: end.bye}\n    more: {say: More, go: home}")
        .refuses(
            "texts/zu.yaml",
            "home.rights2:",
            "the option more of home.rights2 is missing in isiZulu",
            "Translate it, so that every digit means the same in all languages");
  }

  @Test
  void anOptionThatOnlyATranslationHas() {
    menus
        .change(
            "texts/zu.yaml",
            "    end: {en: Stop here, zu: Yima lapha}",
            "    end: {en: Stop here, zu: Yima lapha}\n    extra: {en: More, zu: Okunye}")
        .refuses(
            "texts/zu.yaml",
            "extra:",
            "home.rights2 has no options extra in English",
            "Correct the name or delete it");
  }

  @Test
  void aTranslationOfNothing() {
    menus
        .add("texts/xh.yaml", "tolk:\n  say: {en: Talk, xh: Thetha}\n")
        .refuses(
            "texts/xh.yaml",
            "tolk:",
            "there is nothing to translate by the name tolk",
            "Correct the name or delete it");
  }

  @Test
  void aHoleThatIsLost() {
    menus
        .change(
            "texts/zu.yaml",
            "zu: \"Shayela {helpline}, kumahhala.\"",
            "zu: \"Shayela, kumahhala.\"")
        .refuses(
            "texts/zu.yaml",
            "home.rights2: > talk: > say:",
            "the hole {helpline} is lost in say of talk",
            "Put it in as in English");
  }

  @Test
  void aHoleThatIsAdded() {
    menus
        .change(
            "texts/xh.yaml",
            "xh: \"Tsalela {helpline}, simahla.\"",
            "xh: \"Tsalela {helpline} {code}, simahla.\"")
        .refuses(
            "texts/xh.yaml",
            "say:",
            "the hole {code} in say of talk is not in the English",
            "Remove it, or correct it to that of the English");
  }

  @Test
  void aNumberThatIsLost() {
    menus
        .change("texts/zu.yaml", "angu-48.", "amabili.")
        .refuses(
            "texts/zu.yaml",
            "home.rights: > say:",
            "the number 48 is lost in say of home.rights",
            "Put it in as in English");
  }

  @Test
  void theSameTextInTwoLanguages() {
    menus
        .change(
            "texts/zu.yaml",
            "zu: \"Shayela {helpline}, kumahhala.\"",
            "zu: \"Shayela {helpline}, kumahhala, ubusuku nemini yonke.\"")
        .change(
            "texts/xh.yaml",
            "xh: \"Tsalela {helpline}, simahla.\"",
            "xh: \"Shayela {helpline}, kumahhala, ubusuku nemini yonke.\"")
        .refuses(
            "texts/xh.yaml",
            "say:",
            "say of talk is word for word the isiZulu of texts/zu.yaml:30",
            "Find out whose language it is, and translate the other");
  }

  @Test
  void aTranslationThatIsStillEnglish() {
    menus
        .change(
            "texts/zu.yaml",
            "zu: Amaphoyisa kumele akuyise enkantolo emahoreni angu-48.",
            "zu: Police must take you to court in 48 hours.")
        .refuses(
            "texts/zu.yaml",
            "home.rights: > say:",
            "say of home.rights is still English",
            "Translate it, or delete it");
  }

  @Test
  void aDraftOfACarefulScreenIsNeverShown() {
    var now = menus.menus();

    assertThat(Conversation.shownIn(now, "home.rights", Language.ZU)).isEqualTo(Language.ZU);
    assertThat(Conversation.shownIn(now, "home.rights2", Language.ZU)).isEqualTo(Language.EN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"draft", "checked", "tried"})
  void aCarefulScreenIsShownOnlyOnceItIsLive(String early) {
    menus.change("texts/zu.yaml", "home.rights2:", "home.rights2:\n  status: " + early);
    assertThat(Conversation.shownIn(menus.menus(), "home.rights2", Language.ZU))
        .isEqualTo(Language.EN);

    menus.change(
        "texts/zu.yaml", "status: " + early + "\n  say: {en: You", "status: live\n  say: {en: You");
    assertThat(Conversation.shownIn(menus.menus(), "home.rights2", Language.ZU))
        .isEqualTo(Language.ZU);
  }

  @Test
  void aStaleTextElsewhereIsNamedInTheTable() {
    menus.change(
        "screens/talk.yaml", "say: Call {helpline}, it is free.", "say: Call {helpline} now.");

    assertThat(menus.refused()).isEmpty();
    assertThat(Table.of(menus.menus()))
        .contains("texts/zu.yaml:30: say of talk\n", "texts/xh.yaml:5: say of talk\n");
  }
}
