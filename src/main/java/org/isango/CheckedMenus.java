package org.isango;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Optional;
import org.isango.menu.MenuProblems;
import org.isango.menu.MenuReader;
import org.isango.menu.Menus;
import org.isango.menu.ParsedFiles;
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

  /// Reads them at a start, where what the last start read and checked is neither parsed nor
  /// checked again.
  ///
  /// @param folder of the menus; empty: those in the jar
  /// @param data the data folder
  static Menus open(Optional<Path> folder, LocalDate today, Path data) throws MenuProblems {
    var file = data.resolve("menus-parsed");
    var program = Program.build();
    var parsed = program.flatMap(by -> parsed(file, by)).orElseGet(ParsedFiles::none);
    var menus =
        folder.isPresent() ? MenuReader.read(folder.get(), parsed) : MenuReader.readBundled(parsed);
    checkOnce(menus, today, data, program);
    if (parsed.isNews()) program.ifPresent(by -> write(file, parsed.pack(by)));
    return menus;
  }

  private static Optional<ParsedFiles> parsed(Path file, String by) {
    return bytes(file).map(packed -> ParsedFiles.unpack(packed, by));
  }

  /// The same as [#check] at a start.
  ///
  /// @param data the data folder
  /// @param by which build of the program checks; empty where that is not known, and nothing is
  ///   taken on trust
  static Menus checkOnce(Menus menus, LocalDate today, Path data, Optional<String> by)
      throws MenuProblems {
    var mark = by.map(program -> menus.version() + " " + program + "\n");
    var file = data.resolve("menus-checked");
    if (mark.isPresent() && mark.equals(read(file))) {
      Check.expired(menus, today).forEach(p -> LOG.warn("menus: {}", p));
      return menus;
    }
    check(menus, today);
    mark.ifPresent(passed -> write(file, passed.getBytes(StandardCharsets.UTF_8)));
    return menus;
  }

  private static Optional<String> read(Path file) {
    return bytes(file).map(content -> new String(content, StandardCharsets.UTF_8));
  }

  private static Optional<byte[]> bytes(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /// Without it the next start reads and checks again, and nothing else is lost.
  private static void write(Path file, byte[] content) {
    // Whoever makes the folder gives it its rights.
    if (!Files.isDirectory(file.toAbsolutePath().getParent())) return;
    try {
      var fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.write(fresh, content);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException unwritten) {
      LOG.warn("the data folder does not take {}", file.getFileName());
    }
  }
}
