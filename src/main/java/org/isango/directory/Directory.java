package org.isango.directory;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.isango.text.Clip;
import org.isango.text.Fold;

/// Places and public health facilities: one immutable snapshot in memory, read from the bundled
/// files. It answers while the database is down, and a typed text never leaves it.
public final class Directory {
  /// Septets of the name of a place in a list.
  static final int PLACE_NAME = 22;

  private static final int MOST_SITES = 30;

  private final FutureTask<Files> reading;
  private final Set<String> hidden;

  /// What was read, and what finds something in it.
  private record Files(Towns towns, Search search, SecondWord seconds, Sites sites) {
    /// Places and facilities at the same time.
    static Files read() {
      var sites = CompletableFuture.supplyAsync(Sites::load, Thread::startVirtualThread);
      var towns = Towns.load();
      return new Files(towns, new Search(towns), new SecondWord(towns), sites.join());
    }
  }

  /// @param code as in the data: `KZN`, not `ZA-NL`
  public record Province(String code, String name) {}

  /// @param name at most 22 septets
  /// @param second at most 14 septets that tell it from places of the same name; empty when it has
  ///   no namesake
  /// @param province code
  public record Place(String id, String name, String second, String province, Point at) {}

  /// A facility that was listed. Nothing says that it is open today.
  ///
  /// @param name with its kind, at most 34 septets
  /// @param place where it is, at most 30 septets
  /// @param kind `Clinic`, `CHC`, `Hospital`, ...
  /// @param tel as dialled inside the country, at most 12 septets; known for few
  /// @param listed the year of the list
  /// @param checked when somebody asked there last
  /// @param at empty when no list gives a point that can be believed
  public record Site(
      String id,
      String name,
      String place,
      String kind,
      Optional<String> tel,
      String listed,
      Optional<String> checked,
      Optional<Point> at) {}

  /// @param km from the middle of the place, as the crow flies
  /// @param line name, kind and distance for a list, at most 36 septets
  public record NearSite(Site site, double km, String line) {}

  private Directory(FutureTask<Files> reading, Set<String> hidden) {
    this.reading = reading;
    this.hidden = hidden;
  }

  /// Reads the bundled files.
  public static Directory load() {
    var directory = later();
    directory.files();
    return directory;
  }

  /// The same, read when something is first asked of it: a service answers that much sooner, and
  /// who asks for a place in its first moment waits for it.
  public static Directory later() {
    return new Directory(new FutureTask<>(Files::read), Set.of());
  }

  private Files files() {
    reading.run();
    try {
      return reading.get();
    } catch (ExecutionException broken) {
      throw new IllegalStateException("the bundled places cannot be read", broken.getCause());
    } catch (InterruptedException stopped) {
      throw new IllegalStateException("stopped while reading the places", stopped);
    }
  }

  /// In the order in which they are always listed.
  public List<Province> provinces() {
    return Provinces.ALL;
  }

  /// Places that a typed text may mean, best first, at most four. It is a guess: ask before using
  /// it. Words of the service and digits are no places.
  ///
  /// @param province code of the only province to look in
  public List<Place> find(String typed, Optional<String> province) {
    return files().search().find(typed, province).stream().map(this::shown).toList();
  }

  /// The province of a typed place, where all that it may mean lies in one. What bears exactly that
  /// name is meant before what only sounds like it, and so is the name that the words begin with:
  /// `Hillbrow police station`.
  public Optional<String> provinceOf(String typed) {
    var found = find(typed, Optional.empty());
    var words = Fold.fold(typed).strip().toLowerCase(Locale.ROOT) + " ";
    var named =
        found.stream()
            .map(Place::name)
            .filter(name -> words.startsWith(name.toLowerCase(Locale.ROOT) + " "))
            .max(Comparator.comparingInt(String::length));
    var provinces =
        found.stream()
            .filter(p -> named.isEmpty() || p.name().equals(named.get()))
            .map(Place::province)
            .distinct()
            .toList();
    return provinces.size() == 1 ? Optional.of(provinces.getFirst()) : Optional.empty();
  }

  public Optional<Place> place(String id) {
    return files().towns().byId(id).map(this::shown);
  }

  private Place shown(Town town) {
    return new Place(
        town.id(),
        Clip.clip(Fold.fold(town.name()), PLACE_NAME),
        files().seconds().of(town),
        town.province(),
        town.at());
  }

  /// The thirty sites nearest to a place, nearest first; empty when the place is unknown.
  public List<NearSite> near(String placeId) {
    return files()
        .towns()
        .byId(placeId)
        .map(
            town ->
                files()
                    .sites()
                    .nearest()
                    .around(town.at(), MOST_SITES, site -> !hidden.contains(site.id())))
        .orElse(List.of());
  }

  /// A site by its id, also while it is hidden, so that a session that shows it goes on.
  public Optional<Site> site(String id) {
    return files().sites().byId(id);
  }

  /// The same directory, not offering these sites.
  public Directory hiding(Set<String> ids) {
    var shown = ids.stream().flatMap(id -> site(id).stream()).map(Site::id);
    return new Directory(reading, shown.collect(Collectors.toUnmodifiableSet()));
  }

  List<Town> towns() {
    return files().towns().all();
  }

  List<Site> sites() {
    return files().sites().all();
  }
}
