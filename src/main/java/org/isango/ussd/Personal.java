package org.isango.ussd;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isango.menu.Lists;
import org.isango.vault.BlindIndex;

/// The lists of one hop: what everybody sees stands in memory, what concerns the caller is fetched.
///
/// A step is pure and may be run twice. It is run in memory first; what it asked for and nobody has
/// fetched is noted here, fetched, and the step is run again. Most hops ask for nothing and never
/// wait.
public final class Personal implements Lists {
  /// The source whose one row has the facts that few screens look at, and their names.
  static final String KEPT = "kept";

  private static final Set<String> KEPT_FACTS =
      Set.of("meetings", "stopped", "notes", "texts", "coming", "marked");

  private final Lists shared;
  private final Set<String> sources;
  private final Map<String, List<Row>> fetched = new HashMap<>();
  private final Map<String, Map<String, String>> wanted = new HashMap<>();

  /// @param shared the lists in memory
  /// @param sources names of those that have to be fetched
  Personal(Lists shared, Set<String> sources) {
    this.shared = shared;
    this.sources = sources;
  }

  /// Who asks for a list, and after which choices.
  ///
  /// @param number her index; empty when the network withheld the number
  /// @param facts what is known about her
  /// @param picks her choices in this session
  public record Asker(
      Optional<BlindIndex> number, Map<String, String> facts, Map<String, String> picks) {}

  /// One list that has to be fetched: its rows in the order in which they are shown.
  @FunctionalInterface
  public interface Source {
    Future<List<Row>> rows(Asker asker);
  }

  /// What was asked for in vain, with the choices it was asked for with.
  Map<String, Map<String, String>> wanted() {
    return Map.copyOf(wanted);
  }

  void fetched(String source, List<Row> rows) {
    fetched.put(source, rows);
    wanted.remove(source);
  }

  @Override
  public List<Row> rows(String source, Map<String, String> picks) {
    if (!sources.contains(source)) return shared.rows(source, picks);
    return known(source, picks);
  }

  @Override
  public List<Row> find(String source, Map<String, String> picks, String typed) {
    return shared.find(source, picks, typed);
  }

  @Override
  public Optional<Row> row(String source, String id) {
    if (!sources.contains(source)) return shared.row(source, id);
    return known(source, Map.of()).stream().filter(r -> r.id().equals(id)).findFirst();
  }

  @Override
  public Optional<String> fact(String name) {
    if (!KEPT_FACTS.contains(name)) return shared.fact(name);
    return known(KEPT, Map.of()).stream()
        .flatMap(row -> Optional.ofNullable(row.columns().get(name)).stream())
        .findFirst();
  }

  private List<Row> known(String source, Map<String, String> picks) {
    if (!fetched.containsKey(source)) wanted.putIfAbsent(source, Map.copyOf(picks));
    return fetched.getOrDefault(source, List.of());
  }

  /// A copy that has what is fetched and wants nothing: for the next run of the step.
  Personal again() {
    var next = new Personal(shared, new HashSet<>(sources));
    next.fetched.putAll(fetched);
    return next;
  }
}
