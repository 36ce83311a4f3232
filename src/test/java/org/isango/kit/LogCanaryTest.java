package org.isango.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.isango.gateway.LogLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The canary is there, hears what is logged, and knows a number when it hears one.
class LogCanaryTest {
  private static final Logger LOG = LoggerFactory.getLogger("test of the canary");

  // Split, so that no search for numbers in this file finds any.
  private static final String NUMBER = "83" + "4445561";

  @Test
  void knowsANumberHoweverItIsWritten() {
    for (var written :
        List.of("+27" + NUMBER, "27" + NUMBER, "0" + NUMBER, "to=0" + NUMBER + ",")) {
      assertThat(LogCanary.tells("sent " + written, Set.of())).as(written).isTrue();
    }
    assertThat(LogCanary.tells("sent [number]", Set.of())).isFalse();
    assertThat(LogCanary.tells("took 1764000000000 ns, id ab0" + NUMBER + "f", Set.of())).isFalse();
    assertThat(LogCanary.tells("she said umbrella", Set.of("umbrella"))).isTrue();
  }

  @Test
  void hearsWhatIsLoggedBeforeItIsMasked() {
    long before = LogCanary.heard();
    var failure = new IllegalStateException("+27" + NUMBER);
    failure.setStackTrace(new StackTraceElement[0]);
    LOG.warn("a call to 0{} failed", NUMBER, failure);
    assertThat(LogCanary.heard()).isGreaterThan(before);
    assertThat(LogCanary.found()).containsExactly("test of the canary");
    assertThat(LogCanary.found()).isEmpty();
  }

  @Test
  void hearsAgainAfterAnotherHasListened() {
    try (var lines = LogLines.open()) {
      LOG.warn("to the other");
      assertThat(lines.lines()).hasSize(1);
    }
    LOG.warn("0" + NUMBER);
    assertThat(LogCanary.found()).hasSize(1);
  }

  @Test
  void readsTheLogOfAnotherProcessAsItGrows(@TempDir Path folder) throws IOException {
    var log = Files.writeString(folder.resolve("service.log"), "started\n");
    LogCanary.follow(log);
    assertThat(LogCanary.found()).isEmpty();
    Files.writeString(log, "0" + NUMBER + "\n", StandardOpenOption.APPEND);
    assertThat(LogCanary.found()).containsExactly("service.log");
    assertThat(LogCanary.found()).isEmpty();
  }
}
