package org.isango.menu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.isango.text.Clip;
import org.isango.text.Gsm7;

/// Puts the parts of a screen together within its budget.
final class Layout {
  private Layout() {}

  /// The lines below the text: options as they are numbered, then the line for 0.
  static List<String> options(Face face, UnaryOperator<String> values) {
    var lines = new ArrayList<String>(face.lines().size() + 1);
    for (Template line : face.lines()) {
      String text = line.fill(values);
      if (!text.isEmpty()) {
        lines.add(text);
      }
    }
    face.zero().ifPresent(lines::add);
    return lines;
  }

  static String lines(String say, List<String> lines) {
    String below = String.join("\n", lines);
    return say.isEmpty() || below.isEmpty() ? say + below : say + "\n" + below;
  }

  /// The whole screen. What was wrong with the last answer comes first where there is room: above
  /// everything, or instead of the text, or not at all.
  static String screen(Optional<String> wrong, String say, List<String> lines, int budget) {
    String plain = lines(say, lines);
    if (wrong.isPresent()) {
      String all = lines(wrong.get(), plain.isEmpty() ? List.of() : List.of(plain));
      if (Gsm7.septets(all) <= budget) {
        return all;
      }
      String without = lines(wrong.get(), lines);
      if (!lines.isEmpty() && Gsm7.septets(without) <= budget) {
        return without;
      }
    }
    return Gsm7.septets(plain) <= budget ? plain : tight(say, lines, budget);
  }

  /// Live data was longer than declared: the text gives way, so that every option stays in sight.
  private static String tight(String say, List<String> lines, int budget) {
    String below = String.join("\n", lines);
    int room = budget - Gsm7.septets(below) - (lines.isEmpty() ? 0 : 1);
    return room > 0 ? lines(Clip.clip(say, room), lines) : Clip.clip(below, budget);
  }
}
