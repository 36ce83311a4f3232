package org.isango.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// SQL is written down, never put together: values travel beside it, as parameters.
class SqlTest {
  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?is)\\s*(select|insert into|update|delete from|with|create|alter|drop)\\s.*");
  private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");

  @Test
  void noVariableIsWrittenIntoAStatement() {
    assertThat(Code.main()).flatExtracting(SqlTest::assembled).isEmpty();
  }

  @Test
  void findsAVariableInAStatement() {
    assertThat(assembled(Code.sample("String f(String s) { return \"select \" + s; }"))).hasSize(1);
    assertThat(
            assembled(Code.sample("String f(String s) { return \"update %s set\".formatted(s); }")))
        .hasSize(1);
    assertThat(
            assembled(Code.sample("String f = \"select 1 where a = \" + ONE + \" and b = $1\";")))
        .isEmpty();
    assertThat(assembled(Code.sample("String f(int n) { return \"selected \" + n; }"))).isEmpty();
  }

  private static List<String> assembled(Code code) {
    var found = new ArrayList<String>();
    code.walk(
        (tree, path) -> {
          boolean outermost =
              !(path.getParentPath() != null
                  && path.getParentPath().getLeaf() instanceof BinaryTree);
          if (tree instanceof BinaryTree sum && outermost && isSum(sum)) {
            var parts = new ArrayList<ExpressionTree>();
            flatten(sum, parts);
            if (isStatement(parts.getFirst()) && !parts.stream().allMatch(SqlTest::isFixed)) {
              found.add(code.at(tree, "a variable inside a statement"));
            }
          }
          if (tree instanceof MethodInvocationTree call
              && call.getMethodSelect().toString().endsWith(".formatted")
              && STATEMENT.matcher(call.getMethodSelect().toString().substring(1)).matches()) {
            found.add(code.at(tree, "a formatted statement"));
          }
        });
    return found;
  }

  private static boolean isSum(Tree tree) {
    return tree.getKind() == Tree.Kind.PLUS;
  }

  private static void flatten(ExpressionTree part, List<ExpressionTree> parts) {
    switch (part) {
      case BinaryTree sum when isSum(sum) -> {
        flatten(sum.getLeftOperand(), parts);
        flatten(sum.getRightOperand(), parts);
      }
      case ParenthesizedTree inner -> flatten(inner.getExpression(), parts);
      default -> parts.add(part);
    }
  }

  private static boolean isStatement(ExpressionTree first) {
    return first instanceof LiteralTree literal
        && literal.getValue() instanceof String text
        && STATEMENT.matcher(text).matches();
  }

  private static boolean isFixed(ExpressionTree part) {
    return part instanceof LiteralTree
        || part instanceof IdentifierTree name && CONSTANT.matcher(name.getName()).matches();
  }
}
