package org.isango.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A Java file as the compiler parses it, so that the checks look at code and not at its letters.
record Code(Path file, String text, CompilationUnitTree unit, SourcePositions positions) {
  private static final List<Code> MAIN = read(Sources.MAIN);
  private static final List<Code> TEST = read(Sources.TEST);

  static List<Code> main() {
    return MAIN;
  }

  static List<Code> test() {
    return TEST;
  }

  static List<Code> everywhere() {
    var all = new ArrayList<>(MAIN);
    all.addAll(TEST);
    return all;
  }

  private static List<Code> read(Path root) {
    return Sources.java(root).stream().map(f -> parse(f, Sources.read(f))).toList();
  }

  /// @param file need not exist; it names the findings
  static Code parse(Path file, String text) {
    var source =
        new SimpleJavaFileObject(URI.create("string:///" + file), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(problem -> {}, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(null, files, problem -> {}, List.of(), null, List.of(source));
      var unit = task.parse().iterator().next();
      return new Code(file, text, unit, Trees.instance(task).getSourcePositions());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// A snippet of a class in the root package, for showing that a check finds what it should.
  static Code sample(String members) {
    return parse(
        Path.of("src/main/java/org/isango/Sample.java"),
        "package org.isango; class Sample { " + members + " }");
  }

  String packageName() {
    return unit.getPackageName().toString();
  }

  /// Calls for every node, with the way to it.
  void walk(BiConsumer<Tree, TreePath> visit) {
    new TreePathScanner<Void, Void>() {
      @Override
      public Void scan(Tree tree, Void nothing) {
        if (tree == null) return nothing;
        var parent = getCurrentPath();
        visit.accept(tree, parent == null ? new TreePath(unit) : new TreePath(parent, tree));
        return super.scan(tree, nothing);
      }
    }.scan(unit, null);
  }

  int line(Tree tree) {
    return (int) unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
  }

  int lastLine(Tree tree) {
    return (int) unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
  }

  /// `file:line: what`, the form of every finding.
  String at(Tree tree, String what) {
    return file + ":" + line(tree) + ": " + what;
  }
}
