package org.isango.mo;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// Notices that this instance gets far more texts than it is used to: then only what matters is
/// answered, so that nobody can spend the balance. In memory; a restart forgets.
public final class Flood {
  private static final long WINDOW = Duration.ofMinutes(5).toMillis();
  private static final int TIMES = 20;
  private static final int DAY = 288;

  /// A quiet service would take a good meeting for a flood: one text a second is never one.
  private static final double LEAST = 300;

  private final Clock clock;
  private final double least;
  private final Deque<Integer> before = new ArrayDeque<>();
  private long window;
  private int count;

  private Flood(Clock clock, double least) {
    this.clock = clock;
    this.least = least;
  }

  public static Flood watched(Clock clock) {
    return new Flood(clock, LEAST);
  }

  /// For rehearsals and measurements.
  public static Flood never(Clock clock) {
    return new Flood(clock, Double.MAX_VALUE);
  }

  /// Counts a text; whether it is one of a flood.
  synchronized boolean another() {
    long now = clock.millis() / WINDOW;
    if (now != window) {
      if (window != 0) before.addLast(count);
      while (before.size() > DAY) before.removeFirst();
      window = now;
      count = 0;
    }
    count++;
    double usual = before.stream().mapToInt(n -> n).average().orElse(0);
    return count > TIMES * Math.max(usual, least);
  }
}
