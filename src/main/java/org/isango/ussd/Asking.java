package org.isango.ussd;

import io.vertx.sqlclient.SqlConnection;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.isango.cases.AnswerBy;
import org.isango.cases.Handling;
import org.isango.duty.CallWindow;
import org.isango.duty.Requests;
import org.isango.duty.Urgency;
import org.isango.menu.Effect;
import org.isango.ussd.Live.Known;
import org.isango.vault.Vault;

/// What a caller asks for and answers: her requests, in the transaction of one hop.
final class Asking {
  /// Before the kind of a case: the name under which a session remembers its id.
  private static final String CASE_ID = "case.id.";

  /// Before the kind of a case: the name under which a session remembers its reference.
  private static final String CASE_REF = "case.ref.";

  /// Before the kind of a case: the name under which a session remembers the last report that was
  /// told to its end.
  private static final String TOLD = "case.told.";

  private final Work work;
  private final Rooms rooms;
  private final SqlConnection tx;
  private final Known after;
  private final OffsetDateTime now;
  private final Map<String, String> picks;
  private final Court court;
  private boolean hasOpened;

  /// The keys of the requests of this hop, so that each is read once.
  private final Map<UUID, Optional<Vault.CaseKey>> keys = new HashMap<>();

  /// @param picks what the session remembers; changed with what is done
  Asking(Work work, Map<String, String> picks) {
    this.work = work;
    this.rooms = work.rooms();
    this.tx = work.tx();
    this.after = work.after();
    this.now = work.now();
    this.picks = picks;
    this.court = new Court(rooms.courtDates(), tx, picks, now);
  }

  /// @return its id
  UUID open(String kind) {
    if (told(kind).isPresent() && told(kind).equals(caseId(kind))) Counting.over(kind, picks);
    var opened = rooms.cases().open(tx, kind, intake(kind), work.number(), after.pinned(), now);
    hasOpened = true;
    court.begun(kind);
    picks.put(CASE_ID + kind, opened.id().toString());
    picks.put(CASE_REF + kind, opened.ref());
    picks.put("ref", opened.ref());
    picks.put("deadline", AnswerBy.after(now, rooms.courtDays()));
    keys.put(opened.id(), opened.key());
    ask(kind, opened.id(), Urgency.of(kind));
    if (kind.equals("report")) {
      var province = Optional.ofNullable(after.facts().get("province"));
      work.send(Requests.unlessSaid(tx, opened.id(), province, now));
    }
    return opened.id();
  }

  /// What opens one case however often it comes: this session, and in it the report that was told
  /// to its end before, for what comes after that one is about something else.
  private byte[] intake(String kind) {
    var session = work.session();
    return told(kind)
        .map(
            before ->
                ByteBuffer.allocate(session.length + 2 * Long.BYTES)
                    .put(session)
                    .putLong(before.getMostSignificantBits())
                    .putLong(before.getLeastSignificantBits())
                    .array())
        .orElse(session);
  }

  private Optional<UUID> told(String kind) {
    return Optional.ofNullable(picks.get(TOLD + kind)).map(UUID::fromString);
  }

  /// Nothing that is asked after this answer is what a report is about.
  private static boolean isLast(String kind, String field) {
    return switch (kind) {
      case "report" -> field.equals("help");
      case "complaint" -> field.equals("words") || field.equals("word");
      default -> false;
    };
  }

  /// Whether this hop has stored a request: whoever is told so is told the truth.
  boolean hasOpened() {
    return hasOpened;
  }

  /// Where nobody can be called back, one page is enough. A complaint about us goes past the people
  /// of her province.
  private void ask(String kind, UUID id, Urgency urgency) {
    boolean hidden = work.number().isEmpty() && Urgency.asksWhen(kind);
    var province =
        Optional.ofNullable(after.facts().get("province")).filter(p -> !kind.equals("about_us"));
    var urgent = hidden && urgency == Urgency.SOON ? Urgency.ROUTINE : urgency;
    work.send(Requests.ask(tx, id, urgent, work.session(), work.index(), province, now));
    if (Urgency.asksWhen(kind)) work.send(Requests.waitForWhen(tx, id, now));
  }

  /// What she answers may say where to call and when, or that she wants to be called at all.
  private void callOut(String kind, UUID id, String field, String value) {
    switch (field) {
      case "station", "area", "court" -> rooms.provinceOf().apply(value).ifPresent(p -> at(id, p));
      case "province" -> at(id, value);
      case "help" -> wanted(kind, id, value);
      case "contact" -> work.send(Requests.phone(tx, id, value.equals("phone"), now));
      case "window" -> CallWindow.of(value, now).ifPresent(window -> open(id, window));
      case "word" -> work.send(Requests.word(tx, id, !value.equals("none"), now));
      default -> {}
    }
  }

  private void at(UUID id, String province) {
    work.send(Requests.place(tx, id, province, now));
  }

  private void open(UUID id, CallWindow window) {
    work.send(Requests.window(tx, id, window));
    picks.put("deadline", AnswerBy.words(window.to()));
  }

  private void wanted(String kind, UUID id, String help) {
    if (!kind.equals("report")) return;
    switch (help) {
      case "call" -> ask(kind, id, Urgency.SOON);
      case "lawyer", "ipid" -> ask(kind, id, Urgency.ROUTINE);
      default -> work.send(Requests.nobody(tx, id));
    }
  }

  /// She may have opened another case since: from here on she is told this one's reference.
  void answer(String kind, String field, String value) {
    var id = caseId(kind).orElseGet(() -> open(kind));
    var meant = meant(field, value);
    key(id).ifPresent(k -> work.send(rooms.cases().answer(tx, id, k, field, meant, now)));
    callOut(kind, id, field, value);
    court.answered(id, kind, field, value);
    new Counting(rooms.lists().get(), after.facts())
        .answered(tx, kind, field, meant, picks, now.toLocalDate());
    picks.put("ref", picks.getOrDefault(CASE_REF + kind, ""));
    if (field.equals("help") && value.equals("count")) {
      counted(kind);
    } else if (isLast(kind, field)) {
      picks.put(TOLD + kind, id.toString());
    }
  }

  /// @return false when no day of hers was there to do it with
  boolean day(Effect.CourtDay act) {
    var request = caseId(act.value());
    boolean done = court.act(act, work.index(), request);
    if (done && act.what().equals("about")) request.ifPresent(this::whereItsCourtIs);
    return done;
  }

  /// A request about a day that she has saved before: its court was typed then.
  private void whereItsCourtIs(UUID id) {
    Optional.ofNullable(new Handling(rooms.vault()).answers(tx, id).get("court"))
        .flatMap(rooms.provinceOf())
        .ifPresent(province -> at(id, province));
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

  private Optional<Vault.CaseKey> key(UUID id) {
    return keys.computeIfAbsent(id, unknown -> rooms.cases().key(tx, unknown));
  }

  private Optional<UUID> caseId(String kind) {
    return Optional.ofNullable(picks.get(CASE_ID + kind)).map(UUID::fromString);
  }
}
