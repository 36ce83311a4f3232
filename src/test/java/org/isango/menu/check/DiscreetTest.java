package org.isango.menu.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscreetTest {
  private MenuFixture menus;

  @BeforeEach
  void begin(@TempDir Path folder) {
    menus = new MenuFixture(folder);
  }

  @Test
  void aWordThatGivesHerAwayOnADiscreetScreen() {
    menus
        .change("screens/home.yaml", "talk: {say: Talk", "talk: {say: A worker")
        .change("texts/zu.yaml", "talk: {en: Talk", "talk: {en: A worker")
        .refuses(
            "screens/home.yaml",
            "home:",
            "the word worker stands in options.talk of the discreet home",
            "Say it without that word");
  }

  @Test
  void aWordThatGivesHerAwayInATranslation() {
    menus
        .change("texts/zu.yaml", "zu: Khuluma", "zu: \"I-hiv\"")
        .refuses(
            "texts/zu.yaml",
            "I-hiv",
            "the word HIV stands in options.talk of the discreet home",
            "Say it without that word");
  }

  @Test
  void aWordThatOnlyShowsOnceItIsFolded() {
    menus
        .change("texts/zu.yaml", "zu: Khuluma", "zu: \"Wòrker šex\"")
        .refuses(
            "texts/zu.yaml",
            "šex",
            "the word sex stands in options.talk of the discreet home",
            "Say it without that word");
  }

  @Test
  void aWordThatGivesHerAwayInAPlainSms() {
    menus
        .change("alerts.yaml", "plain: Reminder {time}.", "plain: Sex {time}.")
        .refuses(
            "alerts.yaml",
            "court-week:",
            "the word sex stands in plain of court-week",
            "Say it without that word");
  }

  @Test
  void aWordThatGivesHerAwayInAHiddenSms() {
    menus
        .change("alerts.yaml", "hidden: You have a note.", "hidden: You have a Court note.")
        .refuses(
            "alerts.yaml",
            "court-week:",
            "the word court stands in hidden of court-week",
            "Say it without that word");
  }

  @Test
  void aHoleThatGivesHerAwayInAHiddenSms() {
    menus
        .change("alerts.yaml", "hidden: You have a note.", "hidden: Today {court}.")
        .refuses(
            "alerts.yaml",
            "court-week:",
            "the word court stands in hidden of court-week",
            "Say it without that word");
  }

  @Test
  void aWordThatGivesHerAwayInTheHiddenReplyToAKeyword() {
    menus
        .change("keywords.yaml", "  action: stop", "  hidden: Police done.\n  action: stop")
        .refuses(
            "keywords.yaml",
            "stop:",
            "the word police stands in hidden of stop",
            "Say it without that word");
  }

  @Test
  void aWordInsideALongerOneIsNoFault() {
    menus.change("alerts.yaml", "hidden: You have a note.", "hidden: Essex discourtesy.");

    assertThat(menus.refused()).isEmpty();
  }

  @Test
  void aPlainSmsMayNameTheCourt() {
    menus.change("alerts.yaml", "plain: Reminder {time}.", "plain: Court {time}.");

    assertThat(menus.refused()).isEmpty();
  }

  @Test
  void aWordThatOnlyBeginsWithOneThatGivesHerAway() {
    menus
        .change("screens/home.yaml", "talk: {say: Talk", "talk: {say: Workers")
        .change("texts/zu.yaml", "talk: {en: Talk", "talk: {en: Workers")
        .refuses(
            "screens/home.yaml",
            "home:",
            "the word worker stands in options.talk of the discreet home",
            "Say it without that word");
  }

  @Test
  void anAbbreviationIsNoBeginningOfAnotherWord() {
    menus
        .change("isango.yaml", "hidden: [police, court]", "hidden: [police, court, PEP]")
        .change("alerts.yaml", "hidden: You have a note.", "hidden: Pepper for you.");

    assertThat(menus.refused()).isEmpty();
  }

  @Test
  void whatIsTextedInPlaceOfAnOldFactIsAsDiscreetAsAHiddenText() {
    menus
        .change("isango.yaml", "press 8\"}", "press 8\", sms: \"Ask at the court.\"}")
        .refuses(
            "isango.yaml",
            "ask-us:",
            "the word court stands in sms of ask-us",
            "Say it without that word");
  }
}
