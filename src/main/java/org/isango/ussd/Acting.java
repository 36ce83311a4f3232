package org.isango.ussd;

import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.isango.cases.AnswerBy;
import org.isango.cases.Supplies;
import org.isango.cases.Warnings;
import org.isango.directory.SiteReports;
import org.isango.duty.Requests;
import org.isango.duty.Urgency;
import org.isango.member.Members;
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
  /// Before the kind of a case: the name under which a session remembers its id.
  private static final String CASE_ID = "case.id.";

  /// Before the kind of a case: the name under which a session remembers its reference.
  private static final String CASE_REF = "case.ref.";

  /// Said to a caller whose number the network withheld, when only a number could be acted on.
  private static final String HIDDEN_NUMBER = "err.hidden-number";

  /// The screen that asks whether she agrees to be kept.
  private static final String CONSENT = "join.consent";

  /// Before the kind of a case: the name under which a session remembers the day in court that it
  /// speaks of.
  private static final String COURT_DATE = "case.day.";

  /// Where one of her days is shown, and what it is picked as.
  private static final String DAY_SCREEN = "court.date";

  private static final String DAY_PICK = "date-row";

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
  /// @return what is known now; empty when another hop got there first and nothing was done
  Optional<Known> commit(
      byte[] session,
      Known before,
      Known after,
      Walk walk,
      boolean pinned,
      Function<Known, SessionRow> row)
      throws TimeoutException {
    var hashes = Locking.hashes(rooms, after.caller(), walk.effects());
    return rooms
        .database()
        .inTransaction(
            tx -> {
              var hop = new Doing(tx, session, before, after, pinned, now());
              walk.effects().forEach(effect -> hop.perform(effect, walk, hashes));
              var known = hop.known();
              if (touchesDropped(before, known)) remember(tx, known, hop.now);
              return rooms.sessions().commitWithin(tx, row.apply(known)).await()
                  ? Optional.of(known)
                  : Optional.empty();
            });
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(rooms.clock());
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

    /// What was known before this hop, and the secrets that held in it.
    private final Map<String, String> proved;

    private Optional<Instead> refusal = Optional.empty();
    private boolean barred;

    Doing(
        SqlConnection tx,
        byte[] session,
        Known before,
        Known after,
        boolean pinned,
        OffsetDateTime now) {
      this.tx = tx;
      this.session = session;
      this.after = after;
      this.pinned = pinned;
      this.now = now;
      this.picks = new HashMap<>(after.state().picks());
      this.proved = new HashMap<>(before.state().picks());
    }

    Known known() {
      var s = after.state();
      var known =
          after.with(
              new State(s.at(), s.language(), picks, s.shown(), s.page(), s.misses(), s.trail()));
      return refusal.map(instead -> refused(known, instead)).orElse(known);
    }

    /// What the walk said would be untrue: this is said in its place, and the session ends.
    private void refuse(String phrase) {
      refuse(Optional.of(Instead.end(phrase)));
    }

    private void refuse(Optional<Instead> instead) {
      refusal = refusal.or(() -> instead);
    }

    private Known refused(Known known, Instead instead) {
      rooms.counts().increment("effect.refused");
      return instead.of(known, rooms.lists().get(), language(), now.toLocalDate());
    }

    private Locking locking(BlindIndex whose) {
      return new Locking(rooms, tx, whose, proved, now);
    }

    /// What was to be done behind a secret is not done once the secret did not hold.
    ///
    /// @param hashes of the secrets that are to be kept
    void perform(Effect effect, Walk walk, Map<Effect, String> hashes) {
      if (barred) return;
      switch (effect) {
        case Effect.Prove tried -> {
          var found = Optional.ofNullable(walk.proofs().get(tried.secret()));
          index().ifPresent(whose -> refuse(locking(whose).prove(tried, found)));
          barred = refusal.isPresent();
          if (tried.right() && !barred) proved.put(tried.secret(), Locking.RIGHT);
        }
        case Effect.Keep fresh ->
            index()
                .ifPresentOrElse(
                    whose -> refuse(locking(whose).keep(fresh, hashes.get(fresh))),
                    () -> refuse(HIDDEN_NUMBER));
        case Effect.Drop drop -> index().ifPresent(whose -> refuse(locking(whose).drop(drop)));
        case Effect.Handle act -> refuse(new Helping(rooms, tx, now).act(index(), proved, act));
        case Effect.OpenCase(String kind) -> open(kind);
        case Effect.Answer(String kind, String field, String value) ->
            answer(kind, caseId(kind).orElseGet(() -> open(kind)), field, value);
        case Effect.Remember(String fact, String value) ->
            index().ifPresent(n -> rooms.members().remember(tx, n, fact, value));
        case Effect.Join() ->
            number()
                .ifPresentOrElse(
                    n -> rooms.members().join(tx, n, agreed(), now), () -> refuse(HIDDEN_NUMBER));
        case Effect.Forget(boolean keepRequest) ->
            index().ifPresent(number -> forget(number, keepRequest));
        case Effect.Unsubscribe() ->
            index()
                .ifPresentOrElse(
                    n -> rooms.members().silence(tx, n, now), () -> refuse(HIDDEN_NUMBER));
        case Effect.Silence(String written) -> lost(written);
        case Effect.WrongSite(String site) -> SiteReports.wrong(tx, site, who()).await();
        case Effect.Send(String template, Map<String, String> values) -> send(template, values);
        case Effect.Read() -> index().ifPresent(this::read);
        case Effect.Count(String what) -> count(what);
      }
    }

    /// @return its id
    private UUID open(String kind) {
      var opened = rooms.cases().open(tx, kind, session, number(), pinned, now);
      picks.remove(COURT_DATE + kind);
      picks.put(CASE_ID + kind, opened.id().toString());
      picks.put(CASE_REF + kind, opened.ref());
      picks.put("ref", opened.ref());
      picks.put("deadline", AnswerBy.after(now, rooms.courtDays()));
      ask(opened.id(), Urgency.of(kind));
      return opened.id();
    }

    private void ask(UUID id, Urgency urgency) {
      var province = Optional.ofNullable(after.facts().get("province"));
      Requests.asked(tx, id, urgency, session, index(), province, now);
    }

    /// What she answers may say where to call, or that she wants to be called at all.
    private void callOut(String kind, UUID id, String field, String value) {
      switch (field) {
        case "station", "area" ->
            rooms.provinceOf().apply(value).ifPresent(p -> Requests.placed(tx, id, p, now));
        case "help" -> {
          if (kind.equals("report") && value.equals("call")) ask(id, Urgency.SOON);
        }
        default -> {}
      }
    }

    /// Who says something that counts once. All who withhold their numbers are one voice a day:
    /// whoever dials again and again is heard once.
    private byte[] who() {
      return index()
          .map(BlindIndex::bytes)
          .orElseGet(() -> ("withheld " + now.toLocalDate()).getBytes(StandardCharsets.US_ASCII));
    }

    /// She may have opened another case since: from here on she is told this one's reference.
    private void answer(String kind, UUID id, String field, String value) {
      var meant = meant(field, value);
      rooms.cases().answer(tx, id, field, meant, now);
      callOut(kind, id, field, value);
      var day =
          Optional.ofNullable(picks.get(COURT_DATE + kind))
              .or(this::changing)
              .map(UUID::fromString);
      rooms
          .courtDates()
          .answered(tx, id, kind, field, value, day, now)
          .ifPresent(current -> picks.put(COURT_DATE + kind, current.toString()));
      new Counting(rooms.lists().get(), after.facts())
          .answered(tx, kind, field, meant, picks, now.toLocalDate());
      picks.put("ref", picks.getOrDefault(CASE_REF + kind, ""));
      if (field.equals("help") && value.equals("count")) counted(kind);
    }

    /// The day of hers that she came from to save another, which takes its place.
    private Optional<String> changing() {
      boolean from = after.state().trail().contains(DAY_SCREEN);
      return Optional.ofNullable(picks.get(DAY_PICK)).filter(day -> from);
    }

    /// "This clinic" is the one she was looking at.
    private String meant(String field, String value) {
      return field.equals("clinic") && value.equals("this")
          ? picks.getOrDefault("clinic", "")
          : value;
    }

    /// Nothing is left that a further answer could be added to.
    private void counted(String kind) {
      picks.remove(CASE_ID + kind);
      picks.remove(CASE_REF + kind);
      picks.remove("ref");
      Counting.over(kind, picks);
    }

    private Members.Agreed agreed() {
      var menus = after.menus();
      return new Members.Agreed(
          language().code(),
          Conversation.shownIn(menus, CONSENT, language()).code(),
          CONSENT + " " + menus.version());
    }

    private void forget(BlindIndex number, boolean keepRequest) {
      rooms.forget(tx, number, keepRequest);
      picks.clear();
      picks.put("member", "none");
    }

    private void read(BlindIndex number) {
      var shown = after.facts().getOrDefault("note", "");
      rooms.notes().read(tx, number, shown, now);
    }

    private void lost(String written) {
      var lost = Msisdn.parse(written).map(rooms.vault()::index);
      if (index().isEmpty()) {
        refuse(HIDDEN_NUMBER);
      } else if (lost.isEmpty() || !rooms.members().lost(tx, index().get(), lost.get(), now)) {
        refuse("err.not-silenced");
      }
    }

    private void send(String template, Map<String, String> values) {
      var text =
          Conversation.message(after.menus(), template, language(), values, now.toLocalDate());
      number()
          .ifPresentOrElse(
              n -> rooms.outbox().put(tx, n, text, Outbox.Kind.REPLY, now),
              () -> refuse(HIDDEN_NUMBER));
    }

    private void count(String what) {
      switch (what) {
        case "warning_seen" ->
            Optional.ofNullable(picks.get("warning"))
                .ifPresent(id -> Warnings.seen(tx, UUID.fromString(id), who()));
        case "supply_none_left" -> Supplies.noneLeft(tx, who(), "", now);
        case "supply_none_left_place" ->
            Supplies.noneLeft(tx, who(), picks.getOrDefault("none-place", ""), now);
        default -> addOne(what);
      }
    }

    private void addOne(String what) {
      tx.preparedQuery(
              "insert into counter (day, name, total) values ($1, $2, 1)"
                  + " on conflict (day, name) do update set total = counter.total + 1")
          .execute(Tuple.of(now.toLocalDate(), what))
          .await();
    }

    private Optional<UUID> caseId(String kind) {
      return Optional.ofNullable(picks.get(CASE_ID + kind)).map(UUID::fromString);
    }

    private Optional<Msisdn> number() {
      return after.caller().number();
    }

    private Optional<BlindIndex> index() {
      return after.caller().index();
    }

    private Language language() {
      return after
          .state()
          .language()
          .or(() -> Language.of(after.facts().getOrDefault("language", "")))
          .orElse(Language.EN);
    }
  }
}
