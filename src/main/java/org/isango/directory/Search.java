package org.isango.directory;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Finds the places that a typed text may mean. Every name is scored against every term; nothing is
/// indexed, because all of it takes a few milliseconds and typed text never leaves the process.
final class Search {
  private static final int MOST = 4;

  /// Below this nothing is shown: what is left resembles nothing. No bound tells nonsense from
  /// places, so a person always confirms what was understood.
  private static final double FLOOR = 0.35;

  /// From here on a part of the text is taken for a name of its own.
  private static final double MATCHES = 0.60;

  private static final double WEIGHT = 0.03;
  private static final double WHERE_IT_WAS_SAID = 0.15;

  /// Cities that people put behind the name of a township.
  private static final Set<String> CITIES =
      Set.of(
          "Johannesburg",
          "Pretoria",
          "Cape Town",
          "Durban",
          "Gqeberha",
          "East London",
          "Bloemfontein",
          "Pietermaritzburg",
          "Polokwane",
          "Mbombela",
          "Kimberley",
          "Mahikeng");

  private final Towns towns;
  private final Map<String, Town> cities = new HashMap<>();

  Search(Towns towns) {
    this.towns = towns;
    var biggest = new HashMap<String, Town>();
    for (Town town : towns.all()) {
      if (CITIES.contains(town.name())) biggest.merge(town.name(), town, Search::heavier);
    }
    var indexes = new BitSet();
    biggest.values().forEach(city -> indexes.set(city.index()));
    for (Name name : towns.names()) {
      if (indexes.get(name.town().index())) cities.put(name.key(), name.town());
    }
  }

  private static Town heavier(Town one, Town other) {
    return one.weight() >= other.weight() ? one : other;
  }

  /// At most four, best first.
  ///
  /// @param province code of the only one to look in
  List<Town> find(String text, Optional<String> province) {
    return Typed.read(text)
        .map(
            typed ->
                find(typed, town -> province.filter(p -> !p.equals(town.province())).isEmpty()))
        .orElse(List.of());
  }

  private List<Town> find(Typed typed, Predicate<Town> in) {
    var around = Around.read(typed.words(), cities);
    var best = new Best(MOST);
    double fits = score(Typed.parts(around.rest()), in, around, best);
    score(typed.wholes(), in, around, best);
    if (around.any() && fits < MATCHES) score(Typed.parts(typed.words()), in, around, best);
    return best.towns();
  }

  /// Offers each place by how well its names fit.
  ///
  /// @return how well the best of the terms fits, whatever its share
  private double score(List<Term> terms, Predicate<Town> in, Around around, Best best) {
    double most = 0;
    for (Name name : towns.names()) {
      var town = name.town();
      if (!in.test(town)) continue;
      double before = WEIGHT * town.weight();
      double bar = best.bar() - before - (around.any() ? WHERE_IT_WAS_SAID : 0);
      for (Term term : terms) {
        double fits = term.fits(name, Math.max(FLOOR, bar) / term.share());
        most = Math.max(most, fits);
        double score = fits * term.share();
        if (score < FLOOR) continue;
        boolean said = around.any() && around.within().test(town);
        best.offer(town, score + before + (said ? WHERE_IT_WAS_SAID : 0));
      }
    }
    return most;
  }
}
