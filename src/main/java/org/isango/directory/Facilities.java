package org.isango.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The facilities of both lists, each place once.
///
/// @param all one a place, in the order of the lists
/// @param sameAs ids of rows that are about a place that is already listed, and the id it goes by
record Facilities(List<Facility> all, Map<String, String> sameAs) {
  /// Rows of the two lists are one place up to this far apart, whatever their names: the second
  /// list knows some under an older one.
  private static final double TWO_LISTS_KM = 0.1;

  private static final String REPLACED = "(Old)";

  static Facilities load() {
    var first = Table.read("facilities-za", Facility::listed2019);
    var second = Table.read("facilities-za-chc-cdc", Facility::listed2020);
    var sameAs = new HashMap<String, String>();
    SameHouse.among(first).forEach((id, other) -> sameAs.put(id, other.id()));
    var all = oneRowAHouse(first, sameAs);
    for (Facility row : second) {
      var known = row.sameAs().or(() -> neighbour(row, first));
      if (known.isPresent()) {
        sameAs.put(row.id(), sameAs.getOrDefault(known.get(), known.get()));
      } else if (row.at().isPresent() && !row.name().endsWith(REPLACED)) {
        all.add(row);
      }
    }
    return new Facilities(all, sameAs);
  }

  private static List<Facility> oneRowAHouse(List<Facility> rows, Map<String, String> sameAs) {
    var night = new HashSet<String>();
    for (Facility row : rows) {
      if (row.kind() == Kind.CHC_AFTER_HOURS && sameAs.containsKey(row.id())) {
        night.add(sameAs.get(row.id()));
      }
    }
    var all = new ArrayList<Facility>(rows.size());
    for (Facility row : rows) {
      if (sameAs.containsKey(row.id())) continue;
      all.add(night.contains(row.id()) ? row.alsoAfterHours() : row);
    }
    return all;
  }

  private static Optional<String> neighbour(Facility row, List<Facility> all) {
    for (Facility other : all) {
      if (row.within(TWO_LISTS_KM, other)) return Optional.of(other.id());
    }
    return Optional.empty();
  }
}
