package org.isango.duty;

import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.isango.cases.Reference;
import org.isango.menu.Conversation;
import org.isango.menu.Menus;
import org.isango.sms.Outbox;

/// The calls of one turn. Each is kept as a page; the texts are written at the end. When numbers
/// that nobody vouches for flood, one text calls to all of their requests at once, and the request
/// of a member who is vouched for keeps its own.
final class Calls {
  /// So many requests of unknown numbers have a text each in one turn.
  private static final int SINGLE = 3;

  /// As days are typed here, in every language.
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M");

  private final SqlConnection tx;
  private final OffsetDateTime now;
  private final Menus menus;
  private final Map<UUID, Responder> people = new LinkedHashMap<>();
  private final Map<UUID, List<Call>> known = new LinkedHashMap<>();
  private final Map<UUID, List<Call>> unknown = new LinkedHashMap<>();

  /// @param menus the words of the calls
  Calls(SqlConnection tx, Menus menus, OffsetDateTime now) {
    this.tx = tx;
    this.menus = menus;
    this.now = now;
  }

  /// Why somebody is called. The name stands in the database, and its words in `keywords.yaml` as
  /// `page-resend` and the like; of a first call there is nothing to say.
  enum Reason {
    FIRST,
    RESEND,
    AGAIN,
    OVERDUE,
    PASSED,
    OFFERED,
    STILL_OPEN;

    private String keyword() {
      return "page-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private record Call(Request request, Reason reason) {}

  /// @param vouched whether she who asked is known to a peer educator
  record Request(
      UUID id,
      String ref,
      Optional<String> province,
      Urgency urgency,
      int tier,
      boolean vouched,
      How how) {}

  /// How she may be called.
  ///
  /// @param window when it is safe; empty where she has not said
  /// @param word whether a word has to be heard first; which, is read with the request
  /// @param hidden whether no number is known
  /// @param phone whether she has said that it is safe to phone her
  record How(Optional<CallWindow> window, boolean word, boolean hidden, boolean phone) {
    /// The hours of the day after.
    How again() {
      return new How(window.map(CallWindow::again), word, hidden, phone);
    }
  }

  void call(Responder to, Request request, Reason reason) {
    people.put(to.id(), to);
    (request.vouched() ? known : unknown)
        .computeIfAbsent(to.id(), id -> new ArrayList<>())
        .add(new Call(request, reason));
    tx.preparedQuery(
            "insert into page (id, case_id, responder_id, tier, reason, paged_at)"
                + " values ($1, $2, $3, $4, $5, $6)")
        .execute(
            Tuple.of(
                UUID.randomUUID(),
                request.id(),
                to.id(),
                (short) request.tier(),
                reason.name(),
                now))
        .await();
  }

  void text(Outbox outbox) {
    known.forEach((id, calls) -> calls.forEach(c -> putFirst(outbox, people.get(id), c)));
    unknown.forEach((id, calls) -> put(outbox, people.get(id), calls));
  }

  private void put(Outbox outbox, Responder to, List<Call> calls) {
    var texts =
        calls.size() > SINGLE
            ? List.of(many(to, calls))
            : calls.stream().map(c -> single(to, c)).toList();
    texts.forEach(text -> outbox.put(tx, to.number(), text, Outbox.Kind.PAGE, now));
  }

  /// The page for a member who is vouched for leaves before all that already wait.
  private void putFirst(Outbox outbox, Responder to, Call call) {
    // Whether the question of half a year left at all is asked of the outbox later.
    var about = Optional.of(call.request().id()).filter(id -> call.reason() == Reason.STILL_OPEN);
    var terms = new Outbox.Terms(Outbox.Kind.PAGE, now.minusHours(1), now.plusHours(1), about);
    outbox.put(tx, to.number(), single(to, call), terms, now);
  }

  private String single(Responder to, Call call) {
    var request = call.request();
    var ref = Reference.brief(request.ref());
    var why =
        call.reason() == Reason.FIRST ? "" : said(to, call.reason().keyword(), Map.of()) + " ";
    var area = request.province().orElseGet(() -> said(to, "page-anywhere", Map.of()));
    var values =
        Map.of(
            "page-ref", why + ref, "ref", ref, "page-area", area, "page-what", what(to, request));
    return said(to, "page", values);
  }

  /// When to call, and that a word is to be read first: the word itself is in no text. Who has not
  /// said that it is safe may not be holding her phone.
  private String what(Responder to, Request request) {
    var how = request.how();
    var what = request.urgency() == Urgency.NOW ? "page-urgent" : "page-call";
    if (how.hidden()) return said(to, what + "-hidden", Map.of());
    if (!how.phone()) {
      var urgent = request.urgency() == Urgency.NOW ? said(to, what, Map.of()) + ", " : "";
      return urgent + said(to, "page-read", Map.of());
    }
    var when = how.window().map(window -> " " + when(to, window)).orElse("");
    var word = how.word() ? ", " + said(to, "page-word", Map.of()) : "";
    return said(to, what, Map.of()) + when + word;
  }

  private String when(Responder to, CallWindow window) {
    var hours = Map.of("page-hours", window.hours());
    return switch ((int) window.daysFrom(now)) {
      case 0 -> said(to, "page-today", hours);
      case 1 -> said(to, "page-tomorrow", hours);
      default -> DAY.format(window.day()) + " " + window.hours();
    };
  }

  private String many(Responder to, List<Call> calls) {
    return said(
        to,
        "page-many",
        Map.of(
            "page-n", Integer.toString(calls.size()),
            "ref", Reference.brief(calls.getFirst().request().ref()),
            "page-last", Reference.brief(calls.getLast().request().ref())));
  }

  private String said(Responder to, String keyword, Map<String, String> values) {
    return Conversation.keyword(menus, keyword, to.language(), values, now.toLocalDate());
  }
}
