package org.isango;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The menus of the repository in a folder of a test, to be changed there.
final class CopiedMenus {
  private static final Path MENUS = Path.of("menus");

  private final Path folder;

  CopiedMenus(Path folder) throws IOException {
    this.folder = folder;
    try (var files = Files.walk(MENUS)) {
      for (var file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        var copy = folder.resolve(MENUS.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  Path folder() {
    return folder;
  }

  /// Adds a line to a file.
  void append(String file, String line) throws IOException {
    Files.writeString(folder.resolve(file), "\n" + line + "\n", StandardOpenOption.APPEND);
  }

  void replace(String file, String what, String with) throws IOException {
    var path = folder.resolve(file);
    Files.writeString(path, Files.readString(path).replace(what, with));
  }
}
