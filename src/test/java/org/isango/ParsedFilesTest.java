package org.isango;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.isango.menu.MenuReader;
import org.isango.menu.ParsedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParsedFilesTest {
  private static final Path MENUS = Path.of("menus");

  private static final String PROGRAM = "one build";

  @TempDir Path folder;

  @Test
  void menusReadFromWhatWasParsedBeforeAreTheSame() throws Exception {
    var first = ParsedFiles.none();
    var parsed = MenuReader.read(MENUS, first);
    assertThat(first.isNews()).isTrue();

    var second = ParsedFiles.unpack(first.pack(PROGRAM), PROGRAM);
    var again = MenuReader.read(MENUS, second);
    assertThat(second.isNews()).isFalse();
    assertThat(again.version()).isEqualTo(parsed.version());
    assertThat(again.settings()).isEqualTo(parsed.settings());
    assertThat(again.screens()).isEqualTo(parsed.screens());
    assertThat(again.messages()).isEqualTo(parsed.messages());
    assertThat(again.texts()).isEqualTo(parsed.texts());
    assertThat(again.facts()).isEqualTo(parsed.facts());
    assertThat(again.keywords()).isEqualTo(parsed.keywords());
    assertThat(again.alerts()).isEqualTo(parsed.alerts());
    assertThat(again.law()).isEqualTo(parsed.law());
  }

  @Test
  void aChangedTextIsNeverTheOldOne() throws Exception {
    var first = ParsedFiles.none();
    MenuReader.read(MENUS, first);
    var copy = new CopiedMenus(folder.resolve("menus"));
    copy.replace("screens/home.yaml", "say: Clinic", "say: A clinic");

    var second = ParsedFiles.unpack(first.pack(PROGRAM), PROGRAM);
    var changed = MenuReader.read(copy.folder(), second);
    assertThat(second.isNews()).isTrue();
    assertThat(changed.screens()).isEqualTo(MenuReader.read(copy.folder()).screens());
  }

  @Test
  void aBrokenFileCountsForNothing() throws Exception {
    var whole = ParsedFiles.none();
    MenuReader.read(MENUS, whole);
    byte[] packed = whole.pack(PROGRAM);
    for (int length : new int[] {0, 1, 2, 100, packed.length - 1}) {
      assertIsNothing(Arrays.copyOf(packed, length));
    }
    assertIsNothing(Arrays.copyOf(packed, packed.length + 1));
    assertIsNothing(Files.readAllBytes(MENUS.resolve("isango.yaml")));
  }

  @Test
  void anotherProgramTakesTheFilesApartItself() throws Exception {
    var old = ParsedFiles.none();
    MenuReader.read(MENUS, old);
    var newer = ParsedFiles.unpack(old.pack(PROGRAM), "another build");
    MenuReader.read(MENUS, newer);
    assertThat(newer.isNews()).isTrue();
  }

  private static void assertIsNothing(byte[] packed) throws Exception {
    var parsed = ParsedFiles.unpack(packed, PROGRAM);
    MenuReader.read(MENUS, parsed);
    assertThat(parsed.isNews()).isTrue();
  }
}
