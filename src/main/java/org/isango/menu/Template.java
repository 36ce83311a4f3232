package org.isango.menu;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isango.text.Fold;

/// A text with holes like `{clinic.name}`, folded and taken apart once. A line with a hole that
/// nothing fills is left out.
public final class Template {
  private static final Pattern HOLE = Pattern.compile("\\{([a-zA-Z0-9_.-]+)}");

  private final List<List<Piece>> lines;
  private final Set<String> holes;
  private final String fixed;

  private sealed interface Piece {
    record Literal(String text) implements Piece {}

    record Hole(String name) implements Piece {}
  }

  private Template(List<List<Piece>> lines, Set<String> holes) {
    this.lines = List.copyOf(lines);
    this.holes = Set.copyOf(holes);
    this.fixed = holes.isEmpty() ? filled(name -> "") : "";
  }

  /// @param words values that never change, put in right away
  public static Template of(String text, Map<String, String> words) {
    var lines = new ArrayList<List<Piece>>();
    var holes = new HashSet<String>();
    if (!text.isEmpty()) {
      for (String line : text.split("\n", -1)) {
        lines.add(pieces(line.strip(), words, holes));
      }
    }
    return new Template(lines, holes);
  }

  private static List<Piece> pieces(String line, Map<String, String> words, Set<String> holes) {
    var pieces = new ArrayList<Piece>();
    var literal = new StringBuilder();
    Matcher matcher = HOLE.matcher(line);
    int from = 0;
    while (matcher.find()) {
      literal.append(line, from, matcher.start());
      from = matcher.end();
      String name = matcher.group(1);
      if (words.containsKey(name)) {
        literal.append(words.get(name));
      } else {
        pieces.add(new Piece.Literal(Fold.fold(literal.toString())));
        literal.setLength(0);
        pieces.add(new Piece.Hole(name));
        holes.add(name);
      }
    }
    pieces.add(new Piece.Literal(Fold.fold(literal.append(line.substring(from)).toString())));
    return List.copyOf(pieces);
  }

  /// Names that have to be filled in.
  public Set<String> holes() {
    return holes;
  }

  boolean isFixed() {
    return holes.isEmpty();
  }

  /// @param values the text for a hole, folded; empty when there is none
  String fill(UnaryOperator<String> values) {
    return isFixed() ? fixed : filled(values);
  }

  private String filled(UnaryOperator<String> values) {
    var out = new StringBuilder(160);
    boolean first = true;
    for (List<Piece> line : lines) {
      Optional<String> filled = fill(line, values);
      if (filled.isPresent()) {
        out.append(first ? "" : "\n").append(filled.get());
        first = false;
      }
    }
    return out.toString();
  }

  private static Optional<String> fill(List<Piece> line, UnaryOperator<String> values) {
    var out = new StringBuilder(80);
    for (Piece piece : line) {
      switch (piece) {
        case Piece.Literal literal -> out.append(literal.text());
        case Piece.Hole hole -> {
          String value = values.apply(hole.name());
          if (value.isEmpty()) {
            return Optional.empty();
          }
          out.append(value);
        }
      }
    }
    return Optional.of(out.toString());
  }

  /// For one row of a list, which may not disappear: an unfilled hole takes the signs around it
  /// along, so that `{name} - {town}` becomes the bare name.
  String fillRow(UnaryOperator<String> values) {
    var out = new StringBuilder(40);
    for (List<Piece> line : lines) {
      for (Piece piece : line) {
        switch (piece) {
          case Piece.Literal literal -> out.append(literal.text());
          case Piece.Hole hole -> out.append(values.apply(hole.name()));
        }
      }
    }
    int from = 0;
    int to = out.length();
    while (to > from && " -,;:".indexOf(out.charAt(to - 1)) >= 0) {
      to--;
    }
    while (from < to && " -,;:".indexOf(out.charAt(from)) >= 0) {
      from++;
    }
    return out.substring(from, to);
  }
}
