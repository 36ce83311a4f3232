package org.isango.directory;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The bar for finding a typed place, on texts that no list of names holds. A hit lies in the right
/// province and near the place that was meant, so that ids may change.
class TypedPlacesTest {
  private static final Directory DIRECTORY = Directory.load();
  private static final List<Query> QUERIES = read("places-typed.csv");

  private record Query(
      String kind, String typed, String means, String province, Point at, double km) {
    boolean hit(Directory.Place place) {
      return place.province().equals(province) && place.at().km(at) <= km;
    }

    /// From 0; 4 when it is not among them.
    int rank(Optional<String> province) {
      var found = DIRECTORY.find(typed, province);
      for (int i = 0; i < found.size(); i++) {
        if (hit(found.get(i))) return i;
      }
      return 4;
    }
  }

  private static List<Query> read(String file) {
    try (var csv =
        CsvReader.builder()
            .ofNamedCsvRecord(Path.of("src/test/resources/directory").resolve(file))) {
      return csv.stream().map(TypedPlacesTest::query).toList();
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static Query query(NamedCsvRecord row) {
    return new Query(
        row.getField("kind"),
        row.getField("typed"),
        row.getField("means"),
        row.getField("province"),
        new Point(Double.parseDouble(row.getField("lat")), Double.parseDouble(row.getField("lon"))),
        Double.parseDouble(row.getField("km")));
  }

  @Test
  void theTextsAreHeldOut() {
    Set<String> aliases = Set.copyOf(Table.read("place-aliases-za", row -> row.text("alias")));

    assertThat(QUERIES).hasSizeGreaterThanOrEqualTo(150);
    assertThat(QUERIES.stream().map(Query::typed)).doesNotHaveDuplicates();
    assertThat(QUERIES.stream().map(Query::typed).filter(aliases::contains)).isEmpty();
  }

  @Test
  void aTypedPlaceIsFoundInTheWholeCountry() {
    var ranks = ranks(false);

    assertThat(share(ranks, 1)).as("first").isGreaterThanOrEqualTo(0.88);
    assertThat(share(ranks, 4)).as("among four").isGreaterThanOrEqualTo(0.97);
  }

  @Test
  void aTypedPlaceIsFoundInTheProvinceThatWasChosen() {
    var ranks = ranks(true);

    assertThat(share(ranks, 1)).as("first").isGreaterThanOrEqualTo(0.95);
    assertThat(share(ranks, 4)).as("among four").isGreaterThanOrEqualTo(0.99);
  }

  private static int[] ranks(boolean provinceKnown) {
    var ranks =
        QUERIES.stream()
            .mapToInt(q -> q.rank(Optional.of(q.province()).filter(p -> provinceKnown)))
            .toArray();
    print(provinceKnown, ranks);
    return ranks;
  }

  private static void print(boolean provinceKnown, int[] ranks) {
    System.out.printf(
        "typed places, province %s: first %.1f %%, among four %.1f %% of %d%n",
        provinceKnown ? "known" : "unknown",
        100 * share(ranks, 1),
        100 * share(ranks, 4),
        ranks.length);
    for (int i = 0; i < ranks.length; i++) {
      if (ranks[i] > 0) System.out.printf("  %d %s%n", ranks[i] + 1, QUERIES.get(i).typed());
    }
  }

  private static double share(int[] ranks, int most) {
    return (double) Arrays.stream(ranks).filter(rank -> rank < most).count() / ranks.length;
  }

  @Test
  void aSearchTakesMilliseconds() {
    long[] nanos =
        QUERIES.stream()
            .mapToLong(
                q -> {
                  long start = System.nanoTime();
                  DIRECTORY.find(q.typed(), Optional.empty());
                  return System.nanoTime() - start;
                })
            .sorted()
            .toArray();
    double p95 = nanos[nanos.length * 95 / 100] / 1e6;
    System.out.printf(
        "search in the whole country: median %.1f ms, p95 %.1f ms%n",
        nanos[nanos.length / 2] / 1e6, p95);

    assertThat(p95).isLessThan(50);
  }
}
