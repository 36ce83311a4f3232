package org.isango.ussd;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.isango.cases.Warning;
import org.isango.directory.Directory;
import org.isango.menu.Lists;

/// The lists in memory and the warnings beside them, as of one moment: what has expired by then is
/// no longer there, however old the copy in memory is.
///
/// @param others every other list
/// @param warnings approved by two, newest first
/// @param places by id
public record WarningLists(
    Lists others,
    List<Warning> warnings,
    Function<String, Optional<Directory.Place>> places,
    OffsetDateTime now)
    implements Lists {
  private static final String SOURCE = "warnings";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yy", Locale.ENGLISH);

  @Override
  public List<Row> rows(String source, Map<String, String> picks) {
    if (!source.equals(SOURCE)) return others.rows(source, picks);
    return running()
        .filter(warning -> warning.province().equals(picks.get("province")))
        .flatMap(warning -> row(warning).stream())
        .toList();
  }

  @Override
  public List<Row> find(String source, Map<String, String> picks, String typed) {
    return others.find(source, picks, typed);
  }

  @Override
  public Optional<Row> row(String source, String id) {
    if (!source.equals(SOURCE)) return others.row(source, id);
    return running().filter(w -> w.id().toString().equals(id)).findFirst().flatMap(this::row);
  }

  private Stream<Warning> running() {
    return warnings.stream().filter(warning -> !warning.isOver(now));
  }

  private Optional<Row> row(Warning warning) {
    return places
        .apply(warning.place())
        .map(
            place ->
                new Row(
                    warning.id().toString(),
                    Map.of(
                        "town", place.name(),
                        "date", warning.since().format(DAY),
                        "about", warning.about())));
  }
}
