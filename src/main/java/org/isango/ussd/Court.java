package org.isango.ussd;

import io.vertx.sqlclient.SqlConnection;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.isango.cases.CourtDates;
import org.isango.menu.Effect;
import org.isango.vault.BlindIndex;

/// Days in court in one hop: what she answers about one, and what she does with one on the menu.
/// The session remembers which day each of its requests is about.
final class Court {
  /// Before the kind of a case: the name under which a session remembers the day it speaks of.
  private static final String DAY = "case.day.";

  /// The name under which menus know the day saved last in this session.
  private static final String SAVED = "saved-day";

  private final CourtDates dates;
  private final SqlConnection tx;
  private final Map<String, String> picks;
  private final OffsetDateTime now;

  /// @param picks of the session; what is learned is added
  Court(CourtDates dates, SqlConnection tx, Map<String, String> picks, OffsetDateTime now) {
    this.dates = dates;
    this.tx = tx;
    this.picks = picks;
    this.now = now;
  }

  /// A request of this kind is begun: it is about another day than the one before.
  void begun(String kind) {
    picks.remove(DAY + kind);
  }

  void answered(UUID request, String kind, String field, String value) {
    dates
        .answered(tx, request, kind, field, value, day(DAY + kind), now)
        .ifPresent(
            day -> {
              picks.put(DAY + kind, day.toString());
              picks.put(SAVED, day.toString());
            });
  }

  /// @param request of the kind the act speaks of, where it speaks of one
  /// @return false when no day of hers was there to do it with
  boolean act(Effect.CourtDay act, Optional<BlindIndex> her, Optional<UUID> request) {
    var day = id(act.day());
    if (her.isEmpty() || day.isEmpty()) return false;
    if (act.what().equals("about")) {
      // The request stands, whatever has become of the day.
      if (request.filter(r -> CourtDates.about(tx, her.get(), r, day.get())).isPresent()) {
        picks.put(DAY + act.value(), day.get().toString());
      }
      return true;
    }
    var stands = dates.change(tx, her.get(), day.get(), act.what(), act.value(), now);
    // The screens that follow go on about the day that took its place.
    stands.ifPresent(
        next -> picks.replaceAll((name, held) -> held.equals(act.day()) ? next.toString() : held));
    return stands.isPresent();
  }

  private Optional<UUID> day(String pick) {
    return Optional.ofNullable(picks.get(pick)).flatMap(Court::id);
  }

  /// Empty for what other menus kept under the same name.
  private static Optional<UUID> id(String written) {
    try {
      return Optional.of(UUID.fromString(written));
    } catch (IllegalArgumentException other) {
      return Optional.empty();
    }
  }
}
