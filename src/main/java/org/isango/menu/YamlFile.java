package org.isango.menu;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.isango.menu.MenuProblems.Problem;

/// One YAML file read into [Node]s. Every value is text: what YAML would take for a number, a yes
/// or no, or nothing is refused, for it would reach the phone changed (`0113456712` becomes
/// 19815882).
final class YamlFile {
  private static final YAMLFactory YAML = new YAMLFactory();

  private final String file;
  private final List<Problem> problems;
  private final YAMLParser parser;

  private YamlFile(String file, List<Problem> problems, YAMLParser parser) {
    this.file = file;
    this.problems = problems;
    this.parser = parser;
  }

  /// The mapping the file holds; empty when it cannot be read, with the reason in the problems.
  static Node.Mapping read(String file, byte[] bytes, List<Problem> problems) {
    var start = new Place(file, 1);
    try (var parser = YAML.createParser(bytes)) {
      var reader = new YamlFile(file, problems, parser);
      if (parser.nextToken() == null) {
        return Node.Mapping.empty(start);
      }
      Node node = reader.node();
      if (parser.nextToken() != null) {
        problems.add(new Problem(reader.here(), "a second document", "Remove the line ---"));
      }
      if (node instanceof Node.Mapping mapping) {
        return mapping;
      }
      problems.add(new Problem(node.place(), "no words here", "Write lines like word: text"));
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      problems.add(
          new Problem(
              new Place(file, line),
              "this is not YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""),
              "Look at this line and the one before: the spaces, the quotes. Put quotes round a text"
                  + " with a colon or a comma"));
    } catch (IOException e) {
      problems.add(new Problem(start, "cannot be read", "Save it as UTF-8 text"));
    }
    return Node.Mapping.empty(start);
  }

  private Place here() {
    return new Place(file, Math.max(1, parser.currentTokenLocation().getLineNr()));
  }

  private Node node() throws IOException {
    Place place = here();
    JsonToken token = parser.currentToken();
    if (parser.isCurrentAlias()) {
      problems.add(new Problem(place, "a reference with *", "Write the text out"));
    }
    return switch (token) {
      case START_OBJECT -> mapping(place);
      case START_ARRAY -> sequence(place);
      case VALUE_STRING -> new Node.Text(parser.getText().strip(), place);
      default -> notText(place);
    };
  }

  private Node notText(Place place) throws IOException {
    String written = parser.getText() == null ? "" : parser.getText();
    boolean nothing = parser.currentToken() == JsonToken.VALUE_NULL;
    problems.add(
        nothing
            ? new Problem(place, "no text here", "Write a text, or remove the line")
            : new Problem(
                place,
                "YAML does not take " + written + " for text",
                "Put quotes round it: \"" + written + "\""));
    return new Node.Text(written, place);
  }

  private Node mapping(Place place) throws IOException {
    var entries = new LinkedHashMap<String, Node.Entry>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String word = parser.currentName();
      Place at = here();
      parser.nextToken();
      Node.Entry before = entries.putIfAbsent(word, new Node.Entry(at, node()));
      if (before != null) {
        problems.add(
            new Problem(
                at,
                word + " stands here twice, first on line " + before.place().line(),
                "Keep one"));
      }
    }
    return new Node.Mapping(entries, place);
  }

  private Node sequence(Place place) throws IOException {
    var items = new ArrayList<Node>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node());
    }
    return new Node.Sequence(items, place);
  }
}
