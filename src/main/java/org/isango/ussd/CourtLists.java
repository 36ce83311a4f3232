package org.isango.ussd;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.isango.cases.CourtDates;
import org.isango.menu.Lists;
import org.isango.store.Database;

/// Her own days in court. Who withholds her number has none.
public final class CourtLists implements Personal.Source {
  private final Database database;
  private final CourtDates dates;
  private final Clock clock;

  public CourtLists(Database database, CourtDates dates, Clock clock) {
    this.database = database;
    this.dates = dates;
    this.clock = clock;
  }

  @Override
  public Future<List<Lists.Row>> rows(Personal.Asker asker) {
    return asker
        .number()
        .map(her -> dates.of(database.reads(), her).map(this::rows))
        .orElse(Future.succeededFuture(List.of()));
  }

  private List<Lists.Row> rows(List<CourtDates.Line> days) {
    var today = LocalDate.now(clock);
    return days.stream()
        .map(
            day ->
                new Lists.Row(
                    day.id().toString(),
                    Map.of(
                        "line", day.line(),
                        "lies", lies(day, today),
                        "morning", day.morning() ? "yes" : "")))
        .toList();
  }

  /// Where it lies, for the menus: `coming`, `past`, or `unknown`.
  private static String lies(CourtDates.Line day, LocalDate today) {
    return day.day().map(d -> d.isBefore(today) ? "past" : "coming").orElse("unknown");
  }
}
