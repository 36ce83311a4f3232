package org.isango.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.isango.text.Segments.Alphabet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentsTest {
  @ParameterizedTest
  @CsvSource({
    "a, 0, 1",
    "a, 160, 1",
    "a, 161, 2",
    "a, 306, 2",
    "a, 307, 3",
    "š, 70, 1",
    "š, 71, 2",
    "š, 134, 2",
    "š, 135, 3",
    "€, 80, 1",
    "€, 81, 2"
  })
  void countsTheSmsOfAText(String letter, int times, int sms) {
    assertThat(Segments.of(letter.repeat(times)).count()).isEqualTo(sms);
  }

  @Test
  void neverCutsAnExtensionPair() {
    // 153 septets would end in the middle of the 77th euro sign.
    Segments cut = Segments.of("€".repeat(100));

    assertThat(cut.units()).isEqualTo(200);
    assertThat(cut.parts()).containsExactly("€".repeat(76), "€".repeat(24));
  }

  @Test
  void aPartThatStaysOneShortCanCostAnotherSms() {
    String text = "a".repeat(152) + "€" + "b".repeat(152);

    assertThat(Gsm7.septets(text)).isEqualTo(306);
    assertThat(Segments.of(text).count()).isEqualTo(3);
  }

  @Test
  void neverCutsAnEmoji() {
    Segments cut = Segments.of("😀".repeat(40));

    assertThat(cut.alphabet()).isEqualTo(Alphabet.UCS2);
    assertThat(cut.units()).isEqualTo(80);
    assertThat(cut.parts()).containsExactly("😀".repeat(33), "😀".repeat(7));
    assertThat(String.join("", cut.parts())).isEqualTo("😀".repeat(40));
  }
}
