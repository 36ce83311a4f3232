package org.isango.menu;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isango.calendar.CourtDays;
import org.isango.calendar.PublicHolidays;

/// Everything a step may look at, fetched before it runs.
///
/// @param facts what is known about the member now: language, province, member, adult, ref,
///   deadline … Only names declared in `menus/isango.yaml`
/// @param lists the data behind the lists
/// @param today the day in South Africa
/// @param secrets what a typed secret is
/// @param courts the days on which a day in court can be
/// @param dropped the state of her session that was cut off less than ten minutes ago, if the
///   screen it stood on may be continued
public record World(
    Map<String, String> facts,
    Lists lists,
    Secrets secrets,
    LocalDate today,
    CourtDays courts,
    Optional<State> dropped) {
  private static final CourtDays USUAL = new CourtDays(new PublicHolidays(Set.of()));

  public World {
    facts = Map.copyOf(facts);
  }

  /// A year without a proclaimed holiday.
  public World(
      Map<String, String> facts,
      Lists lists,
      Secrets secrets,
      LocalDate today,
      Optional<State> dropped) {
    this(facts, lists, secrets, today, USUAL, dropped);
  }

  /// And nobody knows a secret.
  public World(Map<String, String> facts, Lists lists, LocalDate today, Optional<State> dropped) {
    this(facts, lists, Secrets.UNKNOWN, today, dropped);
  }
}
