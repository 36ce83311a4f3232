package org.isango.cases;

import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Optional;

/// How often what was reported, in clear: the figures outlive every case and need no key.
public final class ReportCounts {
  private ReportCounts() {}

  /// What one report is counted under. Empty texts stand for what is not known yet.
  ///
  /// @param kind `report` or `complaint`
  /// @param month its first day
  /// @param category a [Harm], or what a complaint is about
  /// @param actor who did it, by the code of the question
  /// @param province its code
  /// @param area id of a place or of a clinic in the directory, never what was typed
  public record Cell(
      String kind, LocalDate month, String category, String actor, String province, String area)
      implements Comparable<Cell> {

    @Override
    public int compareTo(Cell other) {
      return toString().compareTo(other.toString());
    }
  }

  /// A report is counted, or counted otherwise since one more question was answered.
  ///
  /// @param before where it was counted until now
  public static void move(SqlConnection tx, Optional<Cell> before, Cell after) {
    if (before.isEmpty()) {
      add(tx, after, 1);
    } else if (!before.get().equals(after)) {
      var old = before.get();
      // Always in the same order, so that two who meet in two cells do not wait for each other.
      boolean oldFirst = old.compareTo(after) < 0;
      add(tx, oldFirst ? old : after, oldFirst ? -1 : 1);
      add(tx, oldFirst ? after : old, oldFirst ? 1 : -1);
      tx.query("delete from report_count where total <= 0").execute().await();
    }
  }

  private static void add(SqlConnection tx, Cell cell, long by) {
    tx.preparedQuery(
            "insert into report_count (kind, month, category, actor, province, area, total)"
                + " values ($1, $2, $3, $4, $5, $6, $7)"
                + " on conflict (kind, month, category, actor, province, area)"
                + " do update set total = report_count.total + $7")
        .execute(
            Tuple.of(
                    cell.kind(),
                    cell.month(),
                    cell.category(),
                    cell.actor(),
                    cell.province(),
                    cell.area())
                .addLong(by))
        .await();
  }
}
