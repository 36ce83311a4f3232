package org.isango.directory;

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
        0.5 * Math.log1p(row.count("facilities_10km")) + 0.3 * Math.log1p(row.count("population")));
  }
}
