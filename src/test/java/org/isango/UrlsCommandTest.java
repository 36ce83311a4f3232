package org.isango;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UrlsCommandTest {
  @TempDir private Path data;

  @Test
  void everyAddressThatIsServedIsALineWithItsSecret() {
    var urls = urls("--callback-port", "4321");
    assertThat(urls).hasSize(5);
    assertThat(urls.getFirst())
        .matches("ussd http://127\\.0\\.0\\.1:4321/cb/[A-Za-z0-9_-]{32}/ussd");
    assertThat(urls.get(1))
        .matches("ussd-end http://127\\.0\\.0\\.1:4321/cb/[A-Za-z0-9_-]{32}/ussd-end");
    assertThat(urls.subList(2, 5))
        .satisfiesExactly(
            sms -> assertThat(sms).startsWith("sms http"),
            report -> assertThat(report).startsWith("delivery http"),
            optOut -> assertThat(optOut).startsWith("optout http"));
  }

  @Test
  void theyStayTheSameUntilTheyAreRenewed() {
    var first = urls("--callback-port", "1");
    assertThat(urls("--callback-port", "1")).isEqualTo(first);
    assertThat(urls("--callback-port", "1", "--renew")).doesNotContainAnyElementsOf(first);
  }

  @Test
  void thePortIsTheOneARunningServiceHasTaken() {
    Ports.taken(data, 5432);
    assertThat(urls().getFirst()).startsWith("ussd http://127.0.0.1:5432/cb/");
  }

  @Test
  void aPublicAddressWinsAndItsLastSlashIsNotDoubled(@TempDir Path other) throws IOException {
    var config = other.resolve("isango.properties");
    Files.writeString(config, "callbacks.public-url = https://gate.example.org/\n");
    assertThat(urls("--config", config.toString()).getFirst())
        .startsWith("ussd https://gate.example.org/cb/");
  }

  @Test
  void aDamagedFileIsASentenceAndNoStackTrace() throws IOException {
    urls();
    Files.writeString(data.resolve("callback-secrets"), "ussd = x\n");
    var said = new StringWriter();
    assertThat(run(said, "urls", "--data", data.toString())).isEqualTo(1);
    assertThat(said.toString().strip()).contains("damaged: delete it").hasLineCount(1);
  }

  private List<String> urls(String... options) {
    var line = new ArrayList<>(List.of("urls", "--data", data.toString()));
    line.addAll(List.of(options));
    var said = new StringWriter();
    assertThat(run(said, line.toArray(String[]::new))).isZero();
    return said.toString().lines().toList();
  }

  private static int run(StringWriter said, String... words) {
    var all = new PrintWriter(said, true);
    return Main.line().setOut(all).setErr(all).execute(words);
  }
}
