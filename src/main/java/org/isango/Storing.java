package org.isango;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Optional;
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

  static Storing open(Settings settings, Vertx vertx) {
    var embedded =
        settings.database().isPresent()
            ? Optional.<EmbeddedPostgres>empty()
            : Optional.of(start(settings.data()));
    var address = embedded.map(EmbeddedPostgres::address).orElseGet(() -> external(settings));
    var storing = new Storing(Database.open(vertx, address), embedded);
    try {
      Migrations.run(storing.database.jobs(), address);
      DirectoryImport.run(storing.database.jobs());
      return storing;
    } catch (Exception failure) {
      storing.close();
      if (!StoreFailure.isDown(failure)) throw failure;
      throw new Settings.Refused(
          "the database on " + address.host() + ":" + address.port() + " does not answer");
    }
  }

  /// The database of a service that runs, for a command beside it.
  static Database beside(Settings settings, Vertx vertx) {
    var address =
        settings.database().isPresent()
            ? Optional.of(external(settings))
            : EmbeddedPostgres.running(settings.data());
    return address
        .map(at -> Database.open(vertx, at))
        .orElseThrow(
            () ->
                new Settings.Refused(
                    "no service runs with the data folder "
                        + settings.data()
                        + ": start it first"));
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
