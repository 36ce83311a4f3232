package org.isango.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0834619876",
        "+27 83 461 9876",
        "083-461-9876",
        "0 8 3 4 6 1 9 8 7 6",
        "(083) 461.9876",
        "083/461/9876",
        "٠٨٣٤٦١٩٨٧٦",
        "０８３４６１９８７６",
        "083\u200B461\u200B9876",
        "0\u202E83461\u202C9876",
        "zero eight three four six one",
        "8001015009087",
        "083461"
      })
  void aNumberIsMaskedHoweverItIsWritten(String number) {
    assertThat(FreeWords.masked("ask " + number + " now")).isEqualTo("ask [number] now");
  }

  @Test
  void nothingUnseenIsKept() {
    assertThat(FreeWords.masked("a\u202Eb\u0000c\u200Fd\r\ne\u2028f")).isEqualTo("abcd e f");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "They took 200 rand and 3 phones",
        "on 24/11/2026 at the rank",
        "Ngǃosi ǂ ḓ ṱ \uD83D\uDE00 it hurts",
        "12345"
      })
  void everythingElseStaysWhole(String words) {
    assertThat(FreeWords.masked(words)).isEqualTo(words);
  }
}
