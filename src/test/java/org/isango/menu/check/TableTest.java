package org.isango.menu.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
  private MenuFixture menus;

  @BeforeEach
  void begin(@TempDir Path folder) {
    menus = new MenuFixture(folder);
  }

  /// The line of this name, with one blank between its cells.
  private String line(String name) {
    return Table.of(menus.menus())
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .findFirst()
        .orElseThrow()
        .replaceAll(" +", " ");
  }

  @Test
  void aScreenHasItsRoomAndItsSeptetsInEveryLanguage() {
    assertThat(line("screen (septets)")).endsWith(" room en zu xh");
    assertThat(line("home")).isEqualTo("home 140 34 48* -");
    assertThat(line("talk")).isEqualTo("talk 160 50 58* 55*");
  }

  @Test
  void aTextThatIsNoDraftAnyMoreLosesItsMark() {
    menus.change("texts/xh.yaml", "talk:", "talk:\n  status: checked");

    assertThat(line("talk")).isEqualTo("talk 160 50 58* 55");
  }

  @Test
  void aDraftThatMayNotBeShownYetIsMarkedBesideTheEnglish() {
    assertThat(line("home.rights2")).isEqualTo("home.rights2 160 39 -* -");
  }

  @Test
  void aListIsMeasuredWithItsLongestRows() {
    assertThat(line("find.list")).isEqualTo("find.list 160 130 - -");
  }

  @Test
  void anSmsHasItsSegments() {
    assertThat(line("talk.lines")).isEqualTo("talk.lines 1 17/1 20/1* -");
    assertThat(line("keyword help")).isEqualTo("keyword help 1 32/1 - -");
    assertThat(line("alert court-week hidden")).isEqualTo("alert court-week hidden 1 33/1 - -");
  }

  @Test
  void lettersThatPhonesLackAreListedByLanguage() {
    menus.change("texts/xh.yaml", "simahla", "šimahla – š");

    assertThat(Table.of(menus.menus())).contains("isiXhosa: š > s (2)  – > - (1)");
  }

  @Test
  void itEndsWithWhatWasCounted() {
    assertThat(Table.of(menus.menus()))
        .endsWith("22 screens in 3 languages, 2 messages, 2 keywords, 1 alerts, 2 facts\n");
  }
}
