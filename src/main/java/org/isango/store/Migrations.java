package org.isango.store;

import io.vertx.sqlclient.SqlClient;
import org.flywaydb.core.Flyway;

/// Brings the schema up to date. One query tells whether it is already, and then Flyway and its
/// driver are not even loaded.
public final class Migrations {
  /// The newest file in `db/`.
  static final int NEWEST = 20;

  private Migrations() {}

  /// @param db runs the one query
  public static void run(SqlClient db, DatabaseAddress address) {
    if (!current(db)) migrate(address);
  }

  private static boolean current(SqlClient db) {
    var known =
        db.query("select to_regclass('flyway_schema_history') is not null").execute().await();
    if (!known.iterator().next().getBoolean(0)) return false;
    var newest =
        db.query("select coalesce(max(version::int), 0) from flyway_schema_history where success")
            .execute()
            .await();
    return newest.iterator().next().getInteger(0) >= NEWEST;
  }

  static void migrate(DatabaseAddress address) {
    Flyway.configure()
        .dataSource(address.jdbc(), address.user(), address.password())
        .locations("classpath:db")
        .validateMigrationNaming(true)
        .load()
        .migrate();
  }
}
