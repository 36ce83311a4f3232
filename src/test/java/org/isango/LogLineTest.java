package org.isango;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;

class LogLineTest {
  @Test
  void aLineTellsWhenHowGraveWhereAndWhat() {
    assertThat(line("menus: {}", "in use"))
        .matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]{12}\\S+ WARN  LogLineTest menus: in use\n");
  }

  @Test
  void whatLooksLikeANumberIsMaskedAlsoInExceptions() {
    assertThat(line("for +27600000001 and 0600000001", "")).endsWith("for [number] and [number]\n");
    assertThat(line("broken", new IllegalStateException("no answer of 27600000001")))
        .contains("no answer of [number]", "whatLooksLikeANumberIsMaskedAlsoInExceptions")
        .doesNotContain("600000001");
  }

  private static String line(String said, Object with) {
    var logger = new LoggerContext().getLogger(LogLineTest.class);
    var thrown = with instanceof Throwable failure ? failure : null;
    return new LogLine()
        .doLayout(new LoggingEvent("", logger, Level.WARN, said, thrown, new Object[] {with}));
  }
}
