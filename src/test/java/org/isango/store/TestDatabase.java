package org.isango.store;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A real PostgreSQL with the schema in it, in a folder that is deleted at the end. Starting one
/// takes some seconds: one a test class.
public final class TestDatabase implements AutoCloseable {
  private final Path data;
  private final EmbeddedPostgres server;
  private final Vertx vertx = Vertx.vertx();
  private final Database database;

  private TestDatabase(Path data) {
    this.data = data;
    this.server = EmbeddedPostgres.start(data);
    this.database = Database.open(vertx, server.address());
  }

  public static TestDatabase start() {
    try {
      var started = new TestDatabase(Files.createTempDirectory("isango-test"));
      Migrations.run(started.database.jobs(), started.address());
      return started;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public Database database() {
    return database;
  }

  public DatabaseAddress address() {
    return server.address();
  }

  public Vertx vertx() {
    return vertx;
  }

  /// The data folder, with the server's log in it.
  public Path data() {
    return data;
  }

  @Override
  public void close() {
    database.close();
    vertx.close().await();
    server.close();
    delete(data);
  }

  static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
