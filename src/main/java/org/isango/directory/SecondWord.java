package org.isango.directory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.isango.text.Clip;
import org.isango.text.Fold;

/// Tells a place from the others that are written alike: by its district, or where that does not
/// tell them apart by its municipality, or by the nearest town that everybody knows.
final class SecondWord {
  /// A place with this weight is known to those who live around it.
  private static final double KNOWN = 2.5;

  private final Towns towns;

  SecondWord(Towns towns) {
    this.towns = towns;
  }

  /// Empty when no other place has this name.
  String of(Town town) {
    var namesakes = towns.namesakes(town);
    if (namesakes.size() == 1) return "";
    return Stream.<Function<Town, String>>of(
            t -> Districts.brief(t.district()), SecondWord::municipality, this::neighbour)
        .map(word -> telling(town, namesakes, word))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> numbered(town, namesakes));
  }

  private static Optional<String> telling(
      Town town, List<Town> namesakes, Function<Town, String> word) {
    var mine = word.apply(town);
    boolean shared =
        namesakes.stream().anyMatch(other -> other != town && word.apply(other).equals(mine));
    return shared ? Optional.empty() : Optional.of(mine).filter(w -> !w.isEmpty());
  }

  /// Not inside a city: there the file names the municipality next door.
  private static String municipality(Town town) {
    return Districts.metro(town.district()) ? "" : brief(town.municipality());
  }

  private String neighbour(Town town) {
    return towns.all().stream()
        .filter(other -> other.weight() >= KNOWN && !other.key().equals(town.key()))
        .min(Comparator.comparingDouble(other -> other.at().km(town.at())))
        .map(other -> brief(other.name()))
        .orElse("");
  }

  /// What is left when all else is the same: its number among them, in the order of the file.
  private static String numbered(Town town, List<Town> namesakes) {
    var number = " " + (namesakes.indexOf(town) + 1);
    return Clip.clip(Districts.brief(town.district()), Districts.WIDTH - number.length()) + number;
  }

  private static String brief(String name) {
    return Clip.clip(Fold.fold(name), Districts.WIDTH);
  }
}
