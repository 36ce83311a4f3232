package org.isango.gateway.africastalking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.isango.gateway.africastalking.CallbackSecrets.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackSecretsTest {
  @TempDir private Path temporary;

  @Test
  void theyAreMadeOnceAndOnlyTheOwnerMayReadThem() throws IOException {
    var made = open();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data())))
        .isEqualTo("rwx------");
    var again = open();
    for (var kind : Kind.values()) assertThat(again.current(kind)).isEqualTo(made.current(kind));
    try (var files = Files.list(data())) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void noTwoAreAlikeAndEachHas192Bits() {
    var secrets = open();
    var seen = new HashSet<String>();
    for (var kind : Kind.values()) {
      assertThat(secrets.current(kind)).hasSize(32).matches("[A-Za-z0-9_-]+");
      seen.add(secrets.current(kind));
    }
    secrets.renew();
    for (var kind : Kind.values()) seen.add(secrets.current(kind));
    assertThat(seen).hasSize(2 * Kind.values().length);
  }

  /// Whoever prints the addresses while the service starts prints the ones that are valid.
  @Test
  void twoThatStartAtOnceAgree() throws Exception {
    try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        var data = temporary.resolve("data" + i);
        var one = both.submit(() -> CallbackSecrets.open(data));
        var other = both.submit(() -> CallbackSecrets.open(data));
        assertThat(one.get().current(Kind.USSD)).isEqualTo(other.get().current(Kind.USSD));
      }
    }
  }

  @Test
  void theNewestAndTheOneBeforeOpenTheDoorAndNoOlderOne() {
    var secrets = open();
    var first = address(secrets, Kind.USSD);
    secrets.renew();
    var second = address(secrets, Kind.USSD);
    assertThat(secrets.kind(first)).contains(Kind.USSD);
    assertThat(secrets.kind(second)).contains(Kind.USSD);
    secrets.renew();
    assertThat(secrets.kind(first)).isEmpty();
    assertThat(secrets.kind(second)).contains(Kind.USSD);
    assertThat(secrets.kind(address(secrets, Kind.USSD))).contains(Kind.USSD);
  }

  @Test
  void aRenewalByAnotherProcessIsTakenOver() throws IOException {
    var serving = open();
    var before = address(serving, Kind.USSD);
    var command = open();
    command.renew();
    later();
    serving.refresh();
    assertThat(serving.kind(address(command, Kind.USSD))).contains(Kind.USSD);
    assertThat(serving.kind(before)).contains(Kind.USSD);
    serving.renew();
    assertThat(serving.kind(before)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aSecretOpensOnlyItsOwnKind(Kind owner) {
    var secrets = open();
    for (var asked : Kind.values()) {
      var opened = secrets.kind("/cb/" + secrets.current(owner) + "/" + asked.path());
      assertThat(opened).isEqualTo(asked == owner ? Optional.of(owner) : Optional.empty());
    }
  }

  @Test
  void anythingButTheExactAddressIsNoAddress() {
    var secrets = open();
    var secret = secrets.current(Kind.USSD);
    var wrong =
        List.of(
            "",
            "/",
            "/cb",
            "/cb//ussd",
            "/cb/" + secret,
            "/cb/" + secret + "/",
            "/cb/" + secret + "/ussd/",
            "/cb/" + secret + "//ussd",
            "//cb/" + secret + "/ussd",
            "/cb/" + secret + "/USSD",
            "/CB/" + secret + "/ussd",
            "/cb/" + secret + "/ussd%2f",
            "/cb/" + secret + "/./ussd",
            "/cb/%2e/" + secret + "/ussd",
            "/cb/" + swapCase(secret) + "/ussd",
            "/cb/" + secret.substring(1) + "/ussd",
            "/cb/" + secret + "A/ussd",
            "/cb/" + secret + "\u0000/ussd",
            "cb/" + secret + "/ussd",
            "/x/cb/" + secret + "/ussd");
    for (var path : wrong) {
      assertThat(secrets.kind(path)).as(path.replace(secret, "S")).isEmpty();
    }
    assertThat(secrets.kind("/cb/" + secret + "/ussd")).contains(Kind.USSD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ussd = short\n", "\\u00zz", "ussd = \n", "\u00ff\u00fe"})
  void aDamagedFileIsRefusedWithASentenceThatSaysWhatToDo(String content) throws IOException {
    open();
    Files.writeString(file(), content);
    assertThatThrownBy(this::open)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("damaged: delete it")
        .hasMessageContaining("urls");
  }

  /// A short second secret would be a guessable one.
  @Test
  void aSecondSecretThatIsNoneIsDamageToo() throws IOException {
    var secret = open().current(Kind.USSD);
    Files.writeString(file(), Files.readString(file()).replace(secret, secret + " x"));
    assertThatThrownBy(this::open).hasMessageContaining("damaged").hasMessageNotContaining(secret);
  }

  @Test
  void whileServingADamagedOrLostFileTakesNothingAway() throws IOException {
    var secrets = open();
    var address = address(secrets, Kind.USSD);
    Files.writeString(file(), "ussd = x");
    later();
    secrets.refresh();
    assertThat(secrets.kind(address)).contains(Kind.USSD);
    Files.delete(file());
    secrets.refresh();
    assertThat(secrets.kind(address)).contains(Kind.USSD);
  }

  @Test
  void aFileThatOthersMayReadIsRefused() throws IOException {
    open();
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(this::open).hasMessageContaining("can be read by others: chmod 600");
  }

  @Test
  void theyPrintNothingOfThemselves() {
    assertThat(open().toString()).isEqualTo("[secrets]");
  }

  private Path data() {
    return temporary.resolve("data");
  }

  private Path file() {
    return data().resolve("callback-secrets");
  }

  private CallbackSecrets open() {
    return CallbackSecrets.open(data());
  }

  /// Two writes may fall into one millisecond of the file's clock.
  private void later() throws IOException {
    var at = Files.getLastModifiedTime(file()).toMillis() + 1_000;
    Files.setLastModifiedTime(file(), FileTime.fromMillis(at));
  }

  private static String address(CallbackSecrets secrets, Kind kind) {
    return "/cb/" + secrets.current(kind) + "/" + kind.path();
  }

  private static String swapCase(String text) {
    var swapped = new StringBuilder();
    text.chars()
        .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
        .forEach(c -> swapped.append((char) c));
    return swapped.toString();
  }
}
