package org.isango.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodInvocationTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The pure rooms give the same answer to the same question, always: they know no clock, no chance,
/// no network, no database and no log.
class PureRoomsTest {
  private static final Pattern ALLOWED = Pattern.compile("java\\..*|org\\.isango\\..*");
  private static final Pattern IMPURE =
      Pattern.compile(
          "java\\.(sql|net|util\\.logging)\\..*"
              + "|.*\\.(Random|SecureRandom|SplittableRandom|RandomGenerator)"
              + "|java\\.util\\.random\\..*");
  private static final Pattern LIBRARY = Pattern.compile("com\\.fasterxml\\.jackson\\..*");
  private static final Set<String> CLOCKS =
      Set.of(
          "System.currentTimeMillis",
          "System.nanoTime",
          "Instant.now",
          "LocalDate.now",
          "LocalTime.now",
          "LocalDateTime.now",
          "ZonedDateTime.now",
          "OffsetDateTime.now",
          "Year.now",
          "Math.random",
          "UUID.randomUUID");

  @Test
  void pureRoomsStayPure() {
    assertThat(Code.main())
        .filteredOn(code -> Rooms.PURE.contains(Rooms.of(code.packageName())))
        .isNotEmpty()
        .flatExtracting(PureRoomsTest::impurities)
        .isEmpty();
  }

  @Test
  void findsTheClockTheDatabaseAndTheLibrary() {
    var impure =
        Code.parse(
            Path.of("Wrong.java"),
            """
            package org.isango.text;
            import com.fasterxml.jackson.databind.ObjectMapper;
            import io.vertx.core.Vertx;
            import java.sql.Connection;
            import java.util.List;
            import java.util.Random;
            import org.slf4j.Logger;
            class Wrong { Object now = java.time.LocalDate.now(); long ms = System.nanoTime(); }
            """);
    assertThat(impurities(impure)).hasSize(7);
  }

  private static List<String> impurities(Code code) {
    var found = new ArrayList<String>();
    for (ImportTree one : code.unit().getImports()) {
      var name = one.getQualifiedIdentifier().toString();
      boolean reader = code.file().equals(Rooms.YAML_READER) && LIBRARY.matcher(name).matches();
      if (reader) continue;
      if (!ALLOWED.matcher(name).matches() || IMPURE.matcher(name).matches()) {
        found.add(code.at(one, "a pure room may not use " + name));
      }
    }
    code.walk(
        (tree, path) -> {
          if (tree instanceof MethodInvocationTree call
              && CLOCKS.stream().anyMatch(call.getMethodSelect().toString()::endsWith)) {
            found.add(code.at(tree, "a pure room is told the time, it does not ask"));
          }
        });
    return found;
  }
}
