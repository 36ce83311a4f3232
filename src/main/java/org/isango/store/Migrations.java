package org.isango.store;

import io.vertx.sqlclient.SqlClient;
import org.flywaydb.core.Flyway;

/// Brings the schema up to date. One query tells whether it is already, and then Flyway and its
/// driver are not even loaded.
public final class Migrations {
  /// How many files are in `db/`. They are counted, and not the newest looked for: a file with a
  /// lower number may come later than one with a higher, and is applied all the same.
  static final int FILES = 25;

  private Migrations() {}

  /// @param db runs the one query
  public static void run(SqlClient db, DatabaseAddress address) {
    if (!current(db)) migrate(address);
  }

  private static boolean current(SqlClient db) {
    var known =
        db.query("select to_regclass('flyway_schema_history') is not null").execute().await();
    if (!known.iterator().next().getBoolean(0)) return false;
    var applied =
        db.query(
                "select count(*)::int from flyway_schema_history"
                    + " where success and version is not null")
            .execute()
            .await();
    return applied.iterator().next().getInteger(0) >= FILES;
  }

  static void migrate(DatabaseAddress address) {
    Flyway.configure()
        .dataSource(address.jdbc(), address.user(), address.password())
        .locations("classpath:db")
        .validateMigrationNaming(true)
        .outOfOrder(true)
        .load()
        .migrate();
  }
}
