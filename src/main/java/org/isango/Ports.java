package org.isango;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The callback port that a running service has taken, so that `urls` is right when it was any free
/// one.
final class Ports {
  private Ports() {}

  static void taken(Path data, int callbacks) {
    try {
      Files.writeString(file(data), Integer.toString(callbacks));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Optional<Integer> callbacks(Path data) {
    try {
      return Optional.of(Integer.valueOf(Files.readString(file(data)).strip()));
    } catch (IOException | NumberFormatException neverStarted) {
      return Optional.empty();
    }
  }

  private static Path file(Path data) {
    return data.resolve("callback-port");
  }
}
