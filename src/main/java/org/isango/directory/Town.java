package org.isango.directory;

import java.util.stream.IntStream;

/// A place as the file lists it: city, township, suburb, village or farm.
///
/// @param at its centre
/// @param weight how likely somebody means it, before anything is typed: few rows know their
///   population, so the facilities within 10 km count too
record Town(
    int index,
    String id,
    String name,
    String key,
    String province,
    String district,
    String municipality,
    Point at,
    double weight) {
  /// Logarithms are slow on a cold machine, and most counts are small.
  private static final double[] FEW =
      IntStream.range(0, 64).mapToDouble(n -> 0.5 * Math.log1p(n)).toArray();

  static Town read(int index, Table.Row row) {
    var name = row.text("name");
    return new Town(
        index,
        row.text("place_id"),
        name,
        Spelling.key(name),
        row.text("province"),
        row.text("district"),
        row.text("municipality"),
        row.point().orElseThrow(),
        weight(row.count("facilities_10km"), row.count("population")));
  }

  private static double weight(int facilities, int population) {
    double known = population == 0 ? 0 : 0.3 * Math.log1p(population);
    return known + (facilities < FEW.length ? FEW[facilities] : 0.5 * Math.log1p(facilities));
  }
}
