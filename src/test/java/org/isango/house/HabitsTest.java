package org.isango.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Habits that would spread if they were let in once.
class HabitsTest {
  private static final Pattern VAGUE =
      Pattern.compile(".*(Manager|Helper|Util|Utils|Impl)|Abstract.*");

  @Test
  void noNullIsReturnedOrPassed() {
    assertThat(Code.main()).flatExtracting(HabitsTest::nulls).isEmpty();
  }

  @Test
  void namesSayWhatAThingIs() {
    assertThat(Code.main()).flatExtracting(HabitsTest::vagueNames).isEmpty();
  }

  @Test
  void nothingSleeps() {
    assertThat(Code.everywhere())
        .flatExtracting(code -> calls(code, Set.of("Thread.sleep", "TimeUnit.sleep")))
        .isEmpty();
  }

  @Test
  void onlyCommandsPrintAndTheyAskTheCommandLineWhereTo() {
    assertThat(Code.main())
        .flatExtracting(code -> selects(code, Set.of("System.out", "System.err")))
        .isEmpty();
    assertThat(Code.everywhere()).flatExtracting(code -> printedTraces(code)).isEmpty();
  }

  @Test
  void findsWhatItLooksFor() {
    assertThat(nulls(Code.sample("Object f() { return null; }"))).hasSize(1);
    assertThat(nulls(Code.sample("void f() { g(null); Object o = null; }"))).hasSize(2);
    assertThat(nulls(Code.sample("Object f() { return Tuple.of(o.orElse(null)); }"))).isEmpty();
    assertThat(nulls(Code.sample("Object f() { return o.orElse(null); }"))).hasSize(1);
    assertThat(nulls(Code.sample("boolean f(Object o) { return o == null; }"))).isEmpty();
    assertThat(vagueNames(Code.sample("class CaseManager {} interface AbstractCase {}")))
        .hasSize(2);
    assertThat(calls(Code.sample("void f() { Thread.sleep(1); }"), Set.of("Thread.sleep")))
        .hasSize(1);
    assertThat(selects(Code.sample("void f() { System.out.print(1); }"), Set.of("System.out")))
        .hasSize(1);
    assertThat(printedTraces(Code.sample("void f() { e.printStackTrace(); }"))).hasSize(1);
  }

  private static List<String> nulls(Code code) {
    var found = new ArrayList<String>();
    code.walk(
        (tree, path) -> {
          if (tree instanceof LiteralTree literal
              && literal.getKind() == Tree.Kind.NULL_LITERAL
              && !isComparison(path)
              && !isAbsentValue(path)
              && !isAbsentCause(path)) {
            found.add(code.at(tree, "null in " + owner(path)));
          }
        });
    return found;
  }

  private static boolean isComparison(TreePath path) {
    var parent = path.getParentPath().getLeaf();
    return parent instanceof BinaryTree || parent instanceof ConstantCaseLabelTree;
  }

  /// `Tuple.of(…, value.orElse(null))`: the driver writes an absent value of a row as null. A row
  /// of more than six values is written `Tuple.from(new Object[] {…})`.
  private static boolean isAbsentValue(TreePath path) {
    if (!(path.getParentPath().getLeaf() instanceof MethodInvocationTree call)) return false;
    var around = path.getParentPath().getParentPath();
    if (around.getLeaf() instanceof NewArrayTree) around = around.getParentPath();
    return call.getMethodSelect().toString().endsWith(".orElse")
        && around.getLeaf() instanceof MethodInvocationTree row
        && Set.of("Tuple.of", "Tuple.from").contains(row.getMethodSelect().toString());
  }

  /// `super(message, null, …)`: an exception that must not carry a trace has no shorter
  /// constructor.
  private static boolean isAbsentCause(TreePath path) {
    return path.getParentPath().getLeaf() instanceof MethodInvocationTree call
        && call.getMethodSelect().toString().equals("super")
        && call.getArguments().size() == 4;
  }

  private static String owner(TreePath path) {
    String method = "";
    for (Tree tree : path) {
      if (tree instanceof MethodTree one && method.isEmpty()) method = "." + one.getName();
      if (tree instanceof ClassTree type) return type.getSimpleName() + method;
    }
    return method;
  }

  private static List<String> vagueNames(Code code) {
    var found = new ArrayList<String>();
    code.walk(
        (tree, path) -> {
          if (tree instanceof ClassTree type && VAGUE.matcher(type.getSimpleName()).matches()) {
            found.add(code.at(tree, type.getSimpleName() + " says nothing about what it is"));
          }
        });
    return found;
  }

  private static List<String> calls(Code code, Set<String> methods) {
    var found = new ArrayList<String>();
    code.walk(
        (tree, path) -> {
          if (tree instanceof MethodInvocationTree call
              && methods.contains(call.getMethodSelect().toString())) {
            found.add(code.at(tree, "calls " + call.getMethodSelect()));
          }
        });
    return found;
  }

  private static List<String> selects(Code code, Set<String> fields) {
    var found = new ArrayList<String>();
    code.walk(
        (tree, path) -> {
          if (tree instanceof MemberSelectTree select && fields.contains(select.toString())) {
            found.add(code.at(tree, "prints to " + select));
          }
        });
    return found;
  }

  private static List<String> printedTraces(Code code) {
    var found = new ArrayList<String>();
    code.walk(
        (tree, path) -> {
          if (tree instanceof MemberSelectTree select
              && select.getIdentifier().contentEquals("printStackTrace")) {
            found.add(code.at(tree, "prints a trace"));
          }
        });
    return found;
  }
}
