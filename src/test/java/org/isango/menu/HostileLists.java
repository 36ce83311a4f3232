package org.isango.menu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// A directory as bad as a directory can be: empty lists, forty rows, names that are missing, too
/// long or in no alphabet of a phone. One snapshot never changes.
final class HostileLists implements Lists {
  private static final int MOST_ROWS = 40;

  private final Map<String, List<Row>> sources = new HashMap<>();

  HostileLists(Menus menus, Random random) {
    menus
        .settings()
        .lists()
        .forEach((name, source) -> sources.put(name, rows(menus, name, source, random)));
  }

  private static List<Row> rows(Menus menus, String name, Menus.Source source, Random random) {
    int size =
        switch (random.nextInt(8)) {
          case 0, 1 -> 0;
          case 2 -> random.nextInt(MOST_ROWS);
          default -> 1 + random.nextInt(6);
        };
    var rows = new ArrayList<Row>();
    int first = random.nextInt(1000);
    for (int i = 0; i < size; i++) {
      var columns = new HashMap<String, String>();
      for (String column : source.widths().keySet()) {
        if (random.nextInt(8) > 0) {
          var asked = random.nextBoolean() ? asked(menus, column) : List.<String>of();
          columns.put(
              column,
              asked.isEmpty() ? Rubbish.name(random) : asked.get(random.nextInt(asked.size())));
        }
      }
      rows.add(new Row(name + "-" + (first + i), columns));
    }
    return rows;
  }

  /// The values of this column that decide where a screen leads.
  private static List<String> asked(Menus menus, String column) {
    return menus.screens().values().stream()
        .flatMap(
            screen ->
                screen.kind() instanceof Screen.Kind.Routing routing
                    ? routing.ways().stream()
                    : Stream.empty())
        .flatMap(way -> way.when().entrySet().stream())
        .filter(when -> when.getKey().endsWith("." + column))
        .map(Map.Entry::getValue)
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public List<Row> rows(String source, Map<String, String> picks) {
    return sources.getOrDefault(source, List.of());
  }

  @Override
  public List<Row> find(String source, Map<String, String> picks, String typed) {
    List<Row> rows = rows(source, picks);
    return typed.length() % 3 == 0 ? List.of() : rows.subList(0, Math.min(rows.size(), 6));
  }

  @Override
  public Optional<Row> row(String source, String id) {
    return rows(source, Map.of()).stream().filter(r -> r.id().equals(id)).findFirst();
  }
}
