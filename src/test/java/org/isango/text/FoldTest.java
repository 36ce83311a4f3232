package org.isango.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "Tshivenḓa ṱ ḽ ṅ ṋ Ḓ Ṱ|Tshivenda t l n n D T",
        "Sepedi š Š ê ô|Sepedi s S e o",
        "á â ê ë î ï ô û ç|a a e e i i o u c",
        "Sê ŉ mens|Se 'n mens",
        "“U’ngubani?” – e—e… •|\"U'ngubani?\" - e-e... -",
        "a\u00A0b\u202Fc|a b c",
        "é è ö à stay|é è ö à stay",
        "[^{}~]|[^{}~]",
        "e\u0301 s\u030C x\u030C|é s x",
        "soft\u00ADhyphen\u200B\uFEFF|softhyphen",
      })
  void writesWhatAPhoneCanShow(String written, String shown) {
    assertThat(Fold.fold(written)).isEqualTo(shown);
    assertThat(Fold.exactly(written)).hasValue(shown);
  }

  @Test
  void everyCharacterEndsInsideTheAlphabetOrIsOwnedUpTo() {
    for (int c = 0; c <= 0xFFFF; c++) {
      String text = "a" + (char) c + "b";
      String folded = Fold.fold(text);

      assertThat(Gsm7.fits(folded)).as("U+%04X", c).isTrue();
      assertThat(Fold.fold(folded)).as("U+%04X twice", c).isEqualTo(folded);
      assertThat(folded.contains("?")).as("U+%04X", c).isEqualTo(c == '?');
      if (Gsm7.fits(text)) {
        assertThat(folded).isEqualTo(text);
      }
      assertThat(Fold.exactly(text).isEmpty())
          .as("U+%04X", c)
          .isEqualTo(Fold.firstUnfoldable(text).isPresent());
    }
  }

  @Test
  void leavesOutWhatNothingStandsFor() {
    assertThat(Fold.fold("Clinic 😀 中 1")).isEqualTo("Clinic   1");
    assertThat(Fold.exactly("Clinic 😀")).isEmpty();
    assertThat(Fold.firstUnfoldable("Clinic 😀")).hasValue(7);
  }
}
