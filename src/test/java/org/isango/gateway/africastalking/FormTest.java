package org.isango.gateway.africastalking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {
  private static final int MOST = 12;

  @ParameterizedTest(name = "{0} is [{1}]")
  @CsvSource(
      delimiter = '|',
      value = {
        "text=1                | 1",
        "text=                 | ''",
        "text                  | ''",
        "other=1               | ''",
        "''                    | ''",
        "&&&text=1&&           | 1",
        "text=1=2=             | 1=2=",
        "text=a+b%2Bc          | a b+c",
        "text=%2a%2A           | **",
        "te%78t=1              | 1",
        "Text=1                | ''",
        "text=%C3%A9%F0%9F%91%8B | é👋",
        "text=%D9%A3           | ٣"
      })
  void aFieldIsReadAsItWasSent(String body, String value) {
    assertThat(read(body).orElseThrow().get("text")).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text=%", "text=%4", "text=1%zz", "text=%4g", "text=%+1", "%=1", "a=1&b=%"})
  void aBrokenEscapeMakesTheWholeUnreadable(String body) {
    assertThat(read(body)).isEmpty();
  }

  /// Half an escape is not completed with what follows the field.
  @Test
  void anEscapeEndsWithItsField() {
    assertThat(read("a=%4&1=2")).isEmpty();
    assertThat(read("a=%41")).map(form -> form.get("a")).contains("A");
  }

  @Test
  void aNulArrivesAsSuchAndIsNotAnEnd() {
    assertThat(read("text=1%002").orElseThrow().get("text")).isEqualTo("1\u00002");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%FF%FE", "%C3", "%C0%AF", "%ED%A0%80", "%F5%80%80%80"})
  void whatIsNotUtf8BecomesTheReplacementCharacter(String value) {
    assertThat(read("text=" + value).orElseThrow().get("text")).matches("\uFFFD+");
  }

  @Test
  void theFirstOfTwoCountsAndIsReported() {
    var form = read("text=1&a=b&text=2&text=%41").orElseThrow();
    assertThat(form.get("text")).isEqualTo("1");
    assertThat(form.doubled()).isTrue();
    assertThat(read("text=1&a=b").orElseThrow().doubled()).isFalse();
  }

  @Test
  void moreFieldsThanAllowedMakeTheWholeUnreadable() {
    assertThat(read(fields(MOST))).isPresent();
    assertThat(read(fields(MOST + 1))).isEmpty();
    assertThat(read(fields(MOST) + "&f1=again")).isPresent();
  }

  @Test
  void aBodyOfAnotherKindHasNoneOfOurFields() {
    var json = read("{\"text\":\"1\",\"sessionId\":\"x\"}").orElseThrow();
    assertThat(json.get("text")).isEmpty();
    assertThat(json.get("sessionId")).isEmpty();
    var multipart =
        read("--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n1\r\n--b--")
            .orElseThrow();
    assertThat(multipart.get("text")).isEmpty();
  }

  @Test
  void aFormPrintsNothingOfItself() {
    assertThat(read("text=Hillbrow").orElseThrow().toString()).isEqualTo("[form]");
  }

  @RepeatedTest(200)
  void anyBytesAreReadOrRefused() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    var body = new byte[random.nextInt(60)];
    var likely = "text=%&+A1\u0000\u00ff".getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < body.length; i++) body[i] = likely[random.nextInt(likely.length)];
    var form = Form.read(body, MOST);
    assertThat(form.map(f -> f.get("text").length()).orElse(0))
        .as("seed %d", seed)
        .isLessThanOrEqualTo(body.length);
  }

  private static String fields(int many) {
    return IntStream.range(0, many).mapToObj(i -> "f" + i + "=1").collect(Collectors.joining("&"));
  }

  private static Optional<Form> read(String body) {
    return Form.read(body.getBytes(StandardCharsets.UTF_8), MOST);
  }
}
