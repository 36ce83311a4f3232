package org.isango.menu;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.isango.menu.check.Check;
import org.isango.text.Fold;
import org.isango.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What becomes of the texts on the law after a decision of a court, in each language.
class LawInEveryLanguageTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 12, 2);
  private static final Law.Signature LAWYER = new Law.Signature("AB", TODAY);

  private final Menus menus = RealMenus.MENUS;

  /// Not as if it had grown old in 1970.
  @Test
  void theCheckSaysThatNobodyHasSignedAndRefusesNothing() {
    var report = Check.check(menus.under("struck"), LocalDate.of(2026, 11, 25));
    assertThat(report.refused()).isEmpty();
    assertThat(report.expired())
        .singleElement()
        .asString()
        .startsWith("law.yaml:")
        .contains("nobody has signed what is told now");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void untilALawyerHasSignedEveryTextAsksUs(Language language) {
    for (var outcome : menus.law().outcomes().keySet()) {
      Menus then = menus.under(outcome);
      for (String id : menus.law().about()) {
        if (id.startsWith("keyword.")) {
          assertThat(keyword(then, id, language)).as(id).contains("8").contains("*");
        } else {
          var said = screen(then, id, language);
          assertThat(said).as(id).contains("8");
          assertThat(said).as(id).isNotEqualTo(screen(menus, id, language));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void onceALawyerHasSignedTheNewTextIsToldAndNeverTheOld(Language language) {
    menus
        .law()
        .outcomes()
        .forEach(
            (name, outcome) -> {
              Menus then = signed(name, outcome.texts(), Map.of(Language.EN, LAWYER));
              for (String id : menus.law().about()) {
                var english = outcome.texts().get(id).get(Language.EN);
                // What the decision has not changed stays as it was translated.
                if (english.equals(told(menus, id, Language.EN))) continue;
                assertThat(told(then, id, language))
                    .as(name + " " + id)
                    .startsWith(beginning(english));
              }
            });
  }

  @ParameterizedTest
  @EnumSource(value = Language.class, mode = EnumSource.Mode.EXCLUDE, names = "EN")
  void aTranslationIsToldOnceASpeakerHasSignedItBesideTheLawyer(Language language) {
    var texts = new HashMap<String, Map<Language, String>>();
    menus
        .law()
        .outcomes()
        .get("struck")
        .texts()
        .forEach(
            (id, said) ->
                texts.put(
                    id,
                    Map.of(Language.EN, said.get(Language.EN), language, "Ours, not English.")));

    Menus lawyerAlone = signed("struck", texts, Map.of(Language.EN, LAWYER));
    Menus both = signed("struck", texts, Map.of(Language.EN, LAWYER, language, LAWYER));
    Menus speakerAlone = signed("struck", texts, Map.of(language, LAWYER));

    for (String id : menus.law().about()) {
      boolean translated = menus.texts().get(language).containsKey(id);
      assertThat(told(lawyerAlone, id, language)).as(id).doesNotContain("Ours");
      assertThat(told(both, id, language).startsWith("Ours")).as(id).isEqualTo(translated);
      assertThat(told(speakerAlone, id, language)).as(id).doesNotContain("Ours");
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aSignedTextIsToldForThirtyDays(Language language) {
    var outcome = menus.law().outcomes().get("struck");
    Menus then = signed("struck", outcome.texts(), Map.of(Language.EN, LAWYER));

    for (String id : menus.law().about()) {
      if (id.startsWith("keyword.")) continue;
      var sheet = then.book().sheet(id).orElseThrow();
      assertThat(sheet.expiredOn(TODAY.plusDays(30))).as(id).isFalse();
      assertThat(sheet.expiredOn(TODAY.plusDays(31))).as(id).isTrue();
    }
  }

  private Menus signed(
      String position,
      Map<String, Map<Language, String>> texts,
      Map<Language, Law.Signature> signed) {
    var place = menus.law().outcomes().get(position).place();
    return Ruling.of(menus, menus.law().at(position), new Law.Outcome(signed, texts, place));
  }

  private static String told(Menus then, String id, Language language) {
    return id.startsWith("keyword.") ? keyword(then, id, language) : screen(then, id, language);
  }

  private static String keyword(Menus then, String id, Language language) {
    return Conversation.keyword(then, id.substring("keyword.".length()), language, Map.of(), TODAY);
  }

  private static String screen(Menus then, String id, Language language) {
    var sheet = then.book().sheet(id).orElseThrow();
    return sheet.say(sheet.face(language, TODAY), TODAY).fill(_ -> "");
  }

  /// As far as its first hole.
  private static String beginning(String text) {
    return Fold.fold(text.replaceAll("(?s) *\\{.*", ""));
  }
}
