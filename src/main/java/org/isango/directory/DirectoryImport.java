package org.isango.directory;

public final class DirectoryImport {
  public static void run(io.vertx.sqlclient.Pool p) {}
}
