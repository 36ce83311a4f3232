package org.isango.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The files of the repository, as the house checks look at them.
final class Sources {
  static final Path MAIN = Path.of("src/main/java");
  static final Path TEST = Path.of("src/test/java");
  static final Path BENCH = Path.of("src/bench");

  private static final Set<String> NOT_OURS = Set.of(".git", ".idea", "target", "data");

  private Sources() {}

  static List<Path> java(Path... roots) {
    return Stream.of(roots).flatMap(Sources::below).sorted().toList();
  }

  /// Every file of the repository: what stands below it without what is never committed.
  static List<Path> everything() {
    try (var files = Files.walk(Path.of(""))) {
      return files
          .filter(file -> !NOT_OURS.contains(file.getName(0).toString()))
          .filter(file -> !file.toString().endsWith(".iml") && Files.isRegularFile(file))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
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
