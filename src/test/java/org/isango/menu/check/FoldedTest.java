package org.isango.menu.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.isango.menu.MenuProblems;
import org.isango.menu.MenuReader;
import org.isango.menu.Menus;
import org.isango.text.Fold;
import org.isango.text.Gsm7;
import org.isango.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The letters of each language that phones do not have, and what stands for them.
class FoldedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "af|ê Ê ë ï î ô û á é|e E e i i o u a é",
        "st|š Š ô ê|s S o e",
        "tn|š Š ô ê|s S o e",
        "nso|š Š ê ô|s S e o",
        "ve|ḓ Ḓ ḽ Ḽ ṋ Ṋ ṅ Ṅ ṱ Ṱ|d D l L n N n N t T",
        "ts|ñ n'w|ñ n'w",
        "zu|ē á â|e a a",
        "xh|á ô|a o",
        "ss|á ê|a e",
        "nr|ḓ š|d s",
      })
  void everyLetterOfTheLanguageHasOneThatPhonesShow(String code, String written, String shown) {
    assertThat(Language.of(code)).isPresent();
    assertThat(Fold.exactly(written)).hasValue(shown);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void noTextOfThisLanguageGetsShorterOrLosesALetter(Language language) throws MenuProblems {
    Menus menus = MenuReader.read(Path.of("menus"));

    menus
        .texts()
        .getOrDefault(language, Map.of())
        .forEach(
            (id, entry) ->
                entry
                    .parts()
                    .forEach(
                        (name, part) -> {
                          var folded = Fold.exactly(Written.around(part.text())).orElseThrow();
                          assertThat(Gsm7.fits(folded)).as(id + " " + name).isTrue();
                          assertThat(folded).as(id).hasSameSizeAs(Written.around(part.text()));
                        }));
  }

  /// A language that writes letters phones lack keeps them in the files, where a speaker reads
  /// them.
  @Test
  void theFilesKeepTheTrueSpelling() throws MenuProblems {
    assertThat(Folded.of(MenuReader.read(Path.of("menus"))))
        .contains("Sepedi: š > s", "Tshivenda: ", "ṱ > t", "ḓ > d", "Afrikaans: ê > e");
  }
}
