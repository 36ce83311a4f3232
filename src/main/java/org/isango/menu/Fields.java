package org.isango.menu;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isango.menu.MenuProblems.Problem;

/// The words of one entry of a menu file, taken one by one. What nobody took is an unknown word.
final class Fields {
  private final Node.Mapping mapping;
  private final List<Problem> problems;
  private final Set<String> taken = new HashSet<>(Set.of("note"));

  Fields(Node.Mapping mapping, List<Problem> problems) {
    this.mapping = mapping;
    this.problems = problems;
  }

  /// The words of a node that should have some; none when it is something else, which is reported.
  static Fields of(Node node, List<Problem> problems) {
    if (node instanceof Node.Mapping mapping) {
      return new Fields(mapping, problems);
    }
    problems.add(
        new Problem(node.place(), "words are missing here", "Write lines like word: text"));
    return new Fields(Node.Mapping.empty(node.place()), problems);
  }

  /// The words of an entry, which stands where its id stands.
  static Fields of(Node.Entry entry, List<Problem> problems) {
    return entry.value() instanceof Node.Mapping mapping
        ? new Fields(new Node.Mapping(mapping.entries(), entry.place()), problems)
        : of(entry.value(), problems);
  }

  Place place() {
    return mapping.place();
  }

  Place place(String word) {
    return has(word) ? mapping.entries().get(word).place() : place();
  }

  /// Where each word stands.
  Map<String, Place> places() {
    var places = new LinkedHashMap<String, Place>();
    mapping.entries().forEach((word, entry) -> places.put(word, entry.place()));
    return places;
  }

  boolean has(String word) {
    return mapping.entries().containsKey(word);
  }

  void problem(Place place, String what, String todo) {
    problems.add(new Problem(place, what, todo));
  }

  Optional<Node> node(String word) {
    taken.add(word);
    return Optional.ofNullable(mapping.entries().get(word)).map(Node.Entry::value);
  }

  Optional<String> text(String word) {
    return node(word).map(this::asText);
  }

  String need(String word) {
    return text(word)
        .orElseGet(
            () -> {
              problem(place(), "the word " + word + " is missing", "Add a line " + word + ": …");
              return "";
            });
  }

  private String asText(Node node) {
    if (node instanceof Node.Text text) {
      return text.text();
    }
    problem(node.place(), "one text is expected here", "Write a text after the colon");
    return "";
  }

  /// True when the word is there; it can only say "true".
  boolean flag(String word) {
    Optional<String> text = text(word);
    if (text.isPresent() && !text.get().equals("true")) {
      problem(place(word), word + " can only be \"true\"", "Write \"true\" or remove the line");
    }
    return text.isPresent();
  }

  int number(String word, int otherwise) {
    String text = text(word).orElse(Integer.toString(otherwise));
    if (!text.matches("[0-9]{1,4}")) {
      problem(place(word), word + " has to be a number", "Write a number in quotes");
      return otherwise;
    }
    return Integer.parseInt(text);
  }

  List<Node> items(String word) {
    Optional<Node> node = node(word);
    if (node.isEmpty()) {
      return List.of();
    }
    if (node.get() instanceof Node.Sequence sequence) {
      return sequence.items();
    }
    problem(place(word), word + " has to be a list", "Write [one, two] or lines starting with -");
    return List.of();
  }

  List<String> texts(String word) {
    return items(word).stream().map(this::asText).toList();
  }

  Optional<Fields> fields(String word) {
    return node(word).map(this::inside);
  }

  /// The words of a node inside this entry.
  Fields inside(Node node) {
    return of(node, problems);
  }

  /// Text by word for a mapping whose words are free to choose.
  Map<String, String> map(String word) {
    var map = new LinkedHashMap<String, String>();
    fields(word).ifPresent(f -> f.words().forEach(w -> map.put(w, f.need(w))));
    return map;
  }

  /// The words in the order of the file.
  List<String> words() {
    return new ArrayList<>(mapping.entries().keySet());
  }

  /// Reports the words that nobody took.
  void done() {
    mapping
        .entries()
        .forEach(
            (word, entry) -> {
              if (!taken.contains(word)) {
                problem(entry.place(), "nobody knows the word " + word, "Correct or remove it");
              }
            });
  }
}
