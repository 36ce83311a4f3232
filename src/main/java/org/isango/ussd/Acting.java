package org.isango.ussd;

import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.isango.cases.AnswerBy;
import org.isango.directory.SiteReports;
import org.isango.menu.Conversation;
import org.isango.menu.Effect;
import org.isango.menu.State;
import org.isango.sms.Outbox;
import org.isango.store.SessionRow;
import org.isango.ussd.Live.Known;
import org.isango.text.Language;
import org.isango.vault.BlindIndex;
import org.isango.vault.Msisdn;

/// A hop with effects: its rows and its session row in one transaction, so that each happens once
/// or not at all. Runs on a virtual thread.
final class Acting {
  /// Names under which a session remembers its case.
  private static final String CASE_ID = "case.id";

  private final Rooms rooms;

  Acting(Rooms rooms) {
    this.rooms = rooms;
  }

  /// Whether a hop opens or closes the offer to go on after a drop.
  boolean touchesDropped(Known before, Known after) {
    return before.caller().index().isPresent()
        && (resumable(before) || resumable(after) || before.dropped().isPresent());
  }

  private static boolean resumable(Known known) {
    return Conversation.mayResume(known.menus(), known.state());
  }

  /// @param row makes the session row of what is known after the effects
  /// @return what is known now; empty when another hop got there first and nothing was done
  Optional<Known> commit(
      byte[] session,
      Known before,
      Known after,
      List<Effect> effects,
      boolean pinned,
      Function<Known, SessionRow> row) {
    return rooms
        .database()
        .inTransaction(
            tx -> {
              var hop = new Doing(tx, session, after, pinned, OffsetDateTime.now(rooms.clock()));
              effects.forEach(hop::perform);
              var known = hop.known();
              if (touchesDropped(before, known)) remember(tx, known, hop.now);
              return rooms.sessions().commitWithin(tx, row.apply(known)).await()
                  ? Optional.of(known)
                  : Optional.empty();
            });
  }

  private void remember(SqlConnection tx, Known known, OffsetDateTime now) {
    var number = known.caller().index().orElseThrow();
    if (resumable(known) && !known.last().end()) {
      rooms.dropped().keep(tx, number, known.state(), now);
    } else {
      rooms.dropped().drop(tx, number);
    }
  }

  /// The effects of one hop, one after the other.
  private final class Doing {
    private final SqlConnection tx;
    private final byte[] session;
    private final Known after;
    private final boolean pinned;
    private final OffsetDateTime now;
    private final Map<String, String> picks;

    Doing(SqlConnection tx, byte[] session, Known after, boolean pinned, OffsetDateTime now) {
      this.tx = tx;
      this.session = session;
      this.after = after;
      this.pinned = pinned;
      this.now = now;
      this.picks = new HashMap<>(after.state().picks());
    }

    Known known() {
      var s = after.state();
      return after.with(
          new State(s.at(), s.language(), picks, s.shown(), s.page(), s.misses(), s.trail()));
    }

    void perform(Effect effect) {
      switch (effect) {
        case Effect.OpenCase(String kind) -> open(kind);
        case Effect.Answer(String kind, String field, String value) ->
            caseId().ifPresent(id -> rooms.cases().answer(tx, id, field, value, now));
        case Effect.Remember(String fact, String value) ->
            index().ifPresent(n -> rooms.members().remember(tx, n, fact, value));
        case Effect.Join() ->
            number().ifPresent(n -> rooms.members().join(tx, n, language().code(), now));
        case Effect.Forget() -> index().ifPresent(this::forget);
        case Effect.Unsubscribe() -> index().ifPresent(n -> rooms.members().silence(tx, n, now));
        case Effect.Silence(String written) -> lost(written);
        case Effect.WrongSite(String site) ->
            SiteReports.wrong(tx, site, index().map(BlindIndex::bytes).orElse(session)).await();
        case Effect.Send(String template, Map<String, String> values) -> send(template, values);
        case Effect.Count(String what) -> count(what);
      }
    }

    private void open(String kind) {
      var opened = rooms.cases().open(tx, kind, session, number(), pinned, now);
      picks.put(CASE_ID, opened.id().toString());
      picks.put("ref", opened.ref());
      picks.put("deadline", AnswerBy.after(now, rooms.courtDays()));
    }

    private void forget(BlindIndex number) {
      rooms.members().forget(tx, number);
      rooms.cases().forget(tx, number);
      rooms.outbox().forget(tx, number);
      rooms.dropped().drop(tx, number);
      picks.remove(CASE_ID);
    }

    private void lost(String written) {
      var lost = Msisdn.parse(written).map(rooms.vault()::index);
      if (lost.isPresent() && index().isPresent()) {
        rooms.members().lost(tx, index().get(), lost.get(), now);
      }
    }

    private void send(String template, Map<String, String> values) {
      var text =
          Conversation.message(after.menus(), template, language(), values, now.toLocalDate());
      number().ifPresent(n -> rooms.outbox().put(tx, n, text, Outbox.Kind.REPLY, now));
    }

    private void count(String what) {
      tx.preparedQuery(
              "insert into counter (day, name, total) values ($1, $2, 1)"
                  + " on conflict (day, name) do update set total = counter.total + 1")
          .execute(Tuple.of(now.toLocalDate(), what))
          .await();
    }

    private Optional<UUID> caseId() {
      return Optional.ofNullable(picks.get(CASE_ID)).map(UUID::fromString);
    }

    private Optional<Msisdn> number() {
      return after.caller().number();
    }

    private Optional<BlindIndex> index() {
      return after.caller().index();
    }

    private Language language() {
      return after.state().language().orElse(Language.EN);
    }
  }
}
