package org.isango.menu;

import java.util.Random;
import java.util.function.Consumer;

/// A new seed for every run, told when a walk fails: `mvn test -Dtest=… -Dseed=…` walks it again.
final class Seed {
  private static final long BASE = Long.getLong("seed", System.nanoTime() & 0xFFFFFFFFFFL);

  /// Neighbouring seeds begin alike; multiplied by this they do not.
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private Seed() {}

  /// Runs so many walks, each from a random source of its own.
  static void walks(int count, Consumer<Random> walk) {
    for (int i = 0; i < count; i++) {
      try {
        walk.accept(new Random((BASE + i) * MIX));
      } catch (RuntimeException | AssertionError failure) {
        throw new AssertionError("walk " + i + ", rerun with -Dseed=" + BASE, failure);
      }
    }
  }
}
