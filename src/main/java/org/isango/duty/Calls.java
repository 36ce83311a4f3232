package org.isango.duty;

import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.isango.cases.Reference;
import org.isango.sms.Outbox;

/// The calls of one turn. Each is kept as a page; the texts are written at the end. When numbers
/// that nobody vouches for flood, one text calls to all of their requests at once, and the request
/// of a member who is vouched for keeps its own.
final class Calls {
  /// So many requests of unknown numbers have a text each in one turn.
  private static final int SINGLE = 3;

  private final SqlConnection tx;
  private final OffsetDateTime now;
  private final String code;
  private final Map<UUID, Responder> people = new LinkedHashMap<>();
  private final Map<UUID, List<Call>> known = new LinkedHashMap<>();
  private final Map<UUID, List<Call>> unknown = new LinkedHashMap<>();

  Calls(SqlConnection tx, String code, OffsetDateTime now) {
    this.tx = tx;
    this.code = code;
    this.now = now;
  }

  /// Why somebody is called. The name stands in the database.
  enum Reason {
    FIRST(""),
    RESEND("Reminder. "),
    AGAIN("Asked again. "),
    OVERDUE("Time is up. "),
    PASSED("Call time is over. "),
    OFFERED("From a colleague. "),
    STILL_OPEN("Half a year open. ");

    private final String words;

    Reason(String words) {
      this.words = words;
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
  record How(Optional<CallWindow> window, boolean word, boolean hidden) {
    /// Nothing is said about it.
    static final How UNSAID = new How(Optional.empty(), false, false);

    /// The hours of the day after.
    How again() {
      return new How(window.map(CallWindow::again), word, hidden);
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
    known.forEach((id, calls) -> calls.forEach(c -> putFirst(outbox, id, single(c))));
    unknown.forEach(
        (id, calls) -> {
          if (calls.size() > SINGLE) {
            put(outbox, id, many(calls));
          } else {
            calls.forEach(c -> put(outbox, id, single(c)));
          }
        });
  }

  private void put(Outbox outbox, UUID to, String text) {
    outbox.put(tx, people.get(to).number(), text, Outbox.Kind.PAGE, now);
  }

  /// The page for a member who is vouched for leaves before all that already wait.
  private void putFirst(Outbox outbox, UUID to, String text) {
    var terms = new Outbox.Terms(Outbox.Kind.PAGE, now.minusHours(1), now.plusHours(1));
    outbox.put(tx, people.get(to).number(), text, terms, now);
  }

  private String single(Call call) {
    var request = call.request();
    var ref = Reference.brief(request.ref());
    return "%s%s, %s, %s. Reply %s YES or dial %s"
        .formatted(
            call.reason().words,
            ref,
            request.province().orElse("no area"),
            words(request),
            ref,
            code);
  }

  /// When to call, and that a word is to be read first: the word itself is in no text.
  private String words(Request request) {
    var how = request.how();
    boolean urgent = request.urgency() == Urgency.NOW;
    if (how.hidden()) return urgent ? "urgent, no number" : "no number to call";
    var what = urgent ? "urgent" : "please call";
    var when = how.window().map(window -> " " + window.words(now)).orElse("");
    return what + when + (how.word() ? ", first read her word" : "");
  }

  private String many(List<Call> calls) {
    return "%d new, first %s, last %s. Dial %s to see them."
        .formatted(
            calls.size(),
            Reference.brief(calls.getFirst().request().ref()),
            Reference.brief(calls.getLast().request().ref()),
            code);
  }
}
