package org.isango.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MsisdnTest {
  private static final String DIGITS = "820000001";
  private static final Msisdn NUMBER = Msisdn.parse("+27" + DIGITS).orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "+27821230001, +27821230001",
    "0821230001, +27821230001",
    "27821230001, +27821230001",
    "0027821230001, +27821230001",
    "+27 82 123 0001, +27821230001",
    "082-123-0001, +27821230001",
    "(082) 123 0001, +27821230001",
    "' 0821230001 ', +27821230001",
    "+27 (0)82 123 0001, +27821230001",
    "0115550001, +27115550001",
    "+26658123456, +26658123456",
    "+263771234567, +263771234567",
    "00258821234567, +258821234567",
    "+12025550123, +12025550123",
  })
  void readsANumberAsGatewaysAndMembersWriteIt(String written, String e164) {
    assertThat(Msisdn.parse(written).map(Msisdn::e164)).hasValue(e164);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "anonymous",
        "tel:+27821230001",
        "+27",
        "+2782123000",
        "+278212300011",
        "082123",
        "82123",
        "112",
        "+1",
        "+999123456789",
        "+49301234567890123",
        "0821230001; drop table",
        "082123000１",
        "+27 82 123 0001 ext. 5",
        "++27821230001",
        "+27821230001+27821230001",
        "082\n1230001",
        "0821230001\0",
      })
  void knowsWhatIsNoNumber(String written) {
    assertThat(Msisdn.parse(written)).isEmpty();
  }

  @Test
  void aLongTextIsRefusedBeforeItIsLookedAt() {
    assertThat(Msisdn.parse("8".repeat(100_000))).isEmpty();
  }

  @Test
  void theSameNumberInTwoSpellingsIsOneNumber() {
    var other = Msisdn.parse("082 000 0001").orElseThrow();
    assertThat(other).isEqualTo(NUMBER).hasSameHashCodeAs(NUMBER);
    assertThat(Msisdn.parse("082 000 0002").orElseThrow()).isNotEqualTo(NUMBER);
  }

  @Test
  void neverPrintsItself() throws Exception {
    record Holder(Msisdn number) {}
    var json =
        new ObjectMapper()
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .writeValueAsString(Map.of("number", NUMBER));

    assertThat(
            List.of(
                NUMBER.toString(),
                "%s".formatted(NUMBER),
                "about " + NUMBER,
                new Holder(NUMBER).toString(),
                List.of(NUMBER).toString(),
                new IllegalStateException("no such row: " + NUMBER).toString(),
                Objects.toString(NUMBER),
                json))
        .allSatisfy(text -> assertThat(text).doesNotContain(DIGITS, DIGITS.substring(3)));
    assertThat(NUMBER).hasToString("[number]");
  }
}
