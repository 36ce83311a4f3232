package org.isango.menu.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetTest {
  private MenuFixture menus;

  @BeforeEach
  void begin(@TempDir Path folder) {
    menus = new MenuFixture(folder);
  }

  @Test
  void aScreenThatIsTooLong() {
    menus
        .change(
            "screens/talk.yaml",
            "say: Call {helpline}, it is free.",
            "tight: \"true\"\n  say: Call {helpline}, it is free. " + "a".repeat(120))
        .change(
            "texts/zu.yaml",
            "talk:\n  say:\n    en: \"Call {helpline}, it is free.\"",
            "talk:\n  say:\n    en: \"Call {helpline}.\"")
        .change(
            "texts/zu.yaml",
            "zu: \"Shayela {helpline}, kumahhala.\"",
            "zu: \"Shayela {helpline}.\"")
        .refuses(
            "screens/talk.yaml",
            "talk:",
            "talk takes 171 of 160 septets in English, with the longest data",
            "Take away 11 letters or more");
  }

  @Test
  void aFirstScreenOfMoreThan140() {
    menus
        .change(
            "screens/home.yaml",
            "clinic: {say: Clinic, ",
            "clinic: {say: Clinic " + "a".repeat(106) + ", ")
        .change("screens/home.yaml", "must: \"true\"\n", "must: \"true\"\n  tight: \"true\"\n")
        .change(
            "texts/zu.yaml",
            "clinic: {en: Clinic, ",
            "clinic: {en: Clinic " + "a".repeat(106) + ", ")
        .refuses(
            "screens/home.yaml",
            "home:",
            "home takes 141 of 140 septets in English, with the longest data",
            "Take away 1 letters or more");
  }

  @Test
  void aTranslationThatIsTooLong() {
    menus
        .change(
            "texts/zu.yaml",
            "zu: \"Shayela {helpline}, kumahhala.\"",
            "zu: \"Shayela {helpline}, kumahhala " + "a".repeat(120) + "\"")
        .refuses(
            "texts/zu.yaml",
            "say: {en: You may stay silent. > talk:",
            "talk takes 178 of 160 septets in isiZulu, with the longest data",
            "Take away 18 letters or more");
  }

  @Test
  void theLongestValueOfAHole() {
    menus
        .change("isango.yaml", "name: \"34\", tel: \"12\"", "name: \"124\", tel: \"12\"")
        .change("screens/find.yaml", "sms: \"{clinic.name}. Tel", "sms: \"Tel")
        .refuses(
            "screens/find.yaml",
            "find.one:",
            "find.one takes 171 of 160 septets in English, with the longest data",
            "Take away 11 letters or more");
  }

  @Test
  void aPageOfLongestRows() {
    menus
        .change("screens/find.yaml", "page: \"3\"", "page: \"4\"")
        .refuses(
            "screens/find.yaml",
            "find.list:",
            "find.list takes 169 of 160 septets in English, with the longest data",
            "Take away 9 letters or more, or show fewer rows a page");
  }

  @Test
  void aTextForAWrongAnswerThatHasNoRoom() {
    menus
        .change(
            "screens/find.yaml",
            "- We do not know it. Type another town near you.",
            "- We do not know it. Type another town near you. " + "a".repeat(90))
        .change("screens/find.yaml", "find:\n", "find:\n  tight: \"true\"\n")
        .refuses(
            "screens/find.yaml",
            "find:",
            "find with text 1 of again takes 163 of 160 septets in English, with the longest data",
            "Take away 3 letters or more");
  }

  @Test
  void aTextForAnExpiredFactThatIsTooLong() {
    menus
        .change(
            "screens/home.yaml",
            "facts: [L5]",
            "facts: [L5]\n  tight: \"true\"\n  expired: " + "a".repeat(160))
        .refuses(
            "screens/home.yaml",
            "home.rights:",
            "home.rights, once a fact has expired, takes 174 of 160 septets in English, with the longest data",
            "Take away 14 letters or more");
  }

  @Test
  void anEnglishThatLeavesNoRoomForLongerLanguages() {
    menus
        .change("screens/held.yaml", "say: Who is held?", "say: Who is held? " + "a".repeat(100))
        .refuses(
            "screens/held.yaml",
            "held:",
            "held takes 176 of 160 septets in a language that needs 30 % more than English",
            "Shorten it, or write tight: \"true\" once it is agreed that translations have to be as short");
  }

  @Test
  void anSmsThatTakesMoreThanItMay() {
    menus
        .change(
            "screens/talk.yaml",
            "sms: Call {helpline}.",
            "sms: Call {helpline}. " + "a".repeat(150))
        .refuses(
            "screens/talk.yaml",
            "talk.lines:",
            "talk.lines takes 168 septets with the longest values, which is 2 SMS and may be 1",
            "Shorten it");
  }

  @Test
  void aTranslatedSmsThatTakesMoreThanItMay() {
    menus
        .change(
            "texts/zu.yaml",
            "zu: \"Shayela {helpline}.\"",
            "zu: \"Shayela {helpline}. " + "a".repeat(150) + "\"")
        .refuses(
            "texts/zu.yaml",
            "sms: {en: \"Call {helpline}.\"",
            "sms of talk.lines in isiZulu takes 171 septets with the longest values, which is 2 SMS and may be 1",
            "Shorten it");
  }

  @Test
  void anAlertThatTakesMoreThanOneSegment() {
    menus
        .change(
            "alerts.yaml", "Bring your bail paper.", "Bring your bail paper. " + "a".repeat(150))
        .refuses(
            "alerts.yaml",
            "court-week:",
            "full of court-week takes 208 septets with the longest values, which is 2 SMS and may be 1",
            "Shorten it");
  }

  @Test
  void aKeywordReplyThatTakesMoreThanItMay() {
    menus
        .change("keywords.yaml", "STOP to leave.", "STOP to leave. " + "a".repeat(150))
        .refuses(
            "keywords.yaml",
            "help:",
            "reply of help takes 183 septets with the longest values, which is 2 SMS and may be 1",
            "Shorten it");
  }

  @Test
  void anEnglishThatIsAgreedToBeTightMayFillTheScreen() {
    menus.change(
        "screens/held.yaml",
        "say: Who is held?",
        "tight: \"true\"\n  say: Who is held? " + "a".repeat(100));

    assertThat(menus.refused()).isEmpty();
  }

  @Test
  void aTranslationThatMayNotBeShownYetIsMeasuredToo() {
    menus
        .change("texts/zu.yaml", "zu: Ungathula.", "zu: Ungathula. " + "a".repeat(140))
        .refuses(
            "texts/zu.yaml",
            "home.rights2:",
            "home.rights2 takes 172 of 160 septets in isiZulu, with the longest data",
            "Take away 12 letters or more");
  }
}
