package org.isango;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.isango.Settings.Overrides;
import org.isango.Settings.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @TempDir private Path folder;

  @Test
  void withoutAnyConfigurationEverythingHasADefault() {
    var settings = Settings.read(Optional.empty(), Overrides.NONE);

    assertThat(settings.data()).isEqualTo(Path.of("data"));
    assertThat(settings.database()).isEmpty();
    assertThat(settings.callbacks()).isEqualTo(new Settings.Listen("127.0.0.1", 8080));
    assertThat(settings.console()).isEqualTo(new Settings.Listen("127.0.0.1", 8081));
    assertThat(settings.management()).isEqualTo(new Settings.Listen("127.0.0.1", 8082));
    assertThat(settings.publicUrl()).isEmpty();
    assertThat(settings.serviceCodes()).isEmpty();
    assertThat(settings.holidays()).isEmpty();
    assertThat(settings.phone()).isTrue();
  }

  @Test
  void theFileChangesWhatItNames() throws IOException {
    var settings =
        read(
            """
            data = /srv/isango
            callbacks.port = 0
            callbacks.public-url = https://gate.example.org
            callbacks.service-codes = *120*77#, , *134*000#
            public-holidays = 2026-11-04,2029-05-30
            """);

    assertThat(settings.data()).isEqualTo(Path.of("/srv/isango"));
    assertThat(settings.callbacks().port()).isZero();
    assertThat(settings.console().port()).isEqualTo(8081);
    assertThat(settings.publicUrl()).hasValue("https://gate.example.org");
    assertThat(settings.serviceCodes()).containsExactlyInAnyOrder("*120*77#", "*134*000#");
    assertThat(settings.holidays())
        .containsExactlyInAnyOrder(LocalDate.parse("2026-11-04"), LocalDate.parse("2029-05-30"));
  }

  @Test
  void theCommandLineWinsOverTheFile() throws IOException {
    var line =
        new Overrides(
            Optional.of(Path.of("elsewhere")),
            Optional.of(folder),
            Optional.of(1),
            Optional.of(2),
            Optional.of(0));
    var settings = Settings.read(Optional.of(file("data = here\ncallbacks.port = 9")), line);

    assertThat(settings.data()).isEqualTo(Path.of("elsewhere"));
    assertThat(settings.menus()).hasValue(folder);
    assertThat(settings.callbacks().port()).isEqualTo(1);
    assertThat(settings.console().port()).isEqualTo(2);
    assertThat(settings.management().port()).isZero();
  }

  @Test
  void anExternalDatabaseIsTakenAndTurnsThePhoneOff() throws IOException {
    var database = "database.host = db.example.org\ndatabase.password-file = pw\n";
    var settings = read(database);

    assertThat(settings.database())
        .hasValue(
            new Settings.External(
                "db.example.org", 5432, "isango", "isango", Path.of("pw"), false));
    assertThat(settings.phone()).isFalse();
    assertThat(read(database + "phone = on").phone()).isTrue();
    assertThat(read("phone = off").phone()).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "callback.port = 80         | there is no option \"callback.port\"; see config/isango.properties",
        "callbacks.port = eighty    | callbacks.port must be a port from 0 to 65535; 0 means any free one",
        "console.port = -1          | console.port must be a port from 0 to 65535; 0 means any free one",
        "management.port = 65536    | management.port must be a port from 0 to 65535",
        "console.port =             | console.port must be a port",
        "phone = yes                | phone must be",
        "public-holidays = 4 Nov    | public-holidays must be days like 2026-11-04, separated by commas",
        "public-holidays = 2026-02-30 | public-holidays must be days like 2026-11-04",
        "database.host = db         | database.host needs database.password-file",
        "menus = no-such-folder     | menus: there is no folder no-such-folder",
      })
  void whatCannotBeUsedIsRefusedWithASentence(String line, String sentence) {
    assertThatThrownBy(() -> read(line)).isInstanceOf(Refused.class).hasMessageContaining(sentence);
  }

  @ParameterizedTest
  @CsvSource({"0", "65536", "many", "''"})
  void thePortOfADatabaseIsARealOne(String port) {
    var database = "database.host = db\ndatabase.password-file = pw\ndatabase.port = " + port;
    assertThatThrownBy(() -> read(database))
        .isInstanceOf(Refused.class)
        .hasMessage("database.port must be a port from 1 to 65535");
  }

  @Test
  void aPortOnTheCommandLineIsRefusedByTheNameItHasThere() {
    var line =
        new Overrides(
            Optional.empty(),
            Optional.empty(),
            Optional.of(70_000),
            Optional.empty(),
            Optional.empty());
    assertThatThrownBy(() -> Settings.read(Optional.empty(), line))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("--callback-port must be a port");
  }

  @Test
  void aFileThatIsNotThereOrNoTextIsRefused() throws IOException {
    var missing = Optional.of(folder.resolve("missing.properties"));
    assertThatThrownBy(() -> Settings.read(missing, Overrides.NONE))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("missing.properties: give a readable file");

    var binary = folder.resolve("binary.properties");
    Files.write(binary, new byte[] {(byte) 0xFF, (byte) 0xFE, '\\', 'u', 'x'});
    assertThatThrownBy(() -> Settings.read(Optional.of(binary), Overrides.NONE))
        .isInstanceOf(Refused.class);
  }

  @Test
  void theCommandSaysTheSentenceAndEndsWithOne() throws IOException {
    var file = file("console.port = eighty");
    assertThat(Main.run("urls", "--config", file.toString())).isEqualTo(1);
    assertThat(Main.run("urls", "--no-such-option")).isEqualTo(2);
  }

  private Settings read(String properties) throws IOException {
    return Settings.read(Optional.of(file(properties)), Overrides.NONE);
  }

  private Path file(String properties) throws IOException {
    return Files.writeString(folder.resolve("own.properties"), properties);
  }
}
