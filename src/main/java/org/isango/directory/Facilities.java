package org.isango.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The facilities of both lists, each place once.
///
/// @param all one a place, in the order of the lists
/// @param sameAs ids of rows that are about a place that is already listed, and the id it goes by
record Facilities(List<Facility> all, Map<String, String> sameAs) {
  /// Rows with one name are one place up to this far apart: a CHC and the clinic in its yard.
  private static final double ONE_NAME_KM = 0.5;

  /// Rows of the two lists are one place up to this far apart, whatever their names: the second
  /// list knows some under an older one.
  private static final double TWO_LISTS_KM = 0.1;

  private static final String REPLACED = "(Old)";

  static Facilities load() {
    var first = Table.read("facilities-za", Facility::listed2019);
    var second = Table.read("facilities-za-chc-cdc", Facility::listed2020);
    var sameAs = new HashMap<String, String>();
    var all = oneNameOnce(first, sameAs);
    for (Facility row : second) {
      if (row.sameAs().isPresent()) {
        var known = row.sameAs().get();
        sameAs.put(row.id(), sameAs.getOrDefault(known, known));
      } else if (row.at().isPresent() && !row.name().endsWith(REPLACED)) {
        neighbour(row, first)
            .ifPresentOrElse(
                known -> sameAs.put(row.id(), sameAs.getOrDefault(known.id(), known.id())),
                () -> all.add(row));
      }
    }
    return new Facilities(all, sameAs);
  }

  private static Optional<Facility> neighbour(Facility row, List<Facility> all) {
    return all.stream()
        .filter(other -> apart(row, other) <= TWO_LISTS_KM)
        .min(Comparator.comparingDouble(other -> apart(row, other)));
  }

  private static List<Facility> oneNameOnce(List<Facility> rows, Map<String, String> sameAs) {
    var byStem = new HashMap<String, List<Facility>>(2 * rows.size());
    for (Facility row : rows) {
      if (row.kind() != Kind.HOSPITAL) {
        byStem.computeIfAbsent(row.stem(), stem -> new ArrayList<>(1)).add(row);
      }
    }
    var night = new HashMap<String, Facility>();
    byStem.values().stream()
        .filter(alike -> alike.size() > 1)
        .forEach(alike -> join(alike, sameAs, night));
    var all = new ArrayList<Facility>(rows.size());
    for (Facility row : rows) {
      if (!sameAs.containsKey(row.id())) all.add(night.getOrDefault(row.id(), row));
    }
    return all;
  }

  /// Of rows with one name that stand together the fullest kind stays.
  private static void join(
      List<Facility> alike, Map<String, String> sameAs, Map<String, Facility> night) {
    alike.sort(Comparator.comparing(Facility::kind).thenComparing(row -> row.name().length()));
    var kept = new ArrayList<Facility>();
    for (Facility row : alike) {
      var house = kept.stream().filter(other -> apart(row, other) <= ONE_NAME_KM).findFirst();
      if (house.isEmpty()) {
        kept.add(row);
        continue;
      }
      sameAs.put(row.id(), house.get().id());
      if (row.kind() == Kind.CHC_AFTER_HOURS) {
        night.put(house.get().id(), house.get().alsoAfterHours());
      }
    }
  }

  /// Infinite when one of them has no point.
  private static double apart(Facility one, Facility other) {
    return one.at().flatMap(here -> other.at().map(here::km)).orElse(Double.POSITIVE_INFINITY);
  }
}
