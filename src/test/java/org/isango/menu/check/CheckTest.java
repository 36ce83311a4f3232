package org.isango.menu.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
  @TempDir Path folder;

  @Test
  void menusWithoutAFaultPass() {
    assertThat(new MenuFixture(folder).refused()).isEmpty();
  }
}
