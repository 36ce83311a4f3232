package org.isango.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Cities and provinces that were typed beside a place: *Hillbrow Joburg*. The city alone would
/// match better than the township, so it is set aside and says where to look instead.
///
/// @param rest the other words
/// @param within whether a place is where they point; true for every place when none was typed
/// @param any whether a city or province was typed
record Around(List<String> rest, Predicate<Town> within, boolean any) {
  /// A township is said to be of a city this far away.
  private static final double REACH_KM = 60;

  /// @param cities by each of their names
  static Around read(List<String> words, Map<String, Town> cities) {
    var rest = new ArrayList<String>();
    Predicate<Town> within = town -> true;
    boolean any = false;
    for (int i = 0; i < words.size(); i++) {
      var pair = i + 1 < words.size() ? words.get(i) + words.get(i + 1) : "";
      var said = cities.containsKey(pair) || Provinces.named(pair) ? pair : words.get(i);
      if (cities.containsKey(said)) {
        var city = cities.get(said);
        within = within.and(town -> town.at().km(city.at()) <= REACH_KM);
      } else if (Provinces.named(said)) {
        var code = Provinces.code(said);
        within = within.and(town -> town.province().equals(code));
      } else {
        rest.add(words.get(i));
        continue;
      }
      any = true;
      if (said.equals(pair)) i++;
    }
    return new Around(rest, within, any);
  }
}
