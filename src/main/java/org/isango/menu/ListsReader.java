package org.isango.menu;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.isango.menu.MenuProblems.Problem;

/// Reads lists written by hand: the made-up directory that dialogues run on.
///
/// The file holds the sources named in `isango.yaml`, each with its rows by id. A row has the
/// columns of its source, and two words of its own: `typed`, the texts that find it, and `by`, for
/// each name the list is filtered by the values for which it is listed. A row without a name in
/// `by` is listed whatever the pick.
public final class ListsReader {
  private static final int FOUND = 4;

  private final Map<String, Menus.Source> known;
  private final List<Problem> problems = new ArrayList<>();

  private ListsReader(Map<String, Menus.Source> known) {
    this.known = known;
  }

  /// @param name of the file, for problems
  /// @throws MenuProblems when it holds anything but lists of these menus
  public static Lists read(String name, byte[] bytes, Menus.Settings settings) throws MenuProblems {
    var reader = new ListsReader(settings.lists());
    Lists lists = reader.lists(YamlFile.read(name, bytes, reader.problems));
    if (!reader.problems.isEmpty()) {
      throw new MenuProblems(reader.problems);
    }
    return lists;
  }

  /// A row and what it is listed for and found by.
  private record Written(Lists.Row row, Map<String, List<String>> by, List<String> typed) {
    /// @param strict whether a pick that is missing leaves the row out
    boolean matches(List<String> names, Map<String, String> picks, boolean strict) {
      return names.stream()
          .filter(by::containsKey)
          .allMatch(n -> picks.containsKey(n) ? by.get(n).contains(picks.get(n)) : !strict);
    }

    boolean isFoundBy(String text) {
      return typed.stream().anyMatch(t -> t.toLowerCase(Locale.ROOT).equals(text));
    }
  }

  private record WrittenLists(
      Map<String, Menus.Source> known, Map<String, Map<String, Written>> rows) implements Lists {
    @Override
    public List<Row> rows(String source, Map<String, String> picks) {
      return matching(source, picks, true).map(Written::row).toList();
    }

    @Override
    public List<Row> find(String source, Map<String, String> picks, String typed) {
      String text = typed.strip().toLowerCase(Locale.ROOT);
      return matching(source, picks, false)
          .filter(w -> w.isFoundBy(text))
          .map(Written::row)
          .limit(FOUND)
          .toList();
    }

    @Override
    public Optional<Row> row(String source, String id) {
      return Optional.ofNullable(rows.getOrDefault(source, Map.of()).get(id)).map(Written::row);
    }

    private Stream<Written> matching(String source, Map<String, String> picks, boolean strict) {
      List<String> by = known.containsKey(source) ? known.get(source).by() : List.of();
      return rows.getOrDefault(source, Map.of()).values().stream()
          .filter(w -> w.matches(by, picks, strict));
    }
  }

  private Lists lists(Node.Mapping file) {
    var all = new LinkedHashMap<String, Map<String, Written>>();
    var sources = new Fields(file, problems);
    for (String source : sources.words()) {
      if (!known.containsKey(source)) {
        sources.problem(
            sources.place(source),
            "isango.yaml has no list " + source,
            "Name it under lists there");
      }
      sources.fields(source).ifPresent(rows -> all.put(source, rows(source, rows)));
    }
    return new WrittenLists(known, all);
  }

  private Map<String, Written> rows(String source, Fields rows) {
    var written = new LinkedHashMap<String, Written>();
    for (String id : rows.words()) {
      rows.fields(id).ifPresent(row -> written.put(id, row(source, id, row)));
    }
    return written;
  }

  private Written row(String source, String id, Fields row) {
    var by = new LinkedHashMap<String, List<String>>();
    row.fields("by").ifPresent(names -> names.words().forEach(n -> by.put(n, names.texts(n))));
    List<String> typed = row.texts("typed");
    var columns = new LinkedHashMap<String, String>();
    Menus.Source declared = known.getOrDefault(source, new Menus.Source(List.of(), Map.of()));
    for (String column : declared.widths().keySet()) {
      row.text(column).ifPresent(value -> columns.put(column, value));
    }
    row.done();
    return new Written(new Lists.Row(id, columns), by, typed);
  }
}
