package org.isango.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.isango.kit.ServiceProcess;
import org.isango.kit.Waiting;
import org.isango.store.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A start that cannot work says why in one sentence, and what to do.
class StartRefusalsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// 128 and the number of the signal.
  private static final int STOPPED = 143;

  @TempDir Path folder;

  @Test
  void aTakenPortAndKeysThatOpenNothingAreNamed() throws IOException {
    var data = folder.resolve("data");
    ServiceProcess.start(data).close();

    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(taken.getLocalPort());
      assertThat(ServiceProcess.refused(data, "--management-port", port))
          .contains("127.0.0.1:" + port + " is taken")
          .contains("--management-port")
          .doesNotContain("\tat ");
    }

    Files.delete(data.resolve("keys/keyset.json"));
    assertThat(ServiceProcess.refused(data))
        .contains("restore the keyset from its backup")
        .doesNotContain("\tat ");
  }

  /// Once nothing of it runs yet, once its database does.
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void whoIsStoppedBeforeItIsReadyEndsWithoutAWord(int processes) throws IOException {
    var data = folder.resolve("data");
    var service = ServiceProcess.begun(data);
    Waiting.until(PATIENCE, () -> service.processes().size() >= processes);
    var all = service.processes();
    assertThat(service.stopped()).isIn(0, STOPPED);
    assertThat(Files.readString(service.log())).isEmpty();
    assertThat(data.resolveSibling("data.out")).isEmptyFile();
    Waiting.until(PATIENCE, () -> all.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void aDatabaseThatDoesNotLetUsInIsNotCalledSilent() throws Exception {
    try (var postgres = EmbeddedPostgres.start(folder.resolve("postgres"))) {
      var password = Files.writeString(folder.resolve("password"), "wrong");
      assertThat(refused(postgres, password)).contains("does not let isango in");
      assertThat(refused(postgres, folder.resolve("missing")))
          .contains("cannot read the database password from");
    }
  }

  private String refused(EmbeddedPostgres postgres, Path password) throws IOException {
    var config = folder.resolve("isango.properties");
    Files.writeString(
        config,
        """
        database.host = 127.0.0.1
        database.port = %d
        database.name = postgres
        database.user = isango
        database.password-file = %s
        """
            .formatted(postgres.address().port(), password));
    var said = ServiceProcess.refused(folder.resolve("other"), "--config", config.toString());
    assertThat(said).doesNotContain("\tat ");
    return said;
  }
}
