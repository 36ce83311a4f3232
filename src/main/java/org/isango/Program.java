package org.isango;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipFile;

/// Which build of the program this is, by what is in it: two builds may be of one size and moment,
/// as those are that can be repeated to the byte.
final class Program {
  private Program() {}

  /// Empty where it is not packed: then it may change under our hands.
  static Optional<String> build() {
    return Launch.jar().flatMap(Program::build);
  }

  /// From the names and checksums that a jar lists: none of it is unpacked.
  static Optional<String> build(Path jar) {
    try (var file = new ZipFile(jar.toFile())) {
      var hash = MessageDigest.getInstance("SHA-256");
      file.stream()
          .map(entry -> entry.getName() + " " + entry.getCrc() + " " + entry.getSize() + "\n")
          .sorted()
          .forEach(line -> hash.update(line.getBytes(StandardCharsets.UTF_8)));
      return Optional.of(HexFormat.of().formatHex(hash.digest(), 0, 16));
    } catch (IOException unknown) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
