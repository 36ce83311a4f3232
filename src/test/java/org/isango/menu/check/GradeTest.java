package org.isango.menu.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.isango.menu.MenuProblems;
import org.isango.menu.MenuReader;
import org.isango.menu.Menus;
import org.isango.text.Language;
import org.junit.jupiter.api.Test;

/// The English of the menus can be read by who has finished grade 6, by the formula of Flesch and
/// Kincaid (1975): 0.39 words a sentence + 11.8 syllables a word - 15.59. Syllables are counted as
/// groups of vowels without a silent e, which is right for nine words of ten and seldom too few.
class GradeTest {
  private static final double GRADE = 6;
  private static final int LONGEST_SENTENCE = 20;

  /// Below this a formula measures single words.
  private static final int WORDS = 8;

  /// What may be harder, and why.
  private static final Map<String, String> EXCEPTIONS =
      Map.of("rights.unfair", "names of a court and a commission, which have to be asked for");

  private static final Pattern SENTENCE = Pattern.compile("[.!?:\\n]+");
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z'-]*");
  private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");

  @Test
  void everyEnglishTextCanBeReadAfterGradeSix() throws MenuProblems {
    var hard = new ArrayList<String>();
    texts(MenuReader.read(Path.of("menus")))
        .forEach(
            (name, text) -> {
              double grade = grade(text);
              boolean excused = EXCEPTIONS.containsKey(name);
              if (words(text).size() >= WORDS && (grade > GRADE) != excused) {
                hard.add(
                    "%s is of grade %.1f%s: %s"
                        .formatted(name, grade, excused ? " and needs no exception" : "", text));
              }
            });

    assertThat(hard).isEmpty();
    assertThat(texts(MenuReader.read(Path.of("menus"))))
        .containsKeys(EXCEPTIONS.keySet().toArray(String[]::new));
  }

  @Test
  void noSentenceIsLong() throws MenuProblems {
    assertThat(texts(MenuReader.read(Path.of("menus"))))
        .allSatisfy(
            (name, text) ->
                assertThat(sentences(text))
                    .as(name)
                    .allSatisfy(
                        s -> assertThat(words(s)).hasSizeLessThanOrEqualTo(LONGEST_SENTENCE)));
  }

  @Test
  void theMeasureTellsPlainFromHard() {
    assertThat(grade("You may stay silent. Ask for a free lawyer.")).isLessThan(5);
    assertThat(
            grade("The accused is entitled to legal representation at the expense of the state."))
        .isGreaterThan(8);
    assertThat(syllables("silent")).isEqualTo(2);
    assertThat(syllables("representation")).isEqualTo(5);
    assertThat(syllables("state")).isEqualTo(1);
  }

  private static Map<String, String> texts(Menus menus) {
    var texts = new TreeMap<String, String>();
    menus.screens().values().forEach(s -> texts.put(s.id(), s.say()));
    menus.messages().values().forEach(m -> texts.put(m.id(), m.text()));
    menus.keywords().values().forEach(k -> texts.put("keyword." + k.id(), k.reply()));
    menus.alerts().values().forEach(a -> texts.put("alert." + a.id(), a.plain() + "\n" + a.full()));
    menus
        .law()
        .outcomes()
        .forEach(
            (name, outcome) ->
                outcome
                    .texts()
                    .forEach(
                        (id, said) -> texts.put("law " + name + " " + id, said.get(Language.EN))));
    texts.replaceAll((name, text) -> text.replaceAll("\\{[^}]*}", "it"));
    return texts;
  }

  private static List<String> sentences(String text) {
    return Arrays.stream(SENTENCE.split(text)).filter(s -> WORD.matcher(s).find()).toList();
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(r -> r.group()).toList();
  }

  private static double grade(String text) {
    var words = words(text);
    if (words.isEmpty()) return 0;
    double spoken = words.stream().mapToInt(GradeTest::syllables).sum();
    return 0.39 * words.size() / sentences(text).size() + 11.8 * spoken / words.size() - 15.59;
  }

  private static int syllables(String word) {
    var plain = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    int groups = (int) VOWELS.matcher(plain).results().count();
    boolean silent = plain.matches(".*[^aeiouyl]e") || plain.matches(".*[^aeiouytd]ed");
    return Math.max(1, silent ? groups - 1 : groups);
  }
}
