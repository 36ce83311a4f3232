package org.isango.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Gsm7Test {
  @Test
  void holds127CharactersOfOneSeptetAndTenOfTwo() {
    long ones = units().filter(c -> width(c) == 1).count();
    long twos = units().filter(c -> width(c) == 2).count();

    assertThat(ones).isEqualTo(127);
    assertThat(twos).isEqualTo(10);
  }

  @Test
  void hasNoRoomForTheLettersThatLookAsIfTheyWereIn() {
    for (String outside :
        "ç ` ê ë î ï ô û á â È š ŉ ḓ ḽ ṅ ṋ ṱ ’ – … • \u00A0 \u001B 😀".split(" ")) {
      assertThat(Gsm7.fits(outside)).as(outside).isFalse();
    }
    assertThat(Gsm7.fits("@£$¥èéùìòÇØøÅåΔÆæßÉÄÖÑÜ§¿äöñüà€ @\n")).isTrue();
  }

  @Test
  void countsTheEuroSignTwice() {
    assertThat(Gsm7.septets("")).isZero();
    assertThat(Gsm7.septets("R5")).isEqualTo(2);
    assertThat(Gsm7.septets("€5 [x]")).isEqualTo(9);
  }

  @Test
  void saysWhereATextLeavesTheAlphabetButNotWithWhat() {
    assertThat(Gsm7.firstOutside("abšc")).hasValue(2);
    assertThat(Gsm7.firstOutside("abc")).isEmpty();
    assertThatThrownBy(() -> Gsm7.septets("Thabo š"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Outside GSM-7 at position 6");
  }

  private static IntStream units() {
    return IntStream.rangeClosed(0, 0xFFFF);
  }

  private static int width(int unit) {
    String text = String.valueOf((char) unit);
    return Gsm7.fits(text) ? Gsm7.septets(text) : 0;
  }
}
