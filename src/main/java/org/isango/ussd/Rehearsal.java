package org.isango.ussd;

import io.vertx.sqlclient.SqlConnection;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.isango.duty.CallWindow;
import org.isango.duty.Requests;
import org.isango.duty.Urgency;
import org.isango.menu.State;
import org.isango.store.SessionRow;
import org.isango.vault.BlindIndex;

/// The statements of most requests for help, played on every connection before somebody needs one:
/// a connection that has to be opened, or a statement that it does not know yet, costs her an
/// answer of the database more. Nothing of it stays.
public final class Rehearsal {
  private final Rooms rooms;

  public Rehearsal(Rooms rooms) {
    this.rooms = rooms;
  }

  /// On a virtual thread, while hops are answered already.
  public void play() {
    rooms.database().warm(this::play);
  }

  private void play(SqlConnection tx) {
    var now = OffsetDateTime.now(rooms.clock());
    var session = rooms.vault().sessionId("rehearsal " + UUID.randomUUID());
    var nobody = new BlindIndex(session, 0);
    var request = rooms.cases().open(tx, "callback", session, Optional.empty(), true, now);
    var id = request.id();
    rooms.cases().answer(tx, id, request.key().orElseThrow(), "window", "now", now).await();
    Requests.ask(tx, id, Urgency.SOON, session, Optional.of(nobody), Optional.empty(), now).await();
    Requests.waitForWhen(tx, id, now).await();
    Requests.window(tx, id, CallWindow.of("now", now).orElseThrow()).await();
    Requests.word(tx, id, false, now).await();
    Requests.phone(tx, id, false, now).await();
    Requests.unlessSaid(tx, id, Optional.empty(), now).await();
    Requests.nobody(tx, id).await();
    rooms.dropped().keep(tx, nobody, State.NEW, now).await();
    rooms.dropped().drop(tx, nobody).await();
    rooms.sessions().commitWithin(tx, new SessionRow(session, 1, session)).await();
  }
}
