package org.isango.ussd;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.isango.cases.CourtDates;
import org.isango.menu.Lists;
import org.isango.store.Database;

/// Her own days in court. Who withholds her number has none.
public final class CourtLists implements Personal.Source {
  private final Database database;
  private final CourtDates dates;

  public CourtLists(Database database, CourtDates dates) {
    this.database = database;
    this.dates = dates;
  }

  @Override
  public Future<List<Lists.Row>> rows(Personal.Asker asker) {
    return asker
        .number()
        .map(her -> dates.of(database.reads(), her).map(CourtLists::rows))
        .orElse(Future.succeededFuture(List.of()));
  }

  private static List<Lists.Row> rows(List<CourtDates.Line> days) {
    return days.stream()
        .map(day -> new Lists.Row(day.id().toString(), Map.of("line", day.line())))
        .toList();
  }
}
