package org.isango.duty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isango.vault.Msisdn;

/// A rota as a file of comma-separated columns. It is taken whole or not at all; what is wrong is
/// said line by line, never with the number that stands there.
public final class RotaFile {
  private static final String HEADER = "name,number,role,languages,provinces,tier,province,when";

  private static final int COLUMNS = 8;
  private static final int LONGEST_NAME = 20;
  private static final List<String> TIERS = List.of("on duty", "second", "provincial", "national");

  private static final Set<String> PROVINCES =
      Set.of("EC", "FS", "GP", "KZN", "LP", "MP", "NC", "NW", "WC");

  private RotaFile() {}

  /// What is wrong with a file, one sentence a line.
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(List<String> problems) {
      super(String.join("\n", problems));
    }
  }

  /// @throws Refused when any line cannot be used
  public static List<RotaLine> read(String file) {
    var problems = new ArrayList<String>();
    var lines = new ArrayList<RotaLine>();
    var people = new HashMap<Msisdn, List<String>>();
    boolean header = false;
    var all = file.replace("\uFEFF", "").lines().toList();
    for (int i = 0; i < all.size(); i++) {
      var line = all.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) continue;
      if (!header) {
        header = line.equalsIgnoreCase(HEADER);
        if (!header) problems.add("line %d: the first line must be %s".formatted(i + 1, HEADER));
        if (!header) break;
        continue;
      }
      var row =
          new Row(i + 1, Arrays.stream(line.split(",", -1)).map(String::strip).toList(), problems);
      row.line(people).ifPresent(lines::add);
    }
    if (problems.isEmpty() && lines.isEmpty()) problems.add("there is nobody in this file");
    if (!problems.isEmpty()) throw new Refused(problems);
    return List.copyOf(lines);
  }

  private record Row(int at, List<String> cells, List<String> problems) {
    Optional<RotaLine> line(Map<Msisdn, List<String>> people) {
      if (cells.size() != COLUMNS) {
        return wrong("has %d columns, not %d".formatted(cells.size(), COLUMNS));
      }
      var name = cells.get(0);
      if (name.isEmpty() || name.length() > LONGEST_NAME) {
        return wrong("the name must have 1 to %d letters".formatted(LONGEST_NAME));
      }
      var number = Msisdn.parse(cells.get(1));
      if (number.isEmpty()) return wrong("the number is no phone number, write +27...");
      int tier = TIERS.indexOf(cells.get(5).toLowerCase(Locale.ROOT)) + 1;
      if (tier == 0) return wrong("the tier must be one of: " + String.join(", ", TIERS));
      var slots = Times.of(cells.get(7));
      if (slots.isEmpty()) {
        return wrong(
            "the time must be like: always, Mon-Fri 08:00-20:00, or"
                + " 2026-12-24 08:00 to 2026-12-27 08:00");
      }
      var who = people.putIfAbsent(number.get(), cells.subList(0, 5));
      if (who != null && !who.equals(cells.subList(0, 5))) {
        return wrong(
            "the same number stands above with another name, role, languages or provinces");
      }
      return placed(name, number.get(), tier, slots.get());
    }

    private Optional<RotaLine> placed(String name, Msisdn number, int tier, List<Slot> slots) {
      var served = words(cells.get(4).equalsIgnoreCase("all") ? "" : cells.get(4));
      var rota = cells.get(6).toUpperCase(Locale.ROOT);
      boolean national = rota.equals("NATIONAL");
      if (!PROVINCES.containsAll(served) || cells.get(4).isEmpty()) {
        return wrong("provinces must be all, or codes with spaces between, such as WC EC");
      }
      if (!national && !PROVINCES.contains(rota)) {
        return wrong("the province must be national or a code such as WC");
      }
      if (tier == Ladder.LAST && !national) {
        return wrong("the tier national has the province national");
      }
      return Optional.of(
          new RotaLine(
              name,
              number,
              cells.get(2),
              words(cells.get(3)),
              served,
              tier,
              Optional.of(rota).filter(r -> !national),
              slots));
    }

    private static List<String> words(String cell) {
      return Arrays.stream(cell.split(" ")).filter(w -> !w.isEmpty()).toList();
    }

    private Optional<RotaLine> wrong(String what) {
      problems.add("line " + at + ": " + what);
      return Optional.empty();
    }
  }
}
