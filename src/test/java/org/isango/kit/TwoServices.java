package org.isango.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import org.isango.vault.Vault;

/// Two instances on one database, started once for all tests: the first with everything of its own,
/// as a newcomer starts it, the second beside it with the same keys and callback secrets.
public final class TwoServices {
  private static final class Started {
    private static final TwoServices ONCE = new TwoServices();
  }

  private final Deque<ServiceProcess> open = new ArrayDeque<>();
  private final Path folder;
  private final Path menus;
  private final Path config;
  private final ServiceProcess first;
  private final ServiceProcess second;
  private final PostgresProcess postgres;
  private final Ledger ledger;

  private TwoServices() {
    try {
      folder = Files.createTempDirectory(Path.of("target"), "two-services");
      Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
      menus = copy(Path.of("menus"), folder.resolve("menus"));
      config = folder.resolve("second.properties");
      first = ServiceProcess.start(folder.resolve("first"), "--menus", menus.toString());
      open.push(first);
      postgres = new PostgresProcess(first.data());
      second = beside();
      open.push(second);
      ledger = new Ledger(postgres, Vault.open(first.data().resolve("keys")));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public static TwoServices running() {
    return Started.ONCE;
  }

  private ServiceProcess beside() throws IOException {
    var data = folder.resolve("second");
    copy(first.data().resolve("keys"), data.resolve("keys"));
    Files.copy(
        first.data().resolve("callback-secrets"),
        data.resolve("callback-secrets"),
        StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(
        config,
        """
        database.host = 127.0.0.1
        database.port = %d
        database.name = postgres
        database.password-file = %s
        limits = off
        """
            .formatted(postgres.port(), postgres.passwordFile()));
    return ServiceProcess.start(data, "--config", config.toString(), "--menus", menus.toString());
  }

  /// The configuration of whoever comes beside the first.
  public Path config() {
    return config;
  }

  /// Menus to be spoilt.
  public Path copyOfMenus(Path to) throws IOException {
    return copy(Path.of("menus"), to);
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) Files.createDirectories(target);
        else Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return to;
  }

  private void stop() {
    open.forEach(ServiceProcess::close);
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public ServiceProcess first() {
    return first;
  }

  public ServiceProcess second() {
    return second;
  }

  public PostgresProcess postgres() {
    return postgres;
  }

  public Ledger ledger() {
    return ledger;
  }

  /// The menus both of them use, to be changed and put back.
  public Path menus() {
    return menus;
  }
}
