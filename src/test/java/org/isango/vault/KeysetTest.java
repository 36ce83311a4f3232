package org.isango.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysetTest {
  private static final Msisdn NUMBER = Msisdn.parse("+27820000001").orElseThrow();
  private static final UUID ROW = UUID.randomUUID();

  @TempDir private Path data;

  @Test
  void isMadeOnTheFirstStartForItsOwnerAlone() throws IOException {
    Vault.open(keys());

    assertThat(rights(keys())).isEqualTo("rwx------");
    assertThat(rights(file())).isEqualTo("rw-------");
    assertThat(Files.list(keys())).containsExactly(file());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-", "rw--w----"})
  void isRefusedWhenOthersCanReachIt(String rights) throws IOException {
    Vault.open(keys());
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(rights));

    assertThatThrownBy(() -> Vault.open(keys()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("can be read by others: chmod 600 it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "SECRETSECRET",
        "{\"format\":1}",
        "{\"format\":1,\"keys\":[]}",
        "{\"format\":1,\"keys\":[{\"version\":1}]}",
        "{\"format\":1,\"keys\":[{\"version\":1,\"root\":\"SECRETSECRET\"}]}",
        "{\"format\":1,\"keys\":[{\"version\":1,\"root\":\"SECRET!SECRET\"}]}",
        "{\"format\":1,\"keys\":[{\"version\":1,\"root\":SECRETSECRET}]}",
        "{\"format\":1,\"keys\":[{\"version\":0,\"root\":\"%s\"}]}",
        "{\"format\":1,\"keys\":[{\"version\":128,\"root\":\"%s\"}]}",
        "{\"format\":2,\"keys\":[{\"version\":1,\"root\":\"%s\"}]}",
        "{\"format\":1,\"keys\":[{\"version\":1,\"root\":\"%s\"},{\"version\":1,\"root\":\"%s\"}]}",
      })
  void aDamagedOneIsRefusedWithoutShowingWhatItHolds(String damaged) throws IOException {
    write(damaged.replace("%s", root(7)));

    assertThatThrownBy(() -> Vault.open(keys()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is not a keyset of format 1: restore it from its backup")
        .hasNoCause()
        .hasMessageNotContainingAny("SECRET", root(7));
    assertThat(Files.readString(file())).isEqualTo(damaged.replace("%s", root(7)));
  }

  @Test
  void aNewVersionWritesAndTheOldOneStillOpens() throws IOException {
    write(keyset(root(1)));
    var before = Vault.open(keys());
    var key = before.newCaseKey();
    var number = before.sealNumber(NUMBER, ROW, "member");
    var words = before.seal("session", bytes("a"), bytes("words"));
    var wrapped = before.wrap(key, ROW);
    var answer = before.sealInCase(key, ROW, "station", bytes("Hillbrow"));

    write(keyset(root(1), root(2)));
    var after = Vault.open(keys());

    assertThat(after.openNumber(number, ROW, "member")).hasValue(NUMBER);
    assertThat(after.open("session", bytes("a"), words)).hasValue(bytes("words"));
    assertThat(after.unwrap(wrapped, ROW).flatMap(k -> after.openInCase(k, ROW, "station", answer)))
        .hasValue(bytes("Hillbrow"));
    assertThat(after.sealNumber(NUMBER, ROW, "member")[0]).isEqualTo((byte) 2);
    assertThat(after.seal("session", bytes("a"), bytes("words"))[0]).isEqualTo((byte) 2);
    assertThat(after.index(NUMBER).keyVersion()).isEqualTo(2);
    assertThat(before.openNumber(after.sealNumber(NUMBER, ROW, "member"), ROW, "member")).isEmpty();
  }

  @Test
  void manyThatStartAtOnceEndWithTheSameKeys() throws Exception {
    var start = new CountDownLatch(1);
    var indexes = new ArrayList<Future<BlindIndex>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 16; i++) {
        indexes.add(
            threads.submit(
                () -> {
                  start.await();
                  return Vault.open(keys()).index(NUMBER);
                }));
      }
      start.countDown();
      for (var index : indexes) assertThat(index.get()).isEqualTo(indexes.getFirst().get());
    }
    assertThat(Files.list(keys())).containsExactly(file());
  }

  @Test
  void twoProcessesThatRaceEndWithTheSameKeys() throws Exception {
    var racers = List.of(racer(), racer(), racer());
    var indexes = new ArrayList<String>();
    for (var racer : racers) {
      indexes.add(new String(racer.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
      assertThat(racer.waitFor()).isZero();
    }
    assertThat(indexes).doesNotContain("").containsOnly(indexes.getFirst());
  }

  private Process racer() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Racer.class.getName(),
            keys().toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /// Opens a vault in a process of its own and writes the index of the number, in hex.
  static final class Racer {
    private Racer() {}

    public static void main(String[] args) {
      var index = Vault.open(Path.of(args[0])).index(NUMBER);
      System.out.print(Arrays.toString(index.bytes()));
    }
  }

  private static String keyset(String... roots) throws IOException {
    var keys = new ArrayList<Object>();
    for (int i = 0; i < roots.length; i++) {
      keys.add(Map.of("version", i + 1, "root", roots[i]));
    }
    return new ObjectMapper().writeValueAsString(Map.of("format", 1, "keys", keys));
  }

  private static String root(int seed) {
    var bytes = new byte[32];
    Arrays.fill(bytes, (byte) seed);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private void write(String text) throws IOException {
    Files.createDirectories(keys());
    Files.writeString(file(), text);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Path keys() {
    return data.resolve("keys");
  }

  private Path file() {
    return keys().resolve("keyset.json");
  }
}
