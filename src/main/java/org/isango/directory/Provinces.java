package org.isango.directory;

import java.util.List;
import java.util.Map;

/// The nine provinces, in the order of their English names, which is the order of every list.
final class Provinces {
  /// The longest name is 13 septets, all nine with their digits are 121: they fit one screen.
  static final List<Directory.Province> ALL =
      List.of(
          new Directory.Province("EC", "Eastern Cape"),
          new Directory.Province("FS", "Free State"),
          new Directory.Province("GP", "Gauteng"),
          new Directory.Province("KZN", "KwaZulu-Natal"),
          new Directory.Province("LP", "Limpopo"),
          new Directory.Province("MP", "Mpumalanga"),
          new Directory.Province("NC", "Northern Cape"),
          new Directory.Province("NW", "North West"),
          new Directory.Province("WC", "Western Cape"));

  private static final Map<String, String> BY_NAME =
      Map.ofEntries(
          Map.entry("easterncape", "EC"),
          Map.entry("freestate", "FS"),
          Map.entry("gauteng", "GP"),
          Map.entry("kwazulunatal", "KZN"),
          Map.entry("kwazulu", "KZN"),
          Map.entry("kzn", "KZN"),
          Map.entry("natal", "KZN"),
          Map.entry("limpopo", "LP"),
          Map.entry("mpumalanga", "MP"),
          Map.entry("northerncape", "NC"),
          Map.entry("northwest", "NW"),
          Map.entry("westerncape", "WC"));

  private Provinces() {}

  static boolean named(String key) {
    return BY_NAME.containsKey(key);
  }

  /// @param name that [#named] knows
  static String code(String name) {
    return BY_NAME.get(name);
  }
}
