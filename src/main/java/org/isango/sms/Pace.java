package org.isango.sms;

import java.util.function.LongSupplier;

/// How many messages may leave in a second. Halved when the gateway says that it is too many, and
/// slowly raised again while it does not.
final class Pace {
  private static final double LEAST = 1;
  private static final double FASTER = 1.05;
  private static final double NANOS = 1e9;

  private final double most;
  private final LongSupplier nanos;
  private double perSecond;
  private double saved;
  private long at;

  /// @param nanos monotonic time
  Pace(int most, LongSupplier nanos) {
    this.most = most;
    this.nanos = nanos;
    this.perSecond = most;
    this.saved = most;
    this.at = nanos.getAsLong();
  }

  /// How many may leave now, at most so many; they count as gone.
  synchronized int take(int wanted) {
    long now = nanos.getAsLong();
    saved = Math.min(Math.max(perSecond, 1), saved + perSecond * (now - at) / NANOS);
    at = now;
    int given = (int) Math.min(wanted, Math.floor(saved));
    saved -= given;
    return given;
  }

  /// What was taken and not used.
  synchronized void giveBack(int unused) {
    saved += unused;
  }

  synchronized void slower() {
    perSecond = Math.max(LEAST, perSecond / 2);
    saved = Math.min(saved, perSecond);
  }

  synchronized void faster() {
    perSecond = Math.min(most, perSecond * FASTER);
  }
}
