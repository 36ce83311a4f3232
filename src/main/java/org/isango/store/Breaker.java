package org.isango.store;

import java.util.concurrent.TimeUnit;

/// Whether the database answers, as far as anybody knows. While it does not, nobody else waits to
/// find that out: what can be answered from memory is answered at once. It closes again when a
/// probe, once a second, is answered.
public final class Breaker {
  private volatile boolean open;
  private volatile long answeredAt = System.nanoTime();

  /// True while the database does not answer.
  public boolean isOpen() {
    return open;
  }

  /// A call came back; one that failed because the database does not answer opens the breaker.
  void saw(Throwable failure) {
    if (StoreFailure.isDown(failure)) open = true;
  }

  void answered() {
    answeredAt = System.nanoTime();
    open = false;
  }

  /// Whether a probe was answered so short a time ago: slow, but there.
  public boolean answeredWithin(long ms) {
    return System.nanoTime() - answeredAt < TimeUnit.MILLISECONDS.toNanos(ms);
  }
}
