package org.isango.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What may stand in the repository beside code.
class TreeTest {
  private static final Path DATA = Path.of("src/main/resources/data");

  /// Every file that is not text: where it comes from, or how it is made again.
  private static final Map<String, String> BINARIES =
      Map.of(
          "src/main/resources/org/isango/gateway/phone/lcd.woff2",
          "drawn for the phone page, our own",
          "src/site/markdown/phone.png",
          "the phone page as the browser shows it");

  // Split, so that this file does not find itself.
  private static final Pattern OF_A_MACHINE =
      Pattern.compile("(?<![\\w.*-])/(?:ho" + "me|ro" + "ot|wo" + "rk|Us" + "ers)/\\w");
  private static final Pattern REGISTRY =
      Pattern.compile(
          "repo1?\\.maven"
              + "\\.org|repo\\.maven"
              + "\\.apache|registry\\.np"
              + "mjs|arti"
              + "factory|ne"
              + "xus\\.",
          Pattern.CASE_INSENSITIVE);

  @Test
  void noTextNamesAMachineOrAPackageRegistry() {
    assertThat(Sources.everything())
        .filteredOn(
            file ->
                text(file)
                    .filter(t -> OF_A_MACHINE.matcher(t).find() || REGISTRY.matcher(t).find())
                    .isPresent())
        .isEmpty();
  }

  @Test
  void everyBinaryIsAccountedFor() {
    assertThat(Sources.everything())
        .filteredOn(file -> !file.startsWith(DATA) && text(file).isEmpty())
        .extracting(Path::toString)
        .isSubsetOf(BINARIES.keySet());
  }

  @Test
  void everyDataFileHasAnOriginAndALicence() {
    var files = Sources.everything().stream().filter(f -> f.startsWith(DATA)).toList();
    if (files.isEmpty()) return;
    var attribution = DATA.resolve("ATTRIBUTION.md");
    assertThat(files).contains(attribution);
    var words = Sources.read(attribution);
    assertThat(files)
        .filteredOn(f -> !f.equals(attribution))
        .filteredOn(f -> !words.contains(f.getFileName().toString()))
        .isEmpty();
  }

  @Test
  void knowsAPathOfAMachineFromAPathOfAPage() {
    assertThat(OF_A_MACHINE.matcher("see /" + "home/ann/notes").find()).isTrue();
    assertThat(OF_A_MACHINE.matcher("GET /health/ready").find()).isFalse();
    assertThat(OF_A_MACHINE.matcher("https://example.org/" + "home/page").find()).isFalse();
    assertThat(List.of("a", "b")).allSatisfy(t -> assertThat(REGISTRY.matcher(t).find()).isFalse());
  }

  /// Empty when it is no UTF-8, or holds a NUL.
  private static Optional<String> text(Path file) {
    try {
      var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      var text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return Optional.of(text).filter(t -> t.indexOf('\0') < 0);
    } catch (CharacterCodingException binary) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
