package org.isango.directory;

/// A point on the map, in degrees.
public record Point(double lat, double lon) {
  /// Mean length of a degree of latitude.
  static final double KM_PER_DEGREE = 111.19;

  /// As the crow flies. Flat-earth arithmetic: right to a metre over a town, to some per mille over
  /// the country.
  public double km(Point other) {
    double middle = Math.cos(Math.toRadians((lat + other.lat) / 2));
    return KM_PER_DEGREE * Math.hypot(lat - other.lat, (lon - other.lon) * middle);
  }
}
