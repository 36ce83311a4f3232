package org.isango.directory;

import java.util.Optional;
import java.util.regex.Pattern;

/// A row of the facility lists, before rows about one place are joined.
///
/// @param place the nearest named place, or the subdistrict
/// @param at empty when the list gives no point, or one that cannot be right
/// @param listed year of the list
record Facility(
    String id,
    String name,
    Kind kind,
    String place,
    String district,
    Optional<Point> at,
    String listed,
    Optional<String> sameAs) {

  /// What lists add to the name of a clinic that is the same house: its kind, who pays (LA: the
  /// municipality), and that it stands at the gate of a hospital.
  private static final Pattern ADDED =
      Pattern.compile(
          "\\b(clinic|chc|cdc|satellite|health post|after hours|la|prov|provincial|gateway)\\b",
          Pattern.CASE_INSENSITIVE);

  /// From Maina et al. 2019.
  static Facility listed2019(Table.Row row) {
    return new Facility(
        row.text("facility_id"),
        row.text("name"),
        Kind.of(row.text("type")),
        row.text("near_place"),
        row.text("district"),
        believed(row),
        "2019",
        Optional.empty());
  }

  /// From the department's export of 2020, which knows the community day centres.
  static Facility listed2020(Table.Row row) {
    return new Facility(
        row.text("facility_id"),
        row.text("name"),
        Kind.of(row.text("type")),
        row.text("subdistrict"),
        row.text("district"),
        believed(row),
        "2020",
        row.filled("same_as"));
  }

  /// A flag says that the point lies in another province or country. A clinic that is somewhere
  /// else costs a taxi fare: it is not offered by distance.
  private static Optional<Point> believed(Table.Row row) {
    return row.point().filter(point -> row.text("flags").isEmpty());
  }

  /// What is left of the name without what lists add to it.
  String stem() {
    return Spelling.key(ADDED.matcher(name).replaceAll(" "));
  }

  /// Whether both have a point and these are so near.
  boolean within(double km, Facility other) {
    if (at.isEmpty() || other.at.isEmpty()) return false;
    var here = at.get();
    var there = other.at.get();
    return Math.abs(here.lat() - there.lat()) * Point.KM_PER_DEGREE <= km && here.km(there) <= km;
  }

  /// The same house, known to be listed for nights and Sundays too.
  Facility alsoAfterHours() {
    return new Facility(id, name + " + after hours", kind, place, district, at, listed, sameAs);
  }
}
