package org.isango.ussd;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.isango.menu.Conversation;
import org.isango.menu.Effect;
import org.isango.store.SessionRow;
import org.isango.store.StoreFailure;
import org.isango.ussd.Live.Known;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A hop with effects: its rows and its session row in one transaction, so that each happens once
/// or not at all. Runs on a virtual thread.
final class Acting {
  private static final Logger LOG = LoggerFactory.getLogger(Acting.class);

  private final Rooms rooms;

  Acting(Rooms rooms) {
    this.rooms = rooms;
  }

  /// Whether a hop opens or closes the offer to go on after a drop. Being shown the offer does
  /// neither: she may be cut off there, too.
  boolean touchesDropped(Known before, Known after) {
    boolean chosen = before.dropped().isPresent() && after.dropped().isEmpty();
    return before.caller().index().isPresent() && (resumable(before) || resumable(after) || chosen);
  }

  private static boolean resumable(Known known) {
    return Conversation.mayResume(known.menus(), known.state());
  }

  /// @param row makes the session row of what is known after the effects
  /// @param fate asked before the commit: whoever waits may have been told that nothing is saved
  /// @return what is known now; empty when another hop got there first and nothing was done
  Optional<Known> commit(
      byte[] session,
      Known before,
      Known after,
      Walk walk,
      Function<Known, SessionRow> row,
      Fate fate)
      throws TimeoutException {
    var hashes = Locking.hashes(rooms, after.caller(), walk.effects());
    return rooms
        .database()
        .inTransaction(
            tx -> {
              var now = OffsetDateTime.now(rooms.clock());
              var work = new Work(rooms, tx, session, after, now, new ArrayList<>());
              var had = before.state().picks();
              var hop = new Doing(work, new Guarding(work, had, walk.proofs(), hashes));
              return logged(work, () -> done(work, hop, before, walk, row))
                  .filter(known -> fate.mayCommit());
            });
  }

  private Optional<Known> done(
      Work work, Doing hop, Known before, Walk walk, Function<Known, SessionRow> row) {
    walk.effects().forEach(hop::perform);
    var known = hop.known();
    if (touchesDropped(before, known)) work.send(remember(work.tx(), known, work.now()));
    var won = rooms.sessions().commitWithin(work.tx(), row.apply(known));
    if (leaves(walk.effects())) work.send(rooms.sessions().fade(work.tx(), work.session()));
    work.settle();
    return won.await() ? Optional.of(known) : Optional.empty();
  }

  /// A database that does not answer is known by other ways; a mistake of ours is not.
  private static <T> T logged(Work work, Supplier<T> hop) {
    try {
      return hop.get();
    } catch (RuntimeException failure) {
      var first = work.first(failure);
      if (!StoreFailure.isDown(first)) LOG.error("a hop failed: {}", StoreFailure.kind(first));
      throw failure;
    }
  }

  private static boolean leaves(List<Effect> effects) {
    return effects.stream().anyMatch(Effect.Forget.class::isInstance);
  }

  private Future<Void> remember(SqlConnection tx, Known known, OffsetDateTime now) {
    var number = known.caller().index().orElseThrow();
    if (resumable(known) && !known.last().end()) {
      return rooms.dropped().keep(tx, number, known.state(), now);
    }
    return rooms.dropped().drop(tx, number);
  }
}
