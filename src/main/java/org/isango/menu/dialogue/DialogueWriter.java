package org.isango.menu.dialogue;

import java.util.ArrayList;
import java.util.List;

/// Writes a dialogue anew as it went: what is seen is replaced, notes, facts and moves stay.
public final class DialogueWriter {
  private DialogueWriter() {}

  /// The whole file.
  public static String rewritten(Played played) {
    List<String> old = played.dialogue().lines();
    var lines = new ArrayList<String>();
    int next = 0;
    for (Played.Scene scene : played.scenes()) {
      int from = scene.move().from() - 1;
      lines.addAll(old.subList(next, from));
      scene.lines().forEach(l -> lines.add(l.isEmpty() ? "" : "  " + l));
      next = from + scene.move().seen().size();
    }
    lines.addAll(old.subList(next, old.size()));
    return String.join("\n", lines) + "\n";
  }
}
