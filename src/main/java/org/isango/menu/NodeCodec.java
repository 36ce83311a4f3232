package org.isango.menu;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// One menu file as bytes: its name, then its [Node]s, what is inside before what it is inside of,
/// so that they are put together in one plain loop.
final class NodeCodec {
  private static final int END = 0;
  private static final int TEXT = 1;
  private static final int SEQUENCE = 2;
  private static final int MAPPING = 3;

  private NodeCodec() {}

  static void encode(Node.Mapping file, BytesOut out) {
    out.text(file.place().file());
    node(file, out);
    out.put(END);
  }

  private static void node(Node node, BytesOut out) {
    switch (node) {
      case Node.Text text -> {
        head(TEXT, text, out);
        out.text(text.text());
      }
      case Node.Sequence sequence -> {
        sequence.items().forEach(item -> node(item, out));
        head(SEQUENCE, sequence, out);
        out.count(sequence.items().size());
      }
      case Node.Mapping mapping -> {
        mapping.entries().values().forEach(entry -> node(entry.value(), out));
        head(MAPPING, mapping, out);
        out.count(mapping.entries().size());
        mapping
            .entries()
            .forEach(
                (word, entry) -> {
                  out.text(word);
                  out.count(entry.place().line());
                });
      }
    }
  }

  private static void head(int kind, Node node, BytesOut out) {
    out.put(kind);
    out.count(node.place().line());
  }

  static Node.Mapping decode(BytesIn in) throws BytesIn.Rubbish {
    String file = in.text();
    var done = new ArrayList<Node>();
    for (int kind = in.take(); kind != END; kind = in.take()) {
      var place = new Place(file, in.count());
      done.add(
          switch (kind) {
            case TEXT -> new Node.Text(in.text(), place);
            case SEQUENCE -> new Node.Sequence(last(in.count(), done), place);
            case MAPPING -> mapping(place, last(in.count(), done), in);
            default -> throw new BytesIn.Rubbish();
          });
    }
    if (done.size() == 1 && done.getFirst() instanceof Node.Mapping mapping) return mapping;
    throw new BytesIn.Rubbish();
  }

  /// Takes the newest so many.
  private static List<Node> last(int count, List<Node> done) throws BytesIn.Rubbish {
    if (count > done.size()) throw new BytesIn.Rubbish();
    var newest = done.subList(done.size() - count, done.size());
    var taken = List.copyOf(newest);
    newest.clear();
    return taken;
  }

  private static Node.Mapping mapping(Place place, List<Node> values, BytesIn in)
      throws BytesIn.Rubbish {
    var entries = new LinkedHashMap<String, Node.Entry>();
    for (Node value : values) {
      String word = in.text();
      entries.put(word, new Node.Entry(new Place(place.file(), in.count()), value));
    }
    return new Node.Mapping(entries, place);
  }
}
