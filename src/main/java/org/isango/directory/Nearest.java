package org.isango.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/// The sites around a point. They are sorted by latitude, so the search walks north and south from
/// the point and stops where the latitude alone is farther than the farthest kept.
final class Nearest {
  private final List<Spot> byLatitude;

  /// A site with a point, and its name for lists.
  record Spot(Directory.Site site, Point at, Label label) {}

  private record Found(Spot spot, double km) {}

  Nearest(List<Spot> spots) {
    this.byLatitude =
        spots.stream().sorted(Comparator.comparingDouble(spot -> spot.at().lat())).toList();
  }

  /// At most so many, nearest first.
  List<Directory.NearSite> around(Point here, int most, Predicate<Directory.Site> shown) {
    var farthestFirst =
        new PriorityQueue<Found>(most + 1, Comparator.comparingDouble(found -> -found.km()));
    int north = firstFrom(here.lat());
    int south = north - 1;
    while (north < byLatitude.size() || south >= 0) {
      boolean up =
          south < 0 || north < byLatitude.size() && toNorth(here, north) <= toSouth(here, south);
      if (farthestFirst.size() == most
          && (up ? toNorth(here, north) : toSouth(here, south)) * Point.KM_PER_DEGREE
              > farthestFirst.element().km()) {
        break;
      }
      var spot = byLatitude.get(up ? north++ : south--);
      if (!shown.test(spot.site())) continue;
      farthestFirst.add(new Found(spot, here.km(spot.at())));
      if (farthestFirst.size() > most) farthestFirst.remove();
    }
    return nearestFirst(farthestFirst);
  }

  private static List<Directory.NearSite> nearestFirst(PriorityQueue<Found> found) {
    var sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingDouble(Found::km).thenComparing(f -> f.spot().site().id()));
    return sorted.stream()
        .map(f -> new Directory.NearSite(f.spot().site(), f.km(), f.spot().label().row(f.km())))
        .toList();
  }

  private double toNorth(Point here, int at) {
    return byLatitude.get(at).at().lat() - here.lat();
  }

  private double toSouth(Point here, int at) {
    return here.lat() - byLatitude.get(at).at().lat();
  }

  /// Index of the first spot not south of a latitude.
  private int firstFrom(double lat) {
    int from = 0;
    int to = byLatitude.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (byLatitude.get(middle).at().lat() < lat) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
