package org.isango.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every place, and every name it goes by.
final class Towns {
  private final List<Town> all;
  private final List<Name> names;
  private final Map<String, Town> byId;
  private final Map<String, List<Town>> namesakes;

  private Towns(List<Town> all, List<Name> names, Map<String, Town> byId) {
    this.all = all;
    this.names = names;
    this.byId = byId;
    this.namesakes = new HashMap<>(2 * all.size());
    for (Town town : all) {
      namesakes.merge(town.key(), List.of(town), Towns::joined);
    }
  }

  private static List<Town> joined(List<Town> some, List<Town> more) {
    var both = new ArrayList<>(some);
    both.addAll(more);
    return both;
  }

  static Towns load() {
    var byId = new HashMap<String, Town>(32_768);
    var names = new ArrayList<Name>(20_000);
    var all =
        Table.read(
            "places-za",
            row -> {
              var town = Town.read(byId.size(), row);
              byId.put(town.id(), town);
              names.add(Name.own(town));
              return town;
            });
    Table.read("place-names-za", row -> names.add(other(byId, row, "name")));
    Table.read("place-aliases-za", row -> names.add(other(byId, row, "alias")));
    return new Towns(all, names, byId);
  }

  private static Name other(Map<String, Town> byId, Table.Row row, String column) {
    var id = row.text("place_id");
    var town = Optional.ofNullable(byId.get(id));
    return Name.other(
        town.orElseThrow(() -> new IllegalStateException("a name of no place: " + id)),
        row.text(column));
  }

  List<Town> all() {
    return all;
  }

  List<Name> names() {
    return names;
  }

  Optional<Town> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// All places that are written alike, this one among them.
  List<Town> namesakes(Town town) {
    return namesakes.get(town.key());
  }
}
