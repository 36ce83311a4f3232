package org.isango.menu.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isango.menu.MenuProblems;
import org.isango.menu.MenuReader;
import org.isango.menu.Menus;
import org.isango.menu.Translation;
import org.isango.text.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The words that give a member away, as they are listed for each language, are found wherever a
/// stranger could read them.
class DiscreetInEveryLanguageTest {
  private static Menus menus;

  @BeforeAll
  static void read() throws MenuProblems {
    menus = MenuReader.read(Path.of("menus"));
  }

  @ParameterizedTest
  @EnumSource(value = Language.class, mode = EnumSource.Mode.EXCLUDE, names = "EN")
  void noListedWordMayStandInAHiddenText(Language language) {
    var words = menus.settings().hiddenIn().getOrDefault(language, List.of());

    assertThat(words).as("hidden-in " + language.code()).hasSizeGreaterThanOrEqualTo(7);
    for (String word : words) {
      assertThat(refused(language, "hidden", spoken(word))).as(word).isNotEmpty();
      assertThat(refused(language, "plain", spoken(word))).as(word).isEmpty();
      assertThat(refused(language, "full", spoken(word))).as(word).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(value = Language.class, mode = EnumSource.Mode.EXCLUDE, names = "EN")
  void noWordForTheWorkOrForRapeMayStandInAHiddenOrPlainText(Language language) {
    var words = menus.settings().discreetIn().getOrDefault(language, List.of());

    assertThat(words).as("discreet-in " + language.code()).hasSizeGreaterThanOrEqualTo(3);
    for (String word : words) {
      assertThat(refused(language, "hidden", spoken(word))).as(word).isNotEmpty();
      assertThat(refused(language, "plain", spoken(word))).as(word).isNotEmpty();
      assertThat(refused(language, "full", spoken(word))).as(word).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(value = Language.class, mode = EnumSource.Mode.EXCLUDE, names = "EN")
  void whatHerOwnLanguageForbidsIsNotForbiddenInAnother(Language language) {
    assertThat(refused(language, "hidden", "Word {code}")).isEmpty();
  }

  /// A word of the list as it could stand in a text; `=` is the border of a word.
  private static String spoken(String word) {
    return "Word "
        + word.replaceFirst("^=", "").replaceFirst("=$", "").replace('=', ' ')
        + " {code}";
  }

  private static List<String> refused(Language language, String part, String text) {
    var texts = new EnumMap<Language, Map<String, Translation>>(menus.texts());
    var entries = new LinkedHashMap<>(texts.get(language));
    var old = entries.get("alert.event");
    var parts = new LinkedHashMap<>(old.parts());
    parts.put(part, new Translation.Part("English", text, old.place()));
    entries.put(
        "alert.event",
        new Translation(old.status(), old.confidence(), old.signed(), parts, old.place()));
    texts.put(language, entries);
    var refusals = new Refusals();
    Discreet.check(
        new Menus(
            menus.version(),
            menus.settings(),
            menus.screens(),
            menus.messages(),
            texts,
            menus.facts(),
            menus.keywords(),
            menus.alerts(),
            menus.law()),
        refusals);
    return refusals.sorted().stream().map(Object::toString).toList();
  }
}
