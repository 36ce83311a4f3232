package org.isango.directory;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/// What members say about sites: that an entry is wrong. One person counts once; two are enough to
/// stop offering the site until somebody has asked there.
public final class SiteReports {
  private SiteReports() {}

  /// Stores a report with the hop that made it. Unknown sites are ignored: the entry she saw is
  /// gone already.
  ///
  /// @param reporter keyed index of who says so, or what stands for everybody who withholds her
  ///   number
  /// @param keyVersion the key it was made with
  public static Future<Void> wrong(SqlConnection tx, String site, byte[] reporter, int keyVersion) {
    return tx.preparedQuery(
            "insert into site_report (site_id, reporter, key_version) select id, $2, $3 from site"
                + " where id = $1 on conflict do nothing")
        .execute(Tuple.of(site, Buffer.buffer(reporter), (short) keyVersion))
        .mapEmpty();
  }

  /// Forgets who reported: for a member who wants to be forgotten. What she reported no longer
  /// counts.
  public static Future<Void> forget(SqlConnection tx, byte[] reporter) {
    return tx.preparedQuery("delete from site_report where reporter = $1")
        .execute(Tuple.of(Buffer.buffer(reporter)))
        .mapEmpty();
  }

  /// Deletes what a check has answered, and what one person alone said three months ago. A site
  /// that is hidden stays so until somebody has asked there.
  ///
  /// @return reports deleted
  public static int purge(SqlConnection tx, LocalDate today) {
    return tx.preparedQuery(
            "delete from site_report r where exists (select 1 from site_override o"
                + " where o.site_id = r.site_id and o.checked_on >= r.reported_on)"
                + " or r.reported_on < $1 and not exists (select 1 from site_report other"
                + " where other.site_id = r.site_id and other.reporter <> r.reporter)")
        .execute(Tuple.of(today.minusMonths(3)))
        .await()
        .rowCount();
  }

  /// Ids of the sites that two different people called wrong.
  public static Future<Set<String>> hidden(SqlClient client) {
    return client
        .query("select site_id from site_report group by site_id having count(*) >= 2")
        .execute()
        .map(
            rows -> {
              var ids = new HashSet<String>();
              rows.forEach(row -> ids.add(row.getString(0)));
              return Set.copyOf(ids);
            });
  }
}
