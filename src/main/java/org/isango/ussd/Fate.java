package org.isango.ussd;

import io.vertx.pgclient.PgException;
import java.util.concurrent.atomic.AtomicReference;

/// Whether a hop with effects is saved, while it is not yet known. Whoever waits for it gives up
/// before its commit is sent, and then it is not sent; or after that, and then only the database
/// knows. So "NOT saved" is said of nothing that is saved later.
final class Fate {
  private enum Stage {
    OPEN,
    COMMITTING,
    GIVEN_UP
  }

  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.OPEN);

  /// The commit was on its way when its answer was given up or lost.
  static final class Unsure extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unsure(Throwable cause) {
      super("nobody knows whether it is saved", cause, false, false);
    }
  }

  /// Asked once all that the hop does is done, just before it is made final.
  boolean mayCommit() {
    return stage.compareAndSet(Stage.OPEN, Stage.COMMITTING);
  }

  /// What a failure means for her: itself, where nothing is saved for certain.
  Throwable of(Throwable failure) {
    if (stage.compareAndSet(Stage.OPEN, Stage.GIVEN_UP)) return failure;
    boolean told = failure instanceof PgException || stage.get() == Stage.GIVEN_UP;
    return told ? failure : new Unsure(failure);
  }
}
