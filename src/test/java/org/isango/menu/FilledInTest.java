package org.isango.menu;

import static org.assertj.core.api.Assertions.assertThat;

import org.isango.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilledInTest {
  private final Menus menus = RealMenus.MENUS;

  @ParameterizedTest
  @CsvSource({
    "style, hidden, EN, hidden",
    "style, hidden, ZU, efihliwe",
    "cover, choir, AF, koor",
    "quiet, night, ST, 20:00-08:00",
    "quiet, none, TN, ga e yo",
    "request, yes, NSO, ee",
    "request, no, VE, hai",
  })
  void whatTheServiceFillsInIsSaidInTheLanguageOfTheScreen(
      String fact, String value, Language language, String said) {
    assertThat(menus.book().shown(fact, value, language)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "day, Wed, EN, Wed",
    "day, Wed, ZU, Tha",
    "day, Tue, TN, Labb",
    "date, 4 Dec 26, AF, 4 Des 26",
    "deadline, 25 May 16:00, XH, 25 Mey 16:00",
    "joined, Jun 2026, ST, Phj 2026",
    "date, 4 Dec 26, VE, 4 Nye 26",
    "court, unknown, EN, your court",
    "court, unknown, AF, jou hof",
    "topic, May we talk, ZU, May we talk",
    "topic, Sun and skin, ZU, Sun and skin",
  })
  void daysAndMonthsAreSaidInTheLanguageOfTheScreen(
      String fact, String value, Language language, String said) {
    assertThat(menus.book().shown(fact, value, language)).isEqualTo(said);
  }

  @Test
  void aDayInCourtIsListedInTheLanguageOfTheScreen() {
    assertThat(menus.book().shown("dates", "line", "Fri 4 Dec, Springs", Language.AF))
        .isEqualTo("Vr 4 Des, Springs");
    assertThat(menus.book().shown("dates", "line", "unknown, Springs", Language.ZU))
        .isEqualTo("Alukho usuku, Springs");
  }

  @Test
  void severalWordsAreSaidOneByOne() {
    assertThat(shown(menus, "robs, no_pay, white", Language.EN))
        .isEqualTo("robbery, no pay, white");
    assertThat(shown(menus.showingDrafts(), "robs, taxi, white, night", Language.AF))
        .isEqualTo("roof, taxi, wit, nag");
  }

  /// They stand on a careful screen, which is English until somebody has signed it.
  @Test
  void wordsOfAWarningStayEnglishUntilTheyAreSigned() {
    assertThat(shown(menus, "robs, taxi", Language.ZU)).isEqualTo("robbery, taxi");
  }

  @Test
  void aNameStaysAName() {
    assertThat(menus.book().shown("helper", "Hidden", Language.ZU)).isEqualTo("Hidden");
    assertThat(menus.book().shown("court", "Night, Plain", Language.ZU)).isEqualTo("Night, Plain");
    assertThat(menus.book().shown("warnings", "town", "White", Language.ZU)).isEqualTo("White");
  }

  private static String shown(Menus menus, String about, Language language) {
    return menus.book().shown("warnings", "about", about, language);
  }
}
