package org.isango.store;

import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/// What a failed call to the store means for whoever made it.
public enum StoreFailure {
  /// More is waiting than we can promise to write in time.
  BUSY,
  /// The database does not answer, or not in time. Nothing is known about what was being written.
  DOWN,
  /// A mistake of ours.
  OTHER;

  /// SQLSTATE classes of a server that is there but cannot serve: connection, read-only, sign-in,
  /// no such database, deadlock, resources, a lock not had, operator, system.
  private static final Set<String> SERVER =
      Set.of("08", "25", "28", "3D", "40", "53", "55", "57", "58");

  /// The queue before the database is full, or the wait in it was too long.
  public static final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1;

    Busy() {
      super("too many hops are waiting", null, false, false);
    }
  }

  /// Nobody asked the database, because it is known not to answer.
  static final class Down extends RuntimeException {
    private static final long serialVersionUID = 1;

    Down() {
      super("the database does not answer", null, false, false);
    }
  }

  public static StoreFailure of(Throwable failure) {
    return switch (failure) {
      case Busy _ -> BUSY;
      case Down _ -> DOWN;
      case PgException pg ->
          SERVER.stream().anyMatch(Objects.toString(pg.getSqlState(), "")::startsWith)
              ? DOWN
              : OTHER;
      case IOException _, TimeoutException _, Database.Late _ -> DOWN;
      case Throwable other when other.getClass().getName().startsWith("io.vertx.") -> DOWN;
      case Throwable _ -> OTHER;
    };
  }

  /// What may be logged of a failure: its kind, never what it says.
  public static String kind(Throwable failure) {
    return failure instanceof PgException pg
        ? "SQLSTATE " + pg.getSqlState()
        : failure.getClass().getSimpleName();
  }

  public static boolean isDown(Throwable failure) {
    return of(failure) == DOWN;
  }
}
