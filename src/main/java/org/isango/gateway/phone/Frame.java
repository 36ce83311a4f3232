package org.isango.gateway.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The screen of a terminal phone: the text in a frame, its lines broken as a small phone breaks
/// them.
final class Frame {
  static final int WIDTH = 32;

  private static final String EDGE = "+" + "-".repeat(WIDTH + 2) + "+";

  private Frame() {}

  static String around(String text) {
    return text.lines()
        .flatMap(line -> broken(line).stream())
        .map(line -> "| " + line + " ".repeat(WIDTH - line.length()) + " |")
        .collect(Collectors.joining("\n", EDGE + "\n", "\n" + EDGE));
  }

  /// Broken at blanks; a word that is longer than the screen is broken where it must be.
  private static List<String> broken(String line) {
    var lines = new ArrayList<String>();
    String rest = line;
    while (rest.length() > WIDTH) {
      int blank = rest.lastIndexOf(' ', WIDTH);
      int cut = blank > 0 ? blank : WIDTH;
      lines.add(rest.substring(0, cut));
      rest = rest.substring(cut).stripLeading();
    }
    lines.add(rest);
    return lines;
  }
}
