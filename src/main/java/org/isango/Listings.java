package org.isango;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.isango.cases.Warning;
import org.isango.cases.Warnings;
import org.isango.directory.Directory;
import org.isango.directory.SiteReports;
import org.isango.menu.Lists;
import org.isango.store.Database;
import org.isango.ussd.DirectoryLists;
import org.isango.ussd.WarningLists;

/// The lists that everybody sees, in memory and kept true: clinics, places, warnings of peers.
final class Listings {
  private final Directory directory;
  private final Database database;
  private final Clock clock;
  private final AtomicReference<Lists> places;
  private final AtomicReference<List<Warning>> warnings = new AtomicReference<>(List.of());

  Listings(Directory directory, Database database, Clock clock) {
    this.directory = directory;
    this.database = database;
    this.clock = clock;
    this.places = new AtomicReference<>(new DirectoryLists(directory));
  }

  void schedule(Jobs jobs) {
    jobs.every(Duration.ofMinutes(1), "hidden-sites", this::hideSites);
    jobs.every(Duration.ofSeconds(15), "warnings", this::warn);
  }

  /// As of this moment.
  Lists all() {
    var now = OffsetDateTime.now(clock);
    return new WarningLists(places.get(), warnings.get(), directory::place, now);
  }

  /// Without what peers warn of: what a text may be answered from.
  Lists places() {
    return places.get();
  }

  /// A site that two members called wrong is not offered until a person has looked at it.
  private void hideSites() {
    var hidden = SiteReports.hidden(database.jobs()).await();
    places.set(new DirectoryLists(directory.hiding(hidden)));
  }

  /// What two people approved is shown within moments, what is withdrawn is gone as soon.
  private void warn() {
    warnings.set(Warnings.shown(database.jobs(), OffsetDateTime.now(clock)).await());
  }
}
