package org.isango.ussd;

import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.isango.cases.Supplies;
import org.isango.cases.Warnings;
import org.isango.directory.SiteReports;
import org.isango.meetings.Rsvps;
import org.isango.member.Consents;
import org.isango.member.Members;
import org.isango.menu.Conversation;
import org.isango.menu.Effect;
import org.isango.menu.State;
import org.isango.sms.Outbox;
import org.isango.ussd.Live.Known;
import org.isango.vault.BlindIndex;
import org.isango.vault.Msisdn;

/// The effects of one hop, one after the other.
final class Doing {
  /// Said to a caller whose number the network withheld, when only a number could be acted on.
  private static final String HIDDEN_NUMBER = "err.hidden-number";

  /// The screen that asks whether she agrees to be kept.
  private static final String CONSENT = "join.consent";

  /// Said when a day in court that she looked at is no longer hers to change.
  private static final String DAY_GONE = "err.day-gone";

  /// The purpose of the texts about meetings, and the fact that says whether they are off.
  private static final String MEETINGS = "meetings";

  /// The version that stands beside a voice made with no key.
  private static final int NOBODYS_KEY = 0;

  private final Work work;
  private final Rooms rooms;
  private final SqlConnection tx;
  private final Known after;
  private final OffsetDateTime now;
  private final Map<String, String> picks;
  private final Asking asking;
  private final Guarding guarding;
  private Optional<Instead> refusal = Optional.empty();

  Doing(Work work, Guarding guarding) {
    this.work = work;
    this.guarding = guarding;
    this.rooms = work.rooms();
    this.tx = work.tx();
    this.after = work.after();
    this.now = work.now();
    this.picks = new HashMap<>(after.state().picks());
    this.asking = new Asking(work, picks);
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
    return instead.of(known, rooms.lists().get(), work.language(), now.toLocalDate());
  }

  void perform(Effect effect) {
    if (guarding.isBarred()) return;
    switch (effect) {
      case Effect.Guarded guarded -> refuse(guarding.perform(guarded));
      case Effect.OpenCase(String kind) -> asking.open(kind);
      case Effect.Answer(String kind, String field, String value) ->
          asking.answer(kind, field, value);
      case Effect.Remember(String fact, String value) ->
          work.index().ifPresent(n -> remember(n, fact, value));
      case Effect.Join() ->
          work.number()
              .ifPresentOrElse(
                  n -> rooms.members().join(tx, n, agreed(), now), () -> refuse(HIDDEN_NUMBER));
      case Effect.Forget(boolean keepRequest) ->
          work.index()
              .ifPresentOrElse(number -> forget(number, keepRequest), () -> refuse(HIDDEN_NUMBER));
      case Effect.Unsubscribe() ->
          work.index()
              .ifPresentOrElse(
                  n -> rooms.members().silence(tx, n, now), () -> refuse(HIDDEN_NUMBER));
      case Effect.Silence(String written) -> lost(written);
      case Effect.WrongSite(String site) ->
          SiteReports.wrong(tx, site, who().bytes(), who().keyVersion()).await();
      case Effect.CourtDay act -> {
        // Whoever has just asked for somebody about it is told that this is saved.
        if (!asking.day(act) && !asking.hasOpened()) refuse(DAY_GONE);
      }
      case Effect.Send(String template, Map<String, String> values) -> send(template, values);
      case Effect.Rsvp(String meeting, String said) -> rsvp(UUID.fromString(meeting), said(said));
      case Effect.Read() -> work.index().ifPresent(this::read);
      case Effect.Count(String what) -> count(what);
    }
  }

  /// Who says something that counts once. All who withhold their numbers are one voice a day:
  /// whoever dials again and again is heard once.
  private BlindIndex who() {
    return work.index().orElseGet(() -> new BlindIndex(everybody(), NOBODYS_KEY));
  }

  private byte[] everybody() {
    return ("withheld " + now.toLocalDate()).getBytes(StandardCharsets.US_ASCII);
  }

  private Members.Agreed agreed() {
    var menus = after.menus();
    return new Members.Agreed(
        work.language().code(),
        Conversation.shownIn(menus, CONSENT, work.language()).code(),
        CONSENT + " " + menus.version());
  }

  private void forget(BlindIndex number, boolean keepRequest) {
    rooms.forget(tx, number, keepRequest);
    picks.clear();
    picks.put("member", "none");
  }

  private void remember(BlindIndex number, String fact, String value) {
    if (!fact.equals(MEETINGS)) {
      rooms.members().remember(tx, number, fact, value);
    } else if (value.equals("off")) {
      Consents.withdraw(tx, number, MEETINGS, now);
    } else {
      Consents.agree(tx, number, MEETINGS, "meet.alerts-off " + after.menus().version(), now);
    }
  }

  /// She may have deleted herself in another session since this one began.
  private void rsvp(UUID meeting, Rsvps.Said said) {
    if (work.index().filter(n -> Rsvps.say(tx, meeting, n, said, now)).isEmpty()) {
      refuse("err.system");
    }
  }

  private static Rsvps.Said said(String word) {
    return switch (word) {
      case "come" -> Rsvps.Said.COMING;
      case "transport" -> Rsvps.Said.TRANSPORT;
      case "child_care" -> Rsvps.Said.CHILD_CARE;
      case "not" -> Rsvps.Said.NOT_COMING;
      // The check of the menus lets no other word pass.
      default -> throw new IllegalStateException("Nobody answers a meeting with " + word);
    };
  }

  private void read(BlindIndex number) {
    var shown = after.facts().getOrDefault("note", "");
    rooms.notes().read(tx, number, shown, now);
  }

  private void lost(String written) {
    var lost = Msisdn.parse(written).map(rooms.vault()::index);
    if (work.index().isEmpty()) {
      refuse(HIDDEN_NUMBER);
    } else if (lost.isEmpty()
        || isOnTheRota(lost.get())
        || !rooms.members().lost(tx, work.index().get(), lost.get(), now)) {
      refuse("err.not-silenced");
    }
  }

  /// Whoever keeps the rota takes a helper off it; no stranger does.
  private boolean isOnTheRota(BlindIndex number) {
    return rooms.duty().who(tx, number).isPresent();
  }

  private void send(String template, Map<String, String> values) {
    var text =
        Conversation.message(after.menus(), template, work.language(), values, now.toLocalDate());
    work.number()
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
}
