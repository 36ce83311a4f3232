package org.isango.menu.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.Comparator;
import org.isango.menu.MenuProblems.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
  @TempDir Path folder;

  @Test
  void menusWithoutAFaultPass() {
    assertThat(new MenuFixture(folder).refused()).isEmpty();
  }

  @Test
  void faultsAreToldInTheOrderOfFilesAndLines() {
    var menus =
        new MenuFixture(folder)
            .change("screens/talk.yaml", "go: end.bye", "go: end.by")
            .change("screens/held.yaml", "lost: held.done", "lost: nowhere")
            .change(
                "screens/held.yaml", "menu: {say: Menu, go: home}", "menu: {say: Menu, go: hom}");

    assertThat(menus.refused())
        .hasSize(3)
        .isSortedAccordingTo(
            Comparator.comparing((Problem p) -> p.place().file())
                .thenComparing(p -> p.place().line()));
  }

  @Test
  void noLineThatIsLostBreaksTheCheck() {
    for (String file : new MenuFixture(folder).names()) {
      for (int line = 0; line < new MenuFixture(folder).lines(file); line++) {
        var menus = new MenuFixture(folder).without(file, line);
        assertThatCode(menus::refused)
            .as("%s without line %d", file, line + 1)
            .doesNotThrowAnyException();
      }
    }
  }
}
