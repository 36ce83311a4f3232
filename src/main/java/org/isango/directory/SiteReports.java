package org.isango.directory;

import io.vertx.core.Future;
import java.util.Set;

public final class SiteReports {
  public static Future<Void> wrong(io.vertx.sqlclient.SqlConnection c, String s, byte[] h) {
    return Future.succeededFuture();
  }

  public static Future<Set<String>> hidden(io.vertx.sqlclient.SqlClient c) {
    return Future.succeededFuture(Set.of());
  }
}
