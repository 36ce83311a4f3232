package org.isango.menu.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.isango.menu.MenuProblems;
import org.isango.menu.MenuProblems.Problem;
import org.isango.menu.MenuReader;
import org.isango.menu.Menus;

/// Small menus without a fault, of which a test changes one thing.
public final class MenuFixture {
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private final Path folder;
  private final Map<String, String> files = ValidMenus.files();

  public MenuFixture(Path folder) {
    this.folder = folder;
  }

  /// Puts other text in the place of some that is there.
  public MenuFixture change(String file, String before, String after) {
    assertThat(files.get(file)).as(file).contains(before);
    files.put(file, files.get(file).replace(before, after));
    return this;
  }

  public MenuFixture add(String file, String text) {
    files.merge(file, text, (before, more) -> before + "\n" + more);
    return this;
  }

  public Path written() {
    files.forEach(
        (name, text) -> {
          try {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), text);
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        });
    return folder;
  }

  public Menus menus() {
    try {
      return MenuReader.read(written());
    } catch (MenuProblems problems) {
      throw new AssertionError(problems.getMessage(), problems);
    }
  }

  /// Everything refused, by the reader or by the check.
  public List<Problem> refused() {
    try {
      return Check.check(MenuReader.read(written()), TODAY).refused();
    } catch (MenuProblems problems) {
      return problems.problems();
    }
  }

  /// One thing is refused: on the line that holds this mark, in these words.
  void refuses(String file, String mark, String what, String todo) {
    assertThat(refused().stream().map(Problem::toString))
        .containsExactly(file + ":" + line(file, mark) + ": " + what + ". " + todo + ".");
  }

  /// @param mark some text of the line; with ` > ` between, the first such line below the other
  private int line(String file, String mark) {
    List<String> lines = files.get(file).lines().toList();
    int at = -1;
    for (String part : mark.split(" > ")) {
      do {
        at++;
        assertThat(at).as(file + " holds " + part).isLessThan(lines.size());
      } while (!lines.get(at).contains(part));
    }
    return at + 1;
  }
}
