package org.isango;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.isango.duty.Ladder;
import org.isango.gateway.africastalking.Account;

/// The configuration, read and checked once at start. `config/isango.properties` explains every
/// option.
///
/// @param data folder for keys, secrets and the embedded database
/// @param menus folder of the conversation; empty: the copy inside the jar
/// @param database an external PostgreSQL; empty: the embedded one
/// @param limits whether one number is held to so many hops and sessions
/// @param ladder how long each tier of the rota has to accept a request
/// @param sms the gateway for texts; empty: none but the phone in the browser
/// @param phone whether the phone in the browser is served
record Settings(
    Path data,
    Optional<Path> menus,
    Optional<External> database,
    Listen callbacks,
    Listen console,
    Listen management,
    Optional<String> publicUrl,
    Set<String> serviceCodes,
    boolean limits,
    boolean phone,
    Set<LocalDate> holidays,
    Ladder ladder,
    Optional<Sms> sms) {

  private static final int HIGHEST_PORT = 65_535;

  /// @param port 0 means any free port
  record Listen(String host, int port) {
    String url(int realPort) {
      return "http://" + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":" + realPort;
    }
  }

  record External(
      String host, int port, String name, String user, Path passwordFile, boolean tls) {}

  /// @param perSecond most texts a second
  /// @param reserve what is kept of the balance for safety alerts, pages and replies
  record Sms(Account account, int perSecond, int reserve) {}

  /// A setting that cannot be used, in words for whoever wrote it.
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String what) {
      super(what);
    }
  }

  /// What the command line says, which wins over the file.
  record Overrides(
      Optional<Path> data,
      Optional<Path> menus,
      Optional<Integer> callbackPort,
      Optional<Integer> consolePort,
      Optional<Integer> managementPort) {
    static final Overrides NONE =
        new Overrides(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  static Settings read(Optional<Path> file, Overrides line) {
    var options = new Options(defaults());
    file.ifPresent(options::add);
    var database = options.external();
    return new Settings(
        line.data().orElse(Path.of(options.text("data").orElse("data"))),
        line.menus().or(options::menus),
        database,
        options.listen("callbacks", line.callbackPort()),
        options.listen("console", line.consolePort()),
        options.listen("management", line.managementPort()),
        options.text("callbacks.public-url"),
        Set.copyOf(options.list("callbacks.service-codes")),
        options.auto("limits", database.isPresent()),
        options.auto("phone", database.isEmpty()),
        options.days("public-holidays"),
        options.ladder(),
        options.sms());
  }

  private static Properties defaults() {
    var defaults = new Properties();
    try (var in = Settings.class.getResourceAsStream("/isango.properties")) {
      defaults.load(in);
    } catch (IOException broken) {
      throw new IllegalStateException("the jar lacks its isango.properties", broken);
    }
    return defaults;
  }

  private record Options(Properties values) {
    void add(Path file) {
      var own = new Properties();
      try (Reader in = Files.newBufferedReader(file)) {
        own.load(in);
      } catch (IOException | IllegalArgumentException unreadable) {
        throw new Refused("cannot read the configuration " + file + ": give a readable file");
      }
      for (var name : own.stringPropertyNames()) {
        if (!values.containsKey(name)) {
          throw new Refused(
              file + ": there is no option \"" + name + "\"; see config/isango.properties");
        }
        values.setProperty(name, own.getProperty(name));
      }
    }

    Optional<String> text(String name) {
      return Optional.of(values.getProperty(name).strip()).filter(s -> !s.isEmpty());
    }

    List<String> list(String name) {
      return text(name).stream()
          .flatMap(s -> Arrays.stream(s.split(",")))
          .map(String::strip)
          .filter(s -> !s.isEmpty())
          .toList();
    }

    /// A folder that is named must be there; one that is not named may be.
    Optional<Path> menus() {
      var named = text("menus").map(Path::of);
      if (named.filter(folder -> !Files.isDirectory(folder)).isPresent()) {
        throw new Refused("menus: there is no folder " + named.get());
      }
      return named.or(() -> Optional.of(Path.of("menus")).filter(Files::isDirectory));
    }

    OptionalInt number(String name) {
      try {
        return OptionalInt.of(Integer.parseInt(text(name).orElse("")));
      } catch (NumberFormatException notANumber) {
        return OptionalInt.empty();
      }
    }

    Listen listen(String room, Optional<Integer> fromLine) {
      int port = fromLine.orElseGet(() -> number(room + ".port").orElse(-1));
      if (port < 0 || port > HIGHEST_PORT) {
        var name =
            fromLine.isPresent() ? "--" + room.replaceAll("s$", "") + "-port" : room + ".port";
        throw new Refused(name + " must be a port from 0 to 65535; 0 means any free one");
      }
      return new Listen(text(room + ".host").orElse("127.0.0.1"), port);
    }

    int databasePort() {
      int port = number("database.port").orElse(0);
      if (port >= 1 && port <= HIGHEST_PORT) return port;
      throw new Refused("database.port must be a port from 1 to 65535");
    }

    boolean onOff(String name) {
      return switch (text(name).orElse("off")) {
        case "on" -> true;
        case "off" -> false;
        default -> throw new Refused(name + " must be on or off");
      };
    }

    boolean auto(String name, boolean then) {
      return text(name).orElse("auto").equals("auto") ? then : onOff(name);
    }

    Optional<External> external() {
      return text("database.host")
          .map(
              host ->
                  new External(
                      host,
                      databasePort(),
                      text("database.name").orElse("isango"),
                      text("database.user").orElse("isango"),
                      text("database.password-file")
                          .map(Path::of)
                          .orElseThrow(
                              () -> new Refused("database.host needs database.password-file")),
                      onOff("database.tls")));
    }

    Ladder ladder() {
      try {
        return Ladder.of(list("duty.tier-minutes").stream().map(Integer::valueOf).toList());
      } catch (IllegalArgumentException unusable) {
        throw new Refused("duty.tier-minutes must be four numbers above 2, like 5,5,10,15");
      }
    }

    Optional<Sms> sms() {
      return switch (text("sms.gateway").orElse("off")) {
        case "off" -> Optional.empty();
        case "africastalking" ->
            Optional.of(new Sms(account(), least("sms.per-second", 1), least("sms.reserve", 0)));
        default -> throw new Refused("sms.gateway must be off or africastalking");
      };
    }

    private Account account() {
      var keyFile =
          text("sms.key-file")
              .map(Path::of)
              .orElseThrow(() -> new Refused("sms.gateway needs sms.key-file"));
      if (!Files.isReadable(keyFile)) throw new Refused("sms.key-file: cannot read " + keyFile);
      return new Account(
          url("sms.url"),
          text("sms.username").orElseThrow(() -> new Refused("sms.gateway needs sms.username")),
          keyFile,
          text("sms.sender"),
          onOff("sms.json"),
          Duration.ofSeconds(least("sms.answer-seconds", 1)));
    }

    private URI url(String name) {
      var url = text(name).orElse("");
      if (!url.matches("https?://[^\\s/?#]+[^\\s?#]*")) {
        throw new Refused(name + " must be an address like https://host/version1");
      }
      return URI.create(url);
    }

    private int least(String name, int least) {
      int number = number(name).orElse(least - 1);
      if (number >= least) return number;
      throw new Refused(name + " must be a number, " + least + " or more");
    }

    Set<LocalDate> days(String name) {
      try {
        return list(name).stream().map(LocalDate::parse).collect(Collectors.toUnmodifiableSet());
      } catch (DateTimeParseException notADay) {
        throw new Refused(name + " must be days like 2026-11-04, separated by commas");
      }
    }
  }
}
