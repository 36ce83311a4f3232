package org.isango.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A comment says why. It is not a drawer for old code or for work left undone.
class CommentsTest {
  private static final Pattern COMMENT = Pattern.compile("^\\s*//(?!/)(.*)$");
  private static final Pattern CODE =
      Pattern.compile(
          ".*[;{}]\\s*$|^\\s*(import|return|if|for|while|public|private|final|var)\\b.*\\(.*\\).*"
              + "|^\\s*@[A-Z]\\w+.*");
  // Split, so that this file does not find itself.
  private static final Pattern UNDONE = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");

  @Test
  void noCodeIsKeptInComments() {
    assertThat(Code.everywhere()).flatExtracting(CommentsTest::codeInComments).isEmpty();
  }

  @Test
  void nothingIsLeftForLater() {
    assertThat(Code.everywhere()).filteredOn(c -> UNDONE.matcher(c.text()).find()).isEmpty();
  }

  @Test
  void everyCommentIsALineComment() {
    assertThat(Code.everywhere())
        .filteredOn(code -> code.text().lines().anyMatch(l -> l.strip().startsWith("/" + "*")))
        .isEmpty();
  }

  @Test
  void findsCodeInAComment() {
    assertThat(codeInComments(Code.sample("\n  // var old = list.get(0);\n"))).hasSize(1);
    assertThat(codeInComments(Code.sample("\n  // if (old) stop()\n"))).hasSize(1);
    assertThat(codeInComments(Code.sample("\n  // another process made it first\n"))).isEmpty();
  }

  private static List<String> codeInComments(Code code) {
    var found = new ArrayList<String>();
    var lines = code.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      var comment = COMMENT.matcher(lines.get(i));
      if (comment.matches() && CODE.matcher(comment.group(1)).matches()) {
        found.add(code.file() + ":" + (i + 1) + ": code in a comment");
      }
    }
    return found;
  }
}
