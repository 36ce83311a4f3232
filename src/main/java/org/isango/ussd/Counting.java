package org.isango.ussd;

import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isango.cases.Harm;
import org.isango.cases.ReportCounts;
import org.isango.cases.ReportCounts.Cell;
import org.isango.menu.Lists;

/// Counts a report or a complaint while it is made, answer by answer. Where it is counted stands in
/// the session, which is sealed and soon gone: nothing in the database leads from a figure to a
/// case.
final class Counting {
  /// Before the kind: the name under which a session remembers where its report is counted.
  private static final String COUNTED = "counted.";

  private static final Set<String> KINDS = Set.of("report", "complaint");
  private static final Set<String> ACTORS =
      Set.of(
          "police",
          "municipal_officer",
          "client",
          "partner_family",
          "employer",
          "health_worker",
          "public",
          "unknown");

  private final Lists lists;
  private final Map<String, String> facts;

  /// @param facts what is known about her; of it her province counts where she names no place
  Counting(Lists lists, Map<String, String> facts) {
    this.lists = lists;
    this.facts = facts;
  }

  /// One more answer was given.
  ///
  /// @param picks of the session; remembers where the report is counted from here on
  void answered(
      SqlConnection tx,
      String kind,
      String field,
      String value,
      Map<String, String> picks,
      LocalDate today) {
    if (!KINDS.contains(kind)) return;
    var before = Optional.ofNullable(picks.get(COUNTED + kind)).flatMap(Counting::read);
    var start = before.orElseGet(() -> begun(kind, today));
    var after = with(start, field, value);
    ReportCounts.move(tx, before, after);
    picks.put(COUNTED + kind, written(after));
  }

  /// The next report of this session is another one.
  static void over(String kind, Map<String, String> picks) {
    picks.remove(COUNTED + kind);
  }

  private Cell begun(String kind, LocalDate today) {
    return new Cell(
        kind,
        today.withDayOfMonth(1),
        kind.equals("report") ? Harm.V9.name() : "other",
        kind.equals("report") ? "unknown" : "health_worker",
        facts.getOrDefault("province", ""),
        "");
  }

  private Cell with(Cell cell, String field, String value) {
    return switch (field) {
      case "what" -> category(cell, Harm.of(value).orElse(Harm.V9).name());
      case "item" -> category(cell, value);
      case "actor" ->
          new Cell(
              cell.kind(),
              cell.month(),
              cell.category(),
              ACTORS.contains(value) ? value : "unknown",
              cell.province(),
              cell.area());
      case "area" -> placed(cell, value);
      case "clinic" -> at(cell, cell.province(), value);
      default -> cell;
    };
  }

  private static Cell category(Cell cell, String category) {
    return new Cell(
        cell.kind(), cell.month(), category, cell.actor(), cell.province(), cell.area());
  }

  private static Cell at(Cell cell, String province, String area) {
    return new Cell(cell.kind(), cell.month(), cell.category(), cell.actor(), province, area);
  }

  /// A typed area is counted by the place it surely means; where several are meant that lie in one
  /// province, by that; otherwise by where she is at home. What was typed goes no further.
  private Cell placed(Cell cell, String typed) {
    var found = lists.find("places", Map.of(), typed);
    var same = found.stream().filter(place -> isNamed(place, typed)).toList();
    var meant = same.isEmpty() ? found : same;
    var province = common(meant).orElse(cell.province());
    return at(cell, province, meant.size() == 1 ? meant.getFirst().id() : "");
  }

  private static boolean isNamed(Lists.Row place, String typed) {
    var name = place.columns().getOrDefault("name", "").toLowerCase(Locale.ROOT);
    return !name.isEmpty() && name.equals(typed.strip().toLowerCase(Locale.ROOT));
  }

  private static Optional<String> common(List<Lists.Row> places) {
    var provinces =
        places.stream().map(p -> p.columns().getOrDefault("province", "")).distinct().toList();
    return provinces.size() == 1 ? Optional.of(provinces.getFirst()) : Optional.empty();
  }

  private static String written(Cell cell) {
    return String.join(
        "|",
        cell.kind(),
        cell.month().toString(),
        cell.category(),
        cell.actor(),
        cell.province(),
        cell.area());
  }

  private static Optional<Cell> read(String written) {
    var parts = written.split("\\|", -1);
    return parts.length == 6
        ? Optional.of(
            new Cell(parts[0], LocalDate.parse(parts[1]), parts[2], parts[3], parts[4], parts[5]))
        : Optional.empty();
  }
}
