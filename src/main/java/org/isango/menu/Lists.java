package org.isango.menu;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The data that screens can list. One immutable snapshot for the whole step.
public interface Lists {
  /// All rows of a source for these picks, in the order in which they are to be shown.
  List<Row> rows(String source, Map<String, String> picks);

  /// Rows of a source that a typed text may mean, best first, at most four. Never stores the text.
  List<Row> find(String source, Map<String, String> picks, String typed);

  /// One row, unless it is gone.
  Optional<Row> row(String source, String id);

  /// A fact about the caller that few screens look at, where it is one.
  default Optional<String> fact(String name) {
    return Optional.empty();
  }

  /// One line of data: its id and the columns the screens may show.
  record Row(String id, Map<String, String> columns) {
    public Row {
      columns = Map.copyOf(columns);
    }
  }
}
