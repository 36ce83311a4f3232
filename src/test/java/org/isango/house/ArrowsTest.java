package org.isango.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// What a room may import: the table, the `package-info.java` files and the imports must agree.
class ArrowsTest {
  private static final Pattern PROMISE = Pattern.compile("May import: ([^.]+)\\.");
  private static final Set<String> PACKAGE_ROOTS =
      Set.of("java", "javax", "jdk", "org", "com", "io", "de", "picocli", "ch");

  @Test
  void aRoomImportsOnlyWhatTheTableAllows() {
    assertThat(Code.main()).flatExtracting(ArrowsTest::forbiddenImports).isEmpty();
  }

  @Test
  void everyRoomStandsInTheTable() {
    assertThat(Code.main())
        .extracting(code -> Rooms.of(code.packageName()))
        .isSubsetOf(with(Rooms.MAY_IMPORT.keySet(), ""));
  }

  @Test
  void thePackageInfosSayWhatTheTableSays() {
    var promised = new HashMap<String, Set<String>>();
    var tabled = new HashMap<String, Set<String>>();
    for (Code info : Code.main()) {
      var room = Rooms.of(info.packageName());
      if (!info.file().endsWith("package-info.java") || room.isEmpty()) continue;
      var promise = promise(info);
      promise.remove(room);
      promised.put(info.packageName(), promise);
      tabled.put(info.packageName(), Rooms.MAY_IMPORT.getOrDefault(room, Set.of()));
    }
    assertThat(promised).isNotEmpty().isEqualTo(tabled);
  }

  @Test
  void everyPackageSaysWhatLivesInIt() {
    var folders = Code.main().stream().map(code -> code.file().getParent()).distinct();
    assertThat(folders.filter(f -> !Files.exists(f.resolve("package-info.java")))).isEmpty();
  }

  @Test
  void theTableHasNoCircle() {
    var free = new TreeSet<String>();
    boolean grew = true;
    while (grew) {
      grew = false;
      for (var row : Rooms.MAY_IMPORT.entrySet()) {
        if (free.containsAll(row.getValue())) grew |= free.add(row.getKey());
      }
    }
    assertThat(free).isEqualTo(new TreeSet<>(Rooms.MAY_IMPORT.keySet()));
  }

  @Test
  void whatIsUsedIsImported() {
    assertThat(Code.main()).flatExtracting(ArrowsTest::inlinePackages).isEmpty();
  }

  @Test
  void findsAForbiddenArrowAndAPackageNamedInTheCode() {
    var menu =
        Code.parse(
            Path.of("Wrong.java"),
            """
            package org.isango.menu.check;
            import org.isango.text.Gsm7;
            import org.isango.vault.Msisdn;
            import static org.isango.store.Database.*;
            class Wrong { java.util.List<String> all = new java.util.ArrayList<>(); }
            """);
    assertThat(forbiddenImports(menu))
        .containsExactly(
            "Wrong.java:3: menu may not import vault", "Wrong.java:4: menu may not import store");
    assertThat(inlinePackages(menu))
        .containsExactly(
            "Wrong.java:5: import java.util.List", "Wrong.java:5: import java.util.ArrayList");
  }

  private static List<String> forbiddenImports(Code code) {
    var found = new ArrayList<String>();
    var room = Rooms.of(code.packageName());
    if (room.isEmpty()) return found;
    var allowed = with(Rooms.MAY_IMPORT.getOrDefault(room, Set.of()), room);
    for (ImportTree one : code.unit().getImports()) {
      var name = one.getQualifiedIdentifier().toString();
      if (!name.startsWith(Rooms.ROOT + ".")) continue;
      var target = Rooms.of(name);
      if (allowed.contains(target)) continue;
      found.add(code.at(one, room + " may not import " + (target.isEmpty() ? "the root" : target)));
    }
    return found;
  }

  private static Set<String> promise(Code info) {
    var words = info.text().lines().filter(l -> l.startsWith("///")).map(l -> l.substring(3));
    var matcher = PROMISE.matcher(words.map(String::strip).collect(Collectors.joining(" ")));
    assertThat(matcher.find()).as("%s has a line May import", info.file()).isTrue();
    return Arrays.stream(matcher.group(1).split("[, ]+"))
        .filter(word -> !word.equals("–"))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /// Types written with their package in the code, where an import would say it once.
  private static List<String> inlinePackages(Code code) {
    var found = new ArrayList<String>();
    code.walk(
        (tree, path) -> {
          if (tree instanceof MemberSelectTree select
              && startsWithAPackage(select)
              && Character.isUpperCase(select.getIdentifier().charAt(0))
              && !(select.getExpression() instanceof MemberSelectTree inner
                  && Character.isUpperCase(inner.getIdentifier().charAt(0)))
              && !inHead(path)) {
            found.add(code.at(tree, "import " + select));
          }
        });
    return found;
  }

  private static boolean startsWithAPackage(MemberSelectTree select) {
    Tree first = select.getExpression();
    while (first instanceof MemberSelectTree inner) first = inner.getExpression();
    return first instanceof IdentifierTree name
        && PACKAGE_ROOTS.contains(name.getName().toString());
  }

  private static boolean inHead(TreePath path) {
    return StreamSupport.stream(path.spliterator(), false)
        .filter(t -> !(t instanceof CompilationUnitTree))
        .anyMatch(t -> t instanceof ImportTree || t instanceof PackageTree);
  }

  private static Set<String> with(Set<String> rooms, String one) {
    var all = new HashSet<>(rooms);
    all.add(one);
    return all;
  }
}
