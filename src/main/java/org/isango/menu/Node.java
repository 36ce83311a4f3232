package org.isango.menu;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What stands at one place of a menu file, before it has a meaning.
sealed interface Node {
  Place place();

  record Text(String text, Place place) implements Node {}

  record Sequence(List<Node> items, Place place) implements Node {}

  /// Entries in the order of the file.
  record Mapping(Map<String, Entry> entries, Place place) implements Node {
    static Mapping empty(Place place) {
      return new Mapping(new LinkedHashMap<>(), place);
    }
  }

  /// @param place where the word before the colon stands
  record Entry(Place place, Node value) {}
}
