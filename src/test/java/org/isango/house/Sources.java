package org.isango.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The Java files of the repository, as the house checks look at them.
final class Sources {
  static final Path MAIN = Path.of("src/main/java");
  static final Path TEST = Path.of("src/test/java");

  private Sources() {}

  static List<Path> java(Path... roots) {
    return Stream.of(roots).flatMap(Sources::below).sorted().toList();
  }

  private static Stream<Path> below(Path root) {
    try (var files = Files.walk(root)) {
      return files.filter(f -> f.toString().endsWith(".java")).toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
