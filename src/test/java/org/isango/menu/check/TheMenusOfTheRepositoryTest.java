package org.isango.menu.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.isango.menu.MenuProblems;
import org.isango.menu.MenuReader;
import org.isango.menu.Menus;
import org.junit.jupiter.api.Test;

class TheMenusOfTheRepositoryTest {
  private static final Path MENUS = Path.of("menus");

  /// Expired facts only warn here: a build may not break because a day has passed.
  @Test
  void nothingInThemIsRefused() {
    assertThat(MENUS).isDirectory();
    assertThat(refused(MENUS)).isEmpty();
  }

  @Test
  void theProgramCarriesTheSameMenus() throws MenuProblems {
    Menus bundled = MenuReader.readBundled();

    assertThat(bundled.version()).isEqualTo(MenuReader.read(MENUS).version());
  }

  private static String refused(Path folder) {
    try {
      var refused = Check.check(MenuReader.read(folder), LocalDate.of(2026, 11, 24)).refused();
      return refused.isEmpty() ? "" : new MenuProblems(refused).getMessage();
    } catch (MenuProblems problems) {
      return problems.getMessage();
    }
  }
}
