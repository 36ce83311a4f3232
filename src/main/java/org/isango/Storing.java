package org.isango;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.isango.directory.DirectoryImport;
import org.isango.store.Database;
import org.isango.store.DatabaseAddress;
import org.isango.store.EmbeddedPostgres;
import org.isango.store.Migrations;
import org.isango.store.StoreFailure;

/// The database, ready to use: started if it is the embedded one, its schema up to date, places and
/// facilities in it.
///
/// @param embedded the server to stop at the end; empty when the database is not ours
record Storing(Database database, Optional<EmbeddedPostgres> embedded) implements AutoCloseable {

  /// Starts the server where it is ours; empty where the database is somebody else's.
  static Optional<EmbeddedPostgres> server(Settings settings) {
    return settings.database().isPresent() ? Optional.empty() : Optional.of(start(settings.data()));
  }

  /// @param embedded the server that was started for this; stopped when the database cannot be used
  static Storing open(Settings settings, Vertx vertx, Optional<EmbeddedPostgres> embedded) {
    var address = embedded.map(EmbeddedPostgres::address).orElseGet(() -> external(settings));
    try {
      var storing = new Storing(Database.open(vertx, address), embedded);
      try {
        Migrations.run(storing.database.jobs(), address);
        DirectoryImport.run(storing.database.jobs());
        return storing;
      } catch (Exception failure) {
        storing.database.close();
        throw failure;
      }
    } catch (Exception failure) {
      embedded.ifPresent(EmbeddedPostgres::close);
      throw refusal(failure, address).orElseThrow(() -> unexpected(failure));
    }
  }

  /// The database of a service that runs, for a command beside it.
  static Database beside(Settings settings, Vertx vertx) {
    var address =
        settings.database().isPresent()
            ? Optional.of(external(settings))
            : EmbeddedPostgres.running(settings.data());
    return address
        .map(at -> opened(vertx, at))
        .orElseThrow(
            () ->
                new Settings.Refused(
                    "no service runs with the data folder "
                        + settings.data()
                        + ": start it first"));
  }

  private static Database opened(Vertx vertx, DatabaseAddress at) {
    try {
      return Database.open(vertx, at);
    } catch (UncheckedIOException unreadable) {
      throw new Settings.Refused(unreadable.getMessage());
    }
  }

  /// What whoever configured the database can do about it.
  private static Optional<Settings.Refused> refusal(Exception failure, DatabaseAddress address) {
    var where = "the database on " + address.host() + ":" + address.port();
    var state = failure instanceof PgException pg ? Objects.toString(pg.getSqlState(), "") : "";
    var what =
        switch (failure) {
          case UncheckedIOException unreadable -> unreadable.getMessage();
          case FlywayException broken ->
              where + " was not brought up to date: " + firstLine(broken);
          case Exception _ when state.startsWith("28") ->
              where
                  + " does not let "
                  + address.user()
                  + " in: look at database.user and its password";
          case Exception _ when state.startsWith("3D") ->
              where + " has no database " + address.name() + ": make it, or look at database.name";
          case Exception _ when StoreFailure.isDown(failure) -> where + " does not answer";
          case Exception _ -> "";
        };
    return Optional.of(what).filter(w -> !w.isEmpty()).map(Settings.Refused::new);
  }

  private static String firstLine(Exception failure) {
    return Objects.toString(failure.getMessage(), "").lines().findFirst().orElse("no reason given");
  }

  private static RuntimeException unexpected(Exception failure) {
    return failure instanceof RuntimeException known
        ? known
        : new IllegalStateException("the database cannot be used", failure);
  }

  private static EmbeddedPostgres start(Path data) {
    try {
      return EmbeddedPostgres.start(data);
    } catch (IllegalStateException refusal) {
      throw new Settings.Refused(refusal.getMessage());
    }
  }

  private static DatabaseAddress external(Settings settings) {
    var at = settings.database().orElseThrow();
    return new DatabaseAddress(
        at.host(), at.port(), at.name(), at.user(), at.passwordFile(), at.tls());
  }

  @Override
  public void close() {
    database.close();
    embedded.ifPresent(EmbeddedPostgres::close);
  }
}
