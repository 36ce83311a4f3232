package org.isango;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.isango.calendar.PublicHolidays;
import org.isango.directory.Directory;
import org.isango.menu.MenuProblems;
import org.isango.menu.Menus;
import org.isango.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running service: what it needs is read side by side, then everything listens, then it is
/// ready. Closing undoes it in the opposite order.
final class Service implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  private final Settings settings;
  private final Clock clock = Clock.system(PublicHolidays.ZONE);
  private final ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
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
    } catch (Exception failure) {
      service.close();
      throw failure;
    }
  }

  private void open() {
    // The server first: it starts in processes of its own, and everything else meanwhile.
    var server = virtual.submit(() -> Storing.server(settings));
    var menus = virtual.submit(this::menus);
    var vertx = vertx();
    open.push(() -> vertx.close().await());
    var storing = virtual.submit(() -> Storing.open(settings, vertx, await(server)));
    var places = Directory.later();
    var vault = virtual.submit(this::vault);
    open.push(await(storing));
    // What is wrong with the menus is said before what is wrong with the keys.
    await(menus);
    SameKeys.require(
        await(storing).database().jobs(), await(vault), settings.data().resolve("keys").toString());
    var wiring =
        new Wiring(
            settings,
            clock,
            virtual,
            new Wiring.Parts(vertx, await(storing).database(), await(vault), await(menus), places));
    open.push(wiring);
    ready = wiring.listen();
    // Reading the places and the first search in them are slow; nobody should wait for it. What a
    // start leaves behind is swept up once: the heap would stay that large for good.
    virtual.execute(
        () -> {
          places.find("Johannesburg", Optional.empty());
          wiring.warm();
          System.gc();
        });
  }

  /// Without what we never use: files served from the class path.
  private static Vertx vertx() {
    return Vertx.vertx(
        new VertxOptions()
            .setEventLoopPoolSize(2)
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setFileCachingEnabled(false)
                    .setClassPathResolvingEnabled(false)));
  }

  private Vault vault() {
    try {
      return Vault.open(settings.data().resolve("keys"));
    } catch (IllegalStateException refusal) {
      throw new Settings.Refused(refusal.getMessage());
    }
  }

  private Menus menus() {
    try {
      return CheckedMenus.open(settings.menus(), LocalDate.now(clock), settings.data());
    } catch (MenuProblems problems) {
      throw new Settings.Refused("the menus are refused:\n" + problems.getMessage());
    }
  }

  /// The one line that says where everything is.
  String ready() {
    return ready;
  }

  private static <T> T await(Future<T> part) {
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
  public synchronized void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception failure) {
        LOG.warn("a part did not close: {}", failure.getClass().getSimpleName());
      }
    }
    virtual.close();
  }
}
