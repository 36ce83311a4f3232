package org.isango;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.isango.menu.MenuProblems;
import org.isango.menu.MenuReader;
import org.isango.ussd.Shelf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the menus at start, where a mistake is refused, and again when a file changes, where a
/// mistake leaves the menus in use as they are.
final class MenuWatch {
  private static final Logger LOG = LoggerFactory.getLogger(MenuWatch.class);

  private final Path folder;
  private final Supplier<LocalDate> today;
  private long seen;

  MenuWatch(Path folder, Supplier<LocalDate> today) {
    this.folder = folder;
    this.today = today;
    this.seen = stamp();
  }

  /// Looks once; puts changed menus on the shelf when they pass.
  void look(Shelf shelf) {
    long now = stamp();
    if (now == seen) return;
    seen = now;
    try {
      shelf.put(CheckedMenus.check(MenuReader.read(folder), today.get()));
      LOG.info("menus: changed files are in use for new sessions");
    } catch (MenuProblems refused) {
      LOG.error(
          "menus: the changed files are refused, the old ones stay in use\n{}",
          refused.getMessage());
    }
  }

  /// Changes when any file does.
  private long stamp() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(MenuWatch::stamp).sum();
    } catch (IOException | UncheckedIOException gone) {
      return seen;
    }
  }

  private static long stamp(Path file) {
    try {
      return file.hashCode() * 31L
          + Files.getLastModifiedTime(file).toMillis() * 7L
          + Files.size(file);
    } catch (IOException gone) {
      return 0;
    }
  }
}
