package org.isango.menu.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarksTest {
  private MenuFixture menus;

  @BeforeEach
  void begin(@TempDir Path folder) {
    menus = new MenuFixture(folder);
  }

  @Test
  void aScreenOfACarefulFileWithoutTheMark() {
    menus
        .add("isango.yaml", "careful: [\"held.*\"]")
        .change("screens/held.yaml", "  say: Who is held?", "  careful: \"true\"\n  say: Who?")
        .change("screens/held.yaml", "  resume: \"true\"", "  careful: \"true\"")
        .refuses(
            "screens/held.yaml",
            "held.where:",
            "held.where has to be careful, says isango.yaml",
            "Add careful: \"true\"");
  }

  @Test
  void aScreenThatHasToBeDiscreetAndIsNot() {
    menus
        .add("isango.yaml", "discreet-screens: [home, talk]")
        .refuses(
            "screens/talk.yaml",
            "talk:",
            "talk has to be discreet, says isango.yaml",
            "Add discreet: \"true\"");
  }

  @Test
  void aRouteIsNeverShownAndNeedsNoMark() {
    menus.add("isango.yaml", "careful: [start]");

    assertThat(menus.refused()).isEmpty();
  }
}
