package org.isango;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.isango.menu.MenuReader;
import org.isango.menu.Menus;
import org.isango.ussd.Shelf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {
  @TempDir private Path folder;
  private final List<Menus> versions = new ArrayList<>();

  @BeforeEach
  void fourVersions() throws Exception {
    var menus = new CopiedMenus(folder);
    for (int i = 0; i < 4; i++) {
      menus.append("isango.yaml", "# version " + i);
      versions.add(MenuReader.read(folder));
    }
  }

  @Test
  void newSessionsGetTheNewestAndRunningOnesTheirOwn() {
    var shelf = new Shelf(versions.get(0));
    shelf.put(versions.get(1));

    assertThat(shelf.newest()).isSameAs(versions.get(1));
    assertThat(shelf.of(versions.get(0).version())).containsSame(versions.get(0));
    assertThat(shelf.of("unknown")).isEmpty();
  }

  @Test
  void theThirdBeforeTheNewestIsForgotten() {
    var shelf = new Shelf(versions.get(0));
    versions.subList(1, 4).forEach(shelf::put);

    assertThat(shelf.of(versions.get(0).version())).isEmpty();
    assertThat(shelf.of(versions.get(1).version())).isPresent();
    assertThat(shelf.of(versions.get(2).version())).isPresent();
  }

  @Test
  void menusThatComeBackAreTheNewestAgainAndPushNothingOut() {
    var shelf = new Shelf(versions.get(0));
    versions.subList(1, 3).forEach(shelf::put);
    shelf.put(versions.get(0));

    assertThat(shelf.newest()).isSameAs(versions.get(0));
    assertThat(versions.subList(0, 3)).allMatch(m -> shelf.of(m.version()).isPresent());
  }
}
