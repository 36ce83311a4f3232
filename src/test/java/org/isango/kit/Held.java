package org.isango.kit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// Something of the database held from outside, so that the service comes as far as that and no
/// further. Let go when closed.
public final class Held implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Connection db;
  private final PostgresProcess postgres;

  private Held(PostgresProcess postgres, String sql) {
    this.postgres = postgres;
    try {
      db = postgres.connect();
      db.setAutoCommit(false);
      try (var statement = db.createStatement()) {
        statement.execute(sql);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /// Nobody reads or writes this table.
  public static Held table(PostgresProcess postgres, String table) {
    return new Held(postgres, "lock table " + table + " in access exclusive mode");
  }

  /// Nobody writes this table; who only reads does not notice.
  public static Held writes(PostgresProcess postgres, String table) {
    return new Held(postgres, "lock table " + table + " in share mode");
  }

  /// No instance takes a text out of the line.
  public static Held claims(PostgresProcess postgres) {
    return new Held(postgres, "select pg_advisory_xact_lock(hashtext('isango sms claim'))");
  }

  /// Waits until a statement that begins so is kept waiting.
  public Held untilWaiting(String statement) {
    Waiting.until(PATIENCE, () -> isWaiting(statement));
    return this;
  }

  private boolean isWaiting(String begins) {
    try (var other = postgres.connect();
        var asked =
            other.prepareStatement(
                "select 1 from pg_stat_activity where wait_event_type = 'Lock'"
                    + " and application_name = 'isango' and ltrim(query) like ?")) {
      asked.setString(1, begins + "%");
      return asked.executeQuery().next();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public void close() {
    try {
      db.rollback();
      db.close();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
