package org.isango.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.MethodTree;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A file is read at a sitting, a method at a glance.
class SizesTest {
  private static final int LONGEST_MAIN = 400;
  private static final int LONGEST_TEST = 500;
  private static final int MEDIAN_MAIN = 80;
  private static final int LONGEST_METHOD = 40;

  @Test
  void noFileIsTooLong() {
    assertThat(Code.main()).filteredOn(code -> lines(code) > LONGEST_MAIN).isEmpty();
    assertThat(Code.test()).filteredOn(code -> lines(code) > LONGEST_TEST).isEmpty();
  }

  @Test
  void mostFilesAreShort() {
    var sizes = Code.main().stream().mapToLong(SizesTest::lines).sorted().toArray();
    assertThat(sizes[sizes.length / 2]).isLessThanOrEqualTo(MEDIAN_MAIN);
  }

  @Test
  void noMethodIsTooLong() {
    assertThat(Code.main()).flatExtracting(SizesTest::longMethods).isEmpty();
  }

  @Test
  void findsALongMethod() {
    assertThat(longMethods(Code.sample("void f() {" + "\n".repeat(LONGEST_METHOD) + "}")))
        .singleElement()
        .asString()
        .contains("Sample.java:1: f has 41 lines");
  }

  private static long lines(Code code) {
    return code.text().lines().count();
  }

  private static List<String> longMethods(Code code) {
    var found = new ArrayList<String>();
    code.walk(
        (tree, path) -> {
          if (!(tree instanceof MethodTree method)) return;
          int lines = code.lastLine(method) - code.line(method) + 1;
          if (lines > LONGEST_METHOD) {
            found.add(code.at(method, method.getName() + " has " + lines + " lines"));
          }
        });
    return found;
  }
}
