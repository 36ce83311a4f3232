package org.isango.menu;

import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// A new seed for every run, told when a walk fails: `mvn test -Dtest=… -Dseed=…` walks it again.
final class Seed {
  private static final long BASE = Long.getLong("seed", System.nanoTime() & 0xFFFFFFFFFFL);

  /// Neighbouring seeds begin alike; multiplied by this they do not.
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private Seed() {}

  /// Runs so many walks, each from a random source of its own.
  static void walks(int count, Consumer<Random> walk) {
    walks(0, count, walk);
  }

  /// Runs walks in groups until enough was seen, or all of the most were walked.
  static void walksUntil(int group, int most, BooleanSupplier enough, Consumer<Random> walk) {
    for (int first = 0; first < most && !enough.getAsBoolean(); first += group) {
      walks(first, first + group, walk);
    }
  }

  private static void walks(int first, int end, Consumer<Random> walk) {
    for (int i = first; i < end; i++) {
      try {
        walk.accept(new Random((BASE + i) * MIX));
      } catch (RuntimeException | AssertionError failure) {
        throw new AssertionError("walk " + i + ", rerun with -Dseed=" + BASE, failure);
      }
    }
  }
}
