package org.isango.store;

/// Whether the database answers, as far as anybody knows. While it does not, nobody else waits to
/// find that out: what can be answered from memory is answered at once. It closes again when a
/// probe, once a second, is answered.
public final class Breaker {
  private volatile boolean open;

  /// True while the database does not answer.
  public boolean isOpen() {
    return open;
  }

  /// A call came back; one that failed because the database does not answer opens the breaker.
  void saw(Throwable failure) {
    if (StoreFailure.isDown(failure)) open = true;
  }

  void answered() {
    open = false;
  }
}
