package org.isango;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.isango.menu.MenuProblems;
import org.isango.menu.MenuReader;
import org.isango.menu.Menus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedMenusTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Optional<String> PROGRAM = Optional.of("one build");

  @TempDir Path folder;

  @Test
  void menusThatPassedOnceAreNotCheckedAgainByTheSameProgram() throws Exception {
    var good = MenuReader.read(new CopiedMenus(folder.resolve("menus")).folder());
    CheckedMenus.checkOnce(good, TODAY, folder, PROGRAM);

    // The mark alone lets refused menus pass: so nothing is checked where it fits.
    var bad = refused();
    Files.writeString(
        folder.resolve("menus-checked"),
        Files.readString(folder.resolve("menus-checked")).replace(good.version(), bad.version()));
    assertThat(CheckedMenus.checkOnce(bad, TODAY, folder, PROGRAM)).isSameAs(bad);
  }

  @Test
  void changedMenusAreCheckedAndRefused() throws Exception {
    var good = MenuReader.read(new CopiedMenus(folder.resolve("menus")).folder());
    CheckedMenus.checkOnce(good, TODAY, folder, PROGRAM);
    var bad = refused();
    assertThatThrownBy(() -> CheckedMenus.checkOnce(bad, TODAY, folder, PROGRAM))
        .isInstanceOf(MenuProblems.class);
  }

  @Test
  void anotherProgramChecksForItself() throws Exception {
    var bad = refused();
    Files.writeString(folder.resolve("menus-checked"), bad.version() + " one build\n");
    assertThatThrownBy(
            () -> CheckedMenus.checkOnce(bad, TODAY, folder, Optional.of("another build")))
        .isInstanceOf(MenuProblems.class);
    assertThatThrownBy(() -> CheckedMenus.checkOnce(bad, TODAY, folder, Optional.empty()))
        .isInstanceOf(MenuProblems.class);
  }

  /// Menus that the reader takes and the check does not.
  private Menus refused() throws Exception {
    var copy = new CopiedMenus(folder.resolve("bad"));
    copy.replace("screens/end.yaml", "go well", "sex worker");
    copy.replace("screens/home.yaml", "say: Clinic", "say: Brothel");
    return MenuReader.read(copy.folder());
  }
}
