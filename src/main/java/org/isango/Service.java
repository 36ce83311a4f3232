package org.isango;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.isango.calendar.PublicHolidays;
import org.isango.directory.Directory;
import org.isango.gateway.africastalking.CallbackSecrets;
import org.isango.gateway.africastalking.CallbackServer;
import org.isango.gateway.phone.PhonePage;
import org.isango.menu.MenuReader;
import org.isango.menu.Menus;
import org.isango.store.Database;
import org.isango.ussd.Hop;
import org.isango.ussd.Rooms;
import org.isango.ussd.Shelf;
import org.isango.vault.Vault;

/// The running service: what it needs is read side by side, then everything listens, then it is
/// ready.
final class Service implements AutoCloseable {
  private final Settings settings;
  private final Clock clock = Clock.system(PublicHolidays.ZONE);
  private final ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
  private final Vertx vertx =
      Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setPreferNativeTransport(false));

  private Optional<Database> database = Optional.empty();
  private Optional<Jobs> jobs = Optional.empty();
  private String ready = "";

  private Service(Settings settings) {
    this.settings = settings;
  }

  /// Starts everything and returns when hops are answered.
  ///
  /// @throws Settings.Refused when something it was given cannot be used
  static Service start(Settings settings) {
    var service = new Service(settings);
    try {
      service.open();
      return service;
    } catch (RuntimeException failure) {
      service.close();
      throw failure;
    }
  }

  private void open() {
    var storing = virtual.submit(() -> Storing.open(settings, vertx));
    var reading = virtual.submit(this::menus);
    var directory = virtual.submit(Directory::load);
    var vault = virtual.submit(() -> Vault.open(settings.data().resolve("keys")));
    var shelf = new Shelf(await(reading));
    database = Optional.of(await(storing));
    var wiring = new Wiring(vertx, clock, virtual, database.get(), await(vault), shelf, settings);
    listen(wiring, await(directory));
    settings
        .menus()
        .ifPresent(folder -> wiring.watch(new MenuWatch(folder, () -> LocalDate.now(clock))));
  }

  private Menus menus() {
    var menus = settings.menus().map(MenuReader::read).orElseGet(MenuReader::readBundled);
    return MenuWatch.checked(menus, LocalDate.now(clock));
  }

  String ready() {
    return ready;
  }

  private static <T> T await(java.util.concurrent.Future<T> part) {
    try {
      return part.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) throw cause;
      throw new IllegalStateException("a part of the service did not start", failure.getCause());
    } catch (InterruptedException stopped) {
      throw new IllegalStateException("stopped while starting", stopped);
    }
  }

  @Override
  public void close() {}
}
