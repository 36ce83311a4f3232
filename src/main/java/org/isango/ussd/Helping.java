package org.isango.ussd;

import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.isango.cases.CourtDates.Postponed;
import org.isango.cases.OpenCase;
import org.isango.cases.Outcome;
import org.isango.duty.Duty.Did;
import org.isango.duty.Responder;
import org.isango.member.Pins.What;
import org.isango.menu.Effect;
import org.isango.vault.BlindIndex;

/// What a responder does with a request when she dials, in the transaction of her hop. Whoever is
/// none any more, or has not typed in this session the PIN that is hers now, does nothing.
final class Helping {
  /// Where she stands again when something could not be done.
  private static final String MENU = "duty.menu";

  private static final Instead GONE = Instead.on(MENU, "err.gone");
  private static final Instead TAKEN = Instead.on(MENU, "err.taken");
  private static final Instead NO_DAY = Instead.on(MENU, "err.no-court");
  private static final Instead NO_PIN = Instead.on(MENU, "err.no-pin");
  private static final Instead SEVERAL_DAYS = Instead.on(MENU, "err.several-days");

  private final Rooms rooms;
  private final SqlConnection tx;
  private final OffsetDateTime now;

  Helping(Rooms rooms, SqlConnection tx, OffsetDateTime now) {
    this.rooms = rooms;
    this.tx = tx;
    this.now = now;
  }

  /// Whether the PIN that is hers now was typed in the session of these picks.
  static boolean isProved(SqlConnection tx, BlindIndex caller, Map<String, String> picks) {
    return Locking.isProved(tx, caller, picks, Proofs.RESPONDER_PIN);
  }

  /// @return why not; empty when it is done
  Optional<Instead> act(BlindIndex caller, Map<String, String> proved, Effect.Handle act) {
    var who =
        Optional.of(caller)
            .filter(c -> isProved(tx, c, proved))
            .flatMap(c -> rooms.duty().who(tx, c));
    if (who.isEmpty()) return Optional.of(Instead.end("end.again"));
    return act(who.get(), act.request(), act);
  }

  private Optional<Instead> act(Responder who, String ref, Effect.Handle act) {
    var duty = rooms.duty();
    return switch (act.act()) {
      case "accept" -> told(duty.accept(tx, who, ref, now));
      case "read" -> told(duty.view(tx, who, ref, now));
      case "note" -> told(duty.note(tx, who, ref, act.value(), now));
      case "tried" -> told(duty.tried(tx, who, ref, now));
      case "court" -> court(who, ref, act.value());
      case "offer" -> offer(who, ref, act.value());
      case "back" -> told(duty.giveBack(tx, who, ref, now));
      case "close" ->
          Outcome.of(act.value())
              .map(outcome -> told(duty.close(tx, who, ref, outcome, now)))
              .orElse(Optional.of(GONE));
      case "unlock" -> unlock(who, ref);
      default -> throw new IllegalArgumentException("A responder does nothing by " + act.act());
    };
  }

  private static Optional<Instead> told(Did did) {
    return switch (did) {
      case Did.Done _ -> Optional.empty();
      case Did.Unknown _ -> Optional.of(GONE);
      case Did.Anothers _ -> Optional.of(TAKEN);
    };
  }

  private Optional<Instead> court(Responder who, String ref, String day) {
    return hers(who, ref)
        .map(
            request ->
                switch (rooms.courtDates().postpone(tx, request.id(), LocalDate.parse(day), now)) {
                  case Postponed.To _ -> Optional.<Instead>empty();
                  case Postponed.NoSuchDay _ -> Optional.of(NO_DAY);
                  case Postponed.NoCase _ -> Optional.of(GONE);
                  case Postponed.Several _ -> Optional.of(SEVERAL_DAYS);
                })
        .orElse(Optional.of(GONE));
  }

  private Optional<Instead> offer(Responder who, String ref, String colleague) {
    return rooms.duty().colleagues(tx, who, ref, now).stream()
        .filter(c -> c.id().toString().equals(colleague))
        .findFirst()
        .map(c -> rooms.duty().handOver(tx, who, ref, rooms.vault().index(c.number()), now))
        .map(Helping::told)
        .orElse(Optional.of(GONE));
  }

  /// A member who has forgotten the PIN of her own was called back and spoken to: it comes off, and
  /// a note tells her so, for it may not have been she who asked.
  private Optional<Instead> unlock(Responder who, String ref) {
    var number = rooms.duty().read(tx, who, ref, now).flatMap(read -> read.number());
    if (number.isEmpty()) return Optional.of(GONE);
    if (!rooms.pins().remove(tx, rooms.vault().index(number.get()), What.LOCK)) {
      return Optional.of(NO_PIN);
    }
    rooms.duty().noteUnlocked(tx, number.get(), now);
    return Optional.empty();
  }

  private Optional<OpenCase> hers(Responder who, String ref) {
    return rooms.duty().read(tx, who, ref, now).map(read -> read.request());
  }
}
