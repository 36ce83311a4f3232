package org.isango.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rows with one name that stand together: a CHC and the clinic in its yard, the municipal and the
/// provincial clinic behind one door. A hospital and the clinic at its gate stay two: they do not
/// treat the same people.
final class SameHouse {
  private static final double KM = 0.5;

  /// The row that stands for the others: the fullest kind, then the shortest name.
  private static final Comparator<Facility> FULLEST =
      Comparator.comparing(Facility::kind)
          .thenComparing(row -> row.name().length())
          .thenComparing(Facility::id);

  private final Map<String, Facility> by = new HashMap<>();

  private SameHouse() {}

  /// @return by the id of each row that another stands for: that other
  static Map<String, Facility> among(List<Facility> rows) {
    var northwards = new ArrayList<Facility>(rows);
    northwards.removeIf(row -> row.at().isEmpty() || row.kind() == Kind.HOSPITAL);
    northwards.sort(Comparator.comparingDouble(SameHouse::lat));
    var house = new SameHouse();
    for (int i = 0; i < northwards.size(); i++) {
      var row = northwards.get(i);
      for (int j = i + 1; j < northwards.size(); j++) {
        var next = northwards.get(j);
        if ((lat(next) - lat(row)) * Point.KM_PER_DEGREE > KM) break;
        if (row.within(KM, next) && row.stem().equals(next.stem())) house.join(row, next);
      }
    }
    house.by.replaceAll((id, other) -> house.standsFor(other));
    return house.by;
  }

  private static double lat(Facility row) {
    return row.at().orElseThrow().lat();
  }

  private void join(Facility one, Facility other) {
    var a = standsFor(one);
    var b = standsFor(other);
    if (a.id().equals(b.id())) return;
    boolean first = FULLEST.compare(a, b) < 0;
    by.put(first ? b.id() : a.id(), first ? a : b);
  }

  private Facility standsFor(Facility row) {
    var found = row;
    while (by.containsKey(found.id())) found = by.get(found.id());
    return found;
  }
}
