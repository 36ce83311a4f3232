package org.isango;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import org.isango.menu.MenuProblems;
import org.isango.menu.MenuReader;
import org.isango.ussd.Shelf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MenuWatchTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
  private static final String BROKEN = "home: {say: twice}\nhome: {say: twice}";

  @TempDir private Path folder;
  private CopiedMenus menus;
  private Shelf shelf;
  private MenuWatch watch;
  private String before;

  @BeforeEach
  void readOnce() throws IOException, MenuProblems {
    menus = new CopiedMenus(folder.resolve("menus"));
    shelf = new Shelf(MenuReader.read(menus.folder()));
    watch = new MenuWatch(menus.folder(), () -> TODAY);
    before = version();
  }

  @Test
  void menusThatDidNotChangeStayAsTheyAre() {
    var same = shelf.newest();
    watch.look(shelf);
    assertThat(shelf.newest()).isSameAs(same);
  }

  @Test
  void aChangedFileIsUsedForNewSessionsAndTheOldMenusForThoseThatRun() throws IOException {
    menus.append("screens/end.yaml", "# read again");
    watch.look(shelf);

    assertThat(version()).isNotEqualTo(before);
    assertThat(shelf.of(before)).isPresent();
  }

  @Test
  void aMistakeLeavesTheOldMenusInUseUntilItIsMended() throws IOException {
    var good = Files.readString(menus.folder().resolve("isango.yaml"));
    menus.append("isango.yaml", BROKEN);
    watch.look(shelf);
    assertThat(version()).isEqualTo(before);

    watch.look(shelf);
    assertThat(version()).isEqualTo(before);

    Files.writeString(menus.folder().resolve("isango.yaml"), good + "\n# mended\n");
    watch.look(shelf);
    assertThat(version()).isNotEqualTo(before);
  }

  @Test
  void aFileThatGoesAwayIsAMistakeToo() throws IOException {
    Files.delete(menus.folder().resolve("screens/arrest.yaml"));
    watch.look(shelf);
    assertThat(version()).isEqualTo(before);
  }

  @Test
  void aFolderThatIsGoneForAMomentChangesNothing() throws IOException {
    var away = folder.resolve("away");
    Files.move(menus.folder(), away, StandardCopyOption.ATOMIC_MOVE);
    watch.look(shelf);
    assertThat(version()).isEqualTo(before);

    Files.move(away, menus.folder(), StandardCopyOption.ATOMIC_MOVE);
    menus.append("screens/end.yaml", "# read again");
    watch.look(shelf);
    assertThat(version()).isNotEqualTo(before);
  }

  @Test
  void aMistakeAtStartIsRefusedByFileAndLine() throws IOException {
    menus.append("isango.yaml", BROKEN);
    assertThatThrownBy(() -> MenuReader.read(menus.folder()))
        .isInstanceOf(MenuProblems.class)
        .hasMessageContaining("isango.yaml:");
  }

  private String version() {
    return shelf.newest().version();
  }
}
