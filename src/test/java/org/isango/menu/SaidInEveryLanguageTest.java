package org.isango.menu;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.isango.text.Language;
import org.isango.text.Segments;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What goes out as SMS, with every value at its longest.
class SaidInEveryLanguageTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private static final Map<String, Function<Menus.Alert, String>> WORDINGS =
      Map.of("hidden", Menus.Alert::hidden, "plain", Menus.Alert::plain, "full", Menus.Alert::full);

  private final Menus menus = RealMenus.MENUS;

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyAlertIsOneSmsWithNothingLeftOpen(Language language) {
    for (String id : menus.alerts().keySet()) {
      WORDINGS.forEach(
          (name, wording) -> {
            var text = Conversation.alertText(menus, id, wording, language, longest(), TODAY);
            assertThat(Segments.of(text).count()).as("%s %s: %s", id, name, text).isEqualTo(1);
            assertThat(text).as(id + " " + name).doesNotContain("{", "}");
          });
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyReplyToAKeywordTakesNoMoreSmsThanItSays(Language language) {
    menus
        .keywords()
        .forEach(
            (id, keyword) -> {
              var text = Conversation.keyword(menus, id, language, longest(), TODAY);
              assertThat(Segments.of(text).count())
                  .as("%s: %s", id, text)
                  .isLessThanOrEqualTo(keyword.segments());
              assertThat(text).as(id).doesNotContain("{", "}");
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = Language.class,
      names = {"ZU", "XH", "AF", "ST", "TN"})
  void alertsAndRepliesAreInTheFiveLanguagesSaveThoseThatNobodyHasSigned(Language language) {
    var careful = menus.settings().names().careful();
    for (var alert : menus.alerts().values()) {
      boolean english = careful.contains("alert." + alert.id());
      WORDINGS.forEach(
          (name, wording) ->
              assertThat(wording.apply(menus.alert(alert.id(), language).orElseThrow()))
                  .as(alert.id() + " " + name)
                  .satisfies(text -> isEnglish(text, wording.apply(alert), english)));
    }
    for (var keyword : menus.keywords().values()) {
      boolean english = careful.contains("keyword." + keyword.id());
      assertThat(menus.keyword(keyword.id(), language).orElseThrow().reply())
          .as(keyword.id())
          .satisfies(text -> isEnglish(text, keyword.reply(), english));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Language.class,
      names = {"NSO", "TS", "VE", "SS", "NR"})
  void inTheFiveOthersNoHiddenTextIsEnglish(Language language) {
    for (var alert : menus.alerts().values()) {
      boolean english = menus.settings().names().careful().contains("alert." + alert.id());
      assertThat(menus.alert(alert.id(), language).orElseThrow().hidden())
          .as(alert.id())
          .satisfies(text -> isEnglish(text, alert.hidden(), english));
    }
    for (String id : List.of("note", "stop", "unknown")) {
      var keyword = menus.keywords().get(id);
      var own = menus.keyword(id, language).orElseThrow();
      assertThat(own.hidden().orElse(own.reply()))
          .as(id)
          .isNotEqualTo(keyword.hidden().orElse(keyword.reply()));
    }
  }

  private static void isEnglish(String text, String english, boolean expected) {
    if (expected) {
      assertThat(text).isEqualTo(english);
    } else {
      assertThat(text).isNotEqualTo(english);
    }
  }

  private Map<String, String> longest() {
    var values = new HashMap<>(menus.settings().facts());
    values.putAll(menus.settings().words());
    return values;
  }
}
