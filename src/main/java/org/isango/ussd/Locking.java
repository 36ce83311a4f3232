package org.isango.ussd;

import io.vertx.sqlclient.SqlConnection;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.isango.member.Pins.Judged;
import org.isango.member.Pins.What;
import org.isango.member.Pins;
import org.isango.menu.Effect;
import org.isango.vault.BlindIndex;

/// PINs that are tried, set and removed, in the transaction of their hop.
final class Locking {
  static final String RIGHT = "right";

  /// Behind the name of a secret: the name under which a session remembers when it was right.
  static final String AT = ".at";

  /// Said where a PIN was closed, changed or taken away while it was looked at.
  private static final Instead CLOSED = Instead.end("err.pin-closed");

  private final Rooms rooms;
  private final SqlConnection tx;
  private final BlindIndex whose;
  private final Map<String, String> picks;
  private final OffsetDateTime now;

  /// @param picks what this session has proved, among others
  Locking(
      Rooms rooms,
      SqlConnection tx,
      BlindIndex whose,
      Map<String, String> picks,
      OffsetDateTime now) {
    this.rooms = rooms;
    this.tx = tx;
    this.whose = whose;
    this.picks = picks;
    this.now = now;
  }

  /// New secrets, hashed: before the transaction that keeps them, for that takes long.
  static Map<Effect, String> hashes(Rooms rooms, Caller caller, List<Effect> effects)
      throws TimeoutException {
    var hashes = new HashMap<Effect, String>();
    for (var effect : effects) {
      if (!(effect instanceof Effect.Keep(String secret, String digits))) continue;
      var what = Proofs.what(secret);
      if (what.isEmpty() || caller.index().isEmpty()) continue;
      hashes.put(effect, rooms.pins().hash(caller.index().get(), what.get(), digits));
    }
    return hashes;
  }

  /// Counts a try. The right PIN of somebody who takes requests no more opens nothing.
  ///
  /// @param found what the digits were
  Optional<Instead> prove(Effect.Prove tried, Optional<Judged> found) {
    var what = Proofs.what(tried.secret());
    if (what.isEmpty() || found.isEmpty()) return Optional.of(CLOSED);
    var wrong = rooms.pins().count(tx, whose, what.get(), found.get(), now);
    if (wrong.isEmpty()) return Optional.of(CLOSED);
    if (wrong.get() > 0) {
      rooms.counts().increment("pin.wrong");
      if (wrong.get() % Pins.TRIES == 0) rooms.counts().increment("pin.closed");
    }
    return tried.right() && !mayHave(what.get()) ? Optional.of(CLOSED) : Optional.empty();
  }

  /// A responder sets hers with a code or the old one, a member sets a lock where there is none or
  /// with the old one.
  Optional<Instead> keep(Effect.Keep fresh, String hash) {
    return switch (Proofs.what(fresh.secret()).orElse(What.CODE)) {
      case RESPONDER -> {
        if (!mayHave(What.RESPONDER)
            || !(proved(Proofs.RESPONDER_CODE) || proved(Proofs.RESPONDER_PIN))) {
          yield Optional.of(CLOSED);
        }
        rooms.pins().keep(tx, whose, What.RESPONDER, hash, Optional.empty(), now);
        rooms.pins().remove(tx, whose, What.CODE);
        yield Optional.empty();
      }
      case LOCK -> {
        boolean locked = rooms.pins().has(tx, whose, What.LOCK) && !proved(Proofs.LOCK);
        if (locked || !rooms.members().has(tx, whose)) yield Optional.of(CLOSED);
        rooms.pins().keep(tx, whose, What.LOCK, hash, Optional.empty(), now);
        yield Optional.empty();
      }
      case CODE -> Optional.of(CLOSED);
    };
  }

  /// Only a member's lock, and only by who has just typed it.
  Optional<Instead> drop(Effect.Drop drop) {
    if (!drop.secret().equals(Proofs.LOCK) || !proved(Proofs.LOCK)) return Optional.of(CLOSED);
    rooms.pins().remove(tx, whose, What.LOCK);
    return Optional.empty();
  }

  private boolean proved(String secret) {
    return isProved(tx, whose, picks, secret);
  }

  /// Whether this was typed in the session of these picks, and is good still: what was taken away
  /// or set anew meanwhile opens nothing from that moment.
  static boolean isProved(
      SqlConnection tx, BlindIndex whose, Map<String, String> picks, String secret) {
    return RIGHT.equals(picks.get(secret))
        && Proofs.what(secret)
            .flatMap(what -> moment(picks, secret).map(at -> Pins.stands(tx, whose, what, at)))
            .orElse(false);
  }

  private static Optional<OffsetDateTime> moment(Map<String, String> picks, String secret) {
    return Optional.ofNullable(picks.get(secret + AT)).map(OffsetDateTime::parse);
  }

  private boolean mayHave(What what) {
    return switch (what) {
      case RESPONDER, CODE -> rooms.duty().who(tx, whose).isPresent();
      case LOCK -> true;
    };
  }
}
