package org.isango.gateway.africastalking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// When a text was sent, as far as the gateway can be believed.
class SmsFormsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-11-21 10:00:00, 2026-11-21T10:00:00Z",
    "2026-11-21T10:00:00.445Z, 2026-11-21T10:00:00.445Z",
    "2026-10-26T10:00:00+00:00, 2026-10-26T10:00:00Z",
    "2026-11-24T11:00:00+02:00, 2026-11-24T09:00:00Z"
  })
  void aDateOfTheLastWeeksIsBelieved(String written, Instant at) {
    assertThat(sentAt(written)).isEqualTo(at);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2099-01-01 00:00:00",
        "1970-01-01T00:00:00Z",
        "2026-10-20T10:00:00Z",
        "2026-11-21T10:00:00+14:00",
        "2026-02-30",
        "2026-02-30T10:00:00Z",
        "yesterday",
        ""
      })
  void anOddDateIsTakenAsNow(String written) {
    assertThat(sentAt(written)).isEqualTo(NOW);
  }

  private static Instant sentAt(String written) {
    var message = JsonNodeFactory.instance.objectNode().put("date", written);
    return SmsForms.polled(message, NOW).at();
  }
}
