package org.isango.menu;

import java.nio.file.Files;
import java.nio.file.Path;

/// The menus that ship, read once; the small ones of the tests where the folder is not there.
final class RealMenus {
  static final Menus MENUS = read();

  private RealMenus() {}

  private static Menus read() {
    Path folder = Path.of("menus");
    try {
      return MenuReader.read(
          Files.isDirectory(folder) ? folder : Path.of("src/test/resources/menus-small"));
    } catch (MenuProblems problems) {
      throw new IllegalStateException(problems);
    }
  }
}
