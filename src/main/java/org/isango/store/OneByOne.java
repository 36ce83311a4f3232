package org.isango.store;

import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rows of a job, each in a transaction of its own, so that one that cannot be done keeps no
/// other waiting. It is set aside for an hour and then tried again; the log says that there is one
/// and never which.
public final class OneByOne {
  private static final Logger LOG = LoggerFactory.getLogger(OneByOne.class);
  private static final Duration ASIDE = Duration.ofHours(1);

  private final String job;
  private final Map<Object, OffsetDateTime> aside = new ConcurrentHashMap<>();

  /// @param job its name in the log
  public OneByOne(String job) {
    this.job = job;
  }

  /// What is done with one row.
  @FunctionalInterface
  public interface Work<R> {
    /// @return false when there was nothing to do any more
    boolean with(SqlConnection tx, R row);
  }

  /// How many rows are set aside: whoever fetches rows fetches so many more.
  public int aside() {
    return aside.size();
  }

  /// @param rows told apart by `equals`
  /// @param most how many are done in one turn
  /// @return how many were done
  public <R> int turn(Database db, List<R> rows, int most, OffsetDateTime now, Work<R> work) {
    aside.values().removeIf(since -> !since.plus(ASIDE).isAfter(now));
    int done = 0;
    for (var row : rows) {
      if (done == most) break;
      if (!aside.containsKey(row) && one(db, row, now, work)) done++;
    }
    return done;
  }

  private <R> boolean one(Database db, R row, OffsetDateTime now, Work<R> work) {
    try {
      return db.inBackground(tx -> Optional.of(work.with(tx, row))).orElseThrow();
    } catch (Throwable failure) {
      if (!isOfTheRow(failure)) throw failure;
      aside.put(row, now);
      LOG.warn("{}: a row is set aside for an hour: {}", job, StoreFailure.kind(failure));
      return false;
    }
  }

  /// A database that does not answer, and a service that stops, fail for every row.
  private static boolean isOfTheRow(Throwable failure) {
    return StoreFailure.of(failure) == StoreFailure.OTHER
        && !(failure instanceof InterruptedException)
        && !(failure instanceof Error);
  }
}
