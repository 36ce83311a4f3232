package org.isango.ussd;

import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.isango.cases.AnswerBy;
import org.isango.cases.Supplies;
import org.isango.cases.Warnings;
import org.isango.directory.SiteReports;
import org.isango.duty.Requests;
import org.isango.duty.Urgency;
import org.isango.gateway.UssdReply;
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

  /// What is only noticed on the way to a page. Nobody was told that it is kept.
  private static final Set<String> BY_THE_WAY = Set.of("province", "clinic_not_found");

  /// Said when a day in court that she looked at is no longer hers to change.
  private static final String DAY_GONE = "err.day-gone";

  private final Rooms rooms;

  Acting(Rooms rooms) {
    this.rooms = rooms;
  }

  /// Whether an effect may be lost without anybody being told something untrue.
  static boolean mayBeLost(Effect effect) {
    return switch (effect) {
      case Effect.Remember(String fact, _) -> BY_THE_WAY.contains(fact);
      case Effect.Count(String what) -> BY_THE_WAY.contains(what);
      // The note is offered once more.
      case Effect.Read _ -> true;
      case Effect.OpenCase _,
          Effect.Answer _,
          Effect.Join _,
          Effect.Forget _,
          Effect.Unsubscribe _,
          Effect.Silence _,
          Effect.WrongSite _,
          Effect.CourtDay _,
          Effect.Send _ ->
          false;
    };
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
    private final Court court;
    private Optional<String> refusal = Optional.empty();

    Doing(SqlConnection tx, byte[] session, Known after, boolean pinned, OffsetDateTime now) {
      this.tx = tx;
      this.session = session;
      this.after = after;
      this.pinned = pinned;
      this.now = now;
      this.picks = new HashMap<>(after.state().picks());
      this.court = new Court(rooms.courtDates(), tx, picks, now);
    }

    Known known() {
      var s = after.state();
      var known =
          after.with(
              new State(s.at(), s.language(), picks, s.shown(), s.page(), s.misses(), s.trail()));
      return refusal.map(phrase -> known.told(refused(phrase))).orElse(known);
    }

    /// What the walk said would be untrue: this is said in its place, and the session ends.
    private void refuse(String phrase) {
      refusal = refusal.or(() -> Optional.of(phrase));
    }

    private UssdReply refused(String phrase) {
      rooms.counts().increment("effect.refused");
      return new UssdReply(Conversation.phrase(after.menus(), phrase, language(), Map.of()), true);
    }

    void perform(Effect effect) {
      switch (effect) {
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
        case Effect.CourtDay act -> {
          if (!court.act(act, index(), caseId(act.value()))) refuse(DAY_GONE);
        }
        case Effect.Send(String template, Map<String, String> values) -> send(template, values);
        case Effect.Read() -> index().ifPresent(this::read);
        case Effect.Count(String what) -> count(what);
      }
    }

    /// @return its id
    private UUID open(String kind) {
      var opened = rooms.cases().open(tx, kind, session, number(), pinned, now);
      court.begun(kind);
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
      court.answered(id, kind, field, value);
      new Counting(rooms.lists().get(), after.facts())
          .answered(tx, kind, field, meant, picks, now.toLocalDate());
      picks.put("ref", picks.getOrDefault(CASE_REF + kind, ""));
      if (field.equals("help") && value.equals("count")) counted(kind);
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
