package org.isango;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.isango.menu.MenuProblems;
import org.isango.menu.Menus;
import org.isango.menu.check.Check;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Menus that may be shown. The whole check takes as long as the rest of a start, so the data
/// folder remembers which menus this very program has let pass; whatever differs is checked in
/// full.
final class CheckedMenus {
  private static final Logger LOG = LoggerFactory.getLogger(CheckedMenus.class);

  private CheckedMenus() {}

  /// @throws MenuProblems when anything in them is refused
  static Menus check(Menus menus, LocalDate today) throws MenuProblems {
    var report = Check.check(menus, today);
    report.expired().forEach(p -> LOG.warn("menus: {}", p));
    if (!report.refused().isEmpty()) throw new MenuProblems(report.refused());
    return menus;
  }

  /// The same at a start.
  ///
  /// @param data the data folder
  static Menus checkOnce(Menus menus, LocalDate today, Path data) throws MenuProblems {
    return checkOnce(menus, today, data, program());
  }

  static Menus checkOnce(Menus menus, LocalDate today, Path data, Optional<String> by)
      throws MenuProblems {
    var mark = by.map(program -> menus.version() + " " + program + "\n");
    var file = data.resolve("menus-checked");
    if (mark.isPresent() && mark.equals(read(file))) {
      Check.expired(menus, today).forEach(p -> LOG.warn("menus: {}", p));
      return menus;
    }
    check(menus, today);
    mark.ifPresent(passed -> write(file, passed));
    return menus;
  }

  /// What tells this program from another build; nothing where it is not packed.
  private static Optional<String> program() {
    return Launch.jar().flatMap(CheckedMenus::stamp);
  }

  private static Optional<String> stamp(Path jar) {
    try {
      return Optional.of(Files.size(jar) + " " + Files.getLastModifiedTime(jar));
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /// Without it the next start checks again, and nothing else is lost.
  private static void write(Path file, String mark) {
    // Whoever makes the folder gives it its rights.
    if (!Files.isDirectory(file.toAbsolutePath().getParent())) return;
    try {
      Files.write(file, mark.getBytes(StandardCharsets.UTF_8));
    } catch (IOException unwritten) {
      LOG.warn("the data folder does not take {}", file.getFileName());
    }
  }
}
