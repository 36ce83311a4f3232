package org.isango.menu;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.isango.text.Language;
import org.junit.jupiter.api.Test;

class SpokenTest {
  private final Menus menus = RealMenus.MENUS;

  @Test
  void aHiddenAlertIsInHerLanguage() {
    assertThat(
            Conversation.alertText(
                menus,
                "meeting-soon",
                Menus.Alert::hidden,
                Language.ZU,
                Map.of(),
                LocalDate.of(2026, 11, 24)))
        .startsWith("Unomyalezo. Dayela *");
  }

  @Test
  void aWordingThatIsNotTranslatedGoesOutInEnglish() {
    var alert = menus.alert("meeting-soon", Language.VE).orElseThrow();

    assertThat(alert.hidden()).isNotEqualTo(menus.alerts().get("meeting-soon").hidden());
    assertThat(alert.full()).isEqualTo(menus.alerts().get("meeting-soon").full());
  }

  @Test
  void aKeywordIsAnsweredInHerLanguage() {
    assertThat(menus.keyword("start", Language.AF).orElseThrow().reply()).startsWith("Welkom");
  }

  @Test
  void whatNoSpeakerHasSignedAboutArrestIsAnsweredInEnglish() {
    assertThat(menus.keyword("arrest", Language.ZU).orElseThrow().reply())
        .isEqualTo(menus.keywords().get("arrest").reply());
    assertThat(menus.showingDrafts().keyword("arrest", Language.ZU).orElseThrow().reply())
        .isNotEqualTo(menus.keywords().get("arrest").reply());
  }

  @Test
  void anOutcomeThatNoLawyerHasSignedIsNotTold() {
    Menus struck = menus.under("struck");
    LocalDate today = LocalDate.of(2026, 11, 25);

    for (Language language : Language.values()) {
      for (String id : menus.law().about()) {
        struck
            .book()
            .sheet(id)
            .ifPresent(sheet -> assertThat(sheet.expiredOn(today)).as(id).isTrue());
      }
      assertThat(struck.keyword("fine", language).orElseThrow().facts()).contains("law");
    }
    assertThat(struck.facts().get("law").expiredOn(today)).isTrue();
  }

  @Test
  void aSignedOutcomeReplacesTheTextsOfThatLawAndNoOthers() {
    Menus then = menus.supposing("struck");

    assertThat(then.screens().get("law.news").say()).startsWith("A court said the law");
    assertThat(then.keywords().get("fine").reply()).startsWith("Do not pay");
    assertThat(then.screens().get("arrest.bail")).isEqualTo(menus.screens().get("arrest.bail"));
    assertThat(Conversation.shownIn(then, "law.news", Language.ZU)).isEqualTo(Language.EN);
  }
}
