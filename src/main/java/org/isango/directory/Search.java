package org.isango.directory;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

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
    for (Name name : towns.names()) {
      if (biggest.containsValue(name.town())) cities.put(name.key(), name.town());
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
    var scores = new double[towns.all().size()];
    score(typed.wholes(), in, scores);
    var around = Around.read(typed.words(), cities);
    double best = around.rest().isEmpty() ? 0 : score(Typed.parts(around.rest()), in, scores);
    if (around.any() && best < MATCHES) score(Typed.parts(typed.words()), in, scores);
    return best(scores, around);
  }

  /// Raises the score of each place to that of its best name.
  ///
  /// @return how well the best of the terms fits, whatever its share
  private double score(List<Term> terms, Predicate<Town> in, double[] scores) {
    double best = 0;
    for (Name name : towns.names()) {
      if (!in.test(name.town())) continue;
      int at = name.town().index();
      for (Term term : terms) {
        double fits = term.fits(name);
        best = Math.max(best, fits);
        scores[at] = Math.max(scores[at], fits * term.share());
      }
    }
    return best;
  }

  private List<Town> best(double[] scores, Around around) {
    var found = IntStream.range(0, scores.length).filter(i -> scores[i] >= FLOOR).toArray();
    for (int i : found) {
      var town = towns.all().get(i);
      scores[i] += WEIGHT * town.weight();
      if (around.any() && around.within().test(town)) scores[i] += WHERE_IT_WAS_SAID;
    }
    return Arrays.stream(found)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -scores[i]))
        .limit(MOST)
        .map(towns.all()::get)
        .toList();
  }
}
