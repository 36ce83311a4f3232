package org.isango.duty;

import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.isango.calendar.CourtDays;
import org.isango.calendar.PublicHolidays;
import org.isango.cases.AnswerBy;
import org.isango.cases.Custody;
import org.isango.cases.Handling;
import org.isango.cases.OpenCase;
import org.isango.cases.Outcome;
import org.isango.sms.Notices;
import org.isango.sms.Outbox;
import org.isango.vault.BlindIndex;
import org.isango.vault.Msisdn;

/// What a responder may do, whether she dials or texts. Whoever calls has checked that it is she
/// (her number, and her PIN where it is asked for). All of it in the caller's transaction.
public final class Duty {
  private static final String REQUESTED =
      "select c.id from help_case c where c.closed_at is null and c.accepted_by is null"
          + " and c.urgency > 0 and exists (select 1 from page p where p.case_id = c.id"
          + " and p.responder_id = $1) order by c.urgency, c.opened_at limit 50";

  /// What she was called to: whether it may still be hers, the newest call first. One of her own is
  /// among them while she is asked whether it is still open.
  private static final String CALLED =
      "select c.ref, c.accepted_by is null or c.accepted_by = $1 or c.handed_to is not distinct from $1 as free from help_case c"
          + " join page p on p.case_id = c.id where p.responder_id = $1 and p.paged_at > $2"
          + " and c.closed_at is null"
          + " and (c.accepted_by is distinct from $1 or c.still_called_at > c.touched_at)"
          + " group by c.id order by free desc, max(p.paged_at) desc limit 20";

  private static final String DECLINED =
      "update page set declined_at = $3 where case_id = $1 and responder_id = $2"
          + " and declined_at is null";

  private static final String NOT_OFFERED =
      "update help_case set handed_to = null, touched_at = $3 where id = $1 and handed_to = $2";

  /// Nobody waits for those who have all said no.
  private static final String ASK_OTHERS =
      "update help_case c set next_step_at = $2, resent = true where c.id = $1"
          + " and c.accepted_by is null and c.closed_at is null and c.tier > 0"
          + " and not exists (select 1 from page p where p.case_id = c.id and p.tier = c.tier"
          + " and not exists (select 1 from page d where d.case_id = c.id"
          + " and d.responder_id = p.responder_id and d.declined_at is not null))";

  /// So long she may read that her PIN was taken off.
  private static final int UNLOCKED_DAYS = 30;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM yy", Locale.ENGLISH);

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

  private final Responders responders;
  private final Handling handling;
  private final Paging paging;
  private final Notices notices;
  private final CourtDays courts;

  public Duty(
      Responders responders, Handling handling, Paging paging, Notices notices, CourtDays courts) {
    this.responders = responders;
    this.handling = handling;
    this.paging = paging;
    this.notices = notices;
    this.courts = courts;
  }

  /// What became of what she asked for.
  public sealed interface Did {
    /// It is done.
    record Done(OpenCase request) implements Did {}

    /// There is no open case of this reference that she may touch. What there is otherwise is not
    /// told.
    record Unknown() implements Did {}

    /// Another responder has it.
    record Anothers(String ref) implements Did {}
  }

  /// The active responder with this number.
  public Optional<Responder> who(SqlConnection tx, BlindIndex number) {
    return responders.with(tx, number);
  }

  /// What members are told a responder is called.
  public Optional<String> nameOf(SqlConnection tx, UUID responder) {
    return responders.with(tx, responder).map(Responder::name);
  }

  /// The cases she has or is offered, the most urgent first.
  public List<OpenCase> cases(SqlConnection tx, Responder who) {
    return handling.heldBy(tx, who.id());
  }

  /// Requests she was called to that nobody has yet, the most urgent first.
  public List<OpenCase> waiting(SqlConnection tx, Responder who) {
    var all = new ArrayList<OpenCase>();
    tx.preparedQuery(REQUESTED)
        .execute(Tuple.of(who.id()))
        .await()
        .forEach(row -> handling.find(tx, row.getUUID(0)).ifPresent(all::add));
    return all;
  }

  /// Takes a request. The first who does has it; who has it already is told the same again. She who
  /// asked is told that it was seen.
  public Did accept(SqlConnection tx, Responder who, String reference, OffsetDateTime now) {
    var found = reachable(tx, who, reference);
    if (found.isEmpty()) return new Did.Unknown();
    var request = found.get();
    if (isHers(request, who)) {
      handling.touch(tx, request.id(), now);
      return new Did.Done(request);
    }
    if (!handling.accept(tx, request.id(), who.id(), now)) return new Did.Anothers(request.ref());
    Alarms.taken(tx, request.id(), now);
    tell(tx, request, who, now);
    return new Did.Done(handling.find(tx, request.id()).orElse(request));
  }

  /// What a bare yes or no of hers can mean: the requests she was called to and may still take.
  /// Where there are none, the last one of those days that somebody else has taken.
  public List<String> called(SqlConnection tx, Responder who, OffsetDateTime since) {
    var free = new ArrayList<String>();
    var taken = new ArrayList<String>();
    tx.preparedQuery(CALLED)
        .execute(Tuple.of(who.id(), since))
        .await()
        .forEach(row -> (row.getBoolean(1) ? free : taken).add(row.getString(0)));
    return free.isEmpty() ? taken.stream().limit(1).toList() : List.copyOf(free);
  }

  /// She cannot take a request she was called to, or does not take over the one she is offered.
  /// Once everybody who was called with her has said so, the next are called at once.
  public Did decline(SqlConnection tx, Responder who, String reference, OffsetDateTime now) {
    var found = reachable(tx, who, reference);
    if (found.isEmpty()) return new Did.Unknown();
    var request = found.get();
    if (isHers(request, who)) return new Did.Done(request);
    tx.preparedQuery(DECLINED).execute(Tuple.of(request.id(), who.id(), now)).await();
    tx.preparedQuery(NOT_OFFERED).execute(Tuple.of(request.id(), who.id(), now)).await();
    tx.preparedQuery(ASK_OTHERS).execute(Tuple.of(request.id(), now)).await();
    return new Did.Done(request);
  }

  private Optional<OpenCase> reachable(SqlConnection tx, Responder who, String reference) {
    return handling
        .find(tx, reference)
        .filter(
            c ->
                isHers(c, who)
                    || c.offered().equals(Optional.of(who.id()))
                    // A complaint about us is taken only by those who were called to it.
                    || (!c.kind().equals("about_us") && who.serves(c.province()))
                    || wasCalled(tx, c.id(), who.id()));
  }

  private static boolean wasCalled(SqlConnection tx, UUID request, UUID who) {
    return tx.preparedQuery("select 1 from page where case_id = $1 and responder_id = $2 limit 1")
            .execute(Tuple.of(request, who))
            .await()
            .size()
        > 0;
  }

  private static boolean isHers(OpenCase request, Responder who) {
    return request.holder().equals(Optional.of(who.id()));
  }

  /// Nothing goes to a phone that she says others hold. Who is held and has not said whether it is
  /// safe finds a note when she dials; a text could be read by whoever has her phone.
  private void tell(SqlConnection tx, OpenCase request, Responder who, OffsetDateTime now) {
    var contact = handling.answers(tx, request.id()).getOrDefault("contact", "");
    if (contact.equals("trusted")) return;
    // She waits for it: the answer to what she asked keeps no quiet hours.
    var notice =
        new Notices.Notice(
            request.kind().equals("court") ? "request-accepted" : "help-accepted",
            Map.of(
                "ref",
                request.ref(),
                "helper",
                who.name(),
                "deadline",
                AnswerBy.after(now, courts)),
            Outbox.Kind.REPLY,
            now,
            now.plusDays(2),
            Optional.empty());
    boolean noteOnly = contact.isEmpty() && request.kind().startsWith("arrest");
    handling
        .number(tx, request.id())
        .ifPresent(
            number -> {
              if (noteOnly) notices.note(tx, number, notice, now);
              else notices.tell(tx, number, notice, now);
            });
  }

  /// The PIN on her notes was taken off by a responder: a note says when. It is no text, for she
  /// may have lent her phone to whoever asked for it.
  public void noteUnlocked(SqlConnection tx, Msisdn number, OffsetDateTime now) {
    var local = now.atZoneSameInstant(PublicHolidays.ZONE);
    var values = Map.of("date", DATE.format(local), "time", HOUR.format(local));
    var until = now.plusDays(UNLOCKED_DAYS);
    notices.note(
        tx,
        number,
        new Notices.Notice("pin-off", values, Outbox.Kind.REMINDER, now, until, Optional.empty()),
        now);
  }

  /// A note on a case of hers.
  public Did note(
      SqlConnection tx, Responder who, String reference, String text, OffsetDateTime now) {
    return hers(tx, who, reference, c -> handling.note(tx, c.id(), who.id(), text, now));
  }

  /// Whether this is a case of hers.
  public Did has(SqlConnection tx, Responder who, String reference) {
    return hers(tx, who, reference, c -> true);
  }

  /// She called, and nobody answered. Within the hours in which a call is safe the member is told,
  /// and of the next try; outside of them nothing goes to her phone.
  public Did tried(SqlConnection tx, Responder who, String reference, OffsetDateTime now) {
    return hers(
        tx,
        who,
        reference,
        c -> {
          Requests.tried(tx, c.id(), now).ifPresent(hours -> tellOfTry(tx, c, hours, now));
          return handling.note(tx, c.id(), who.id(), "Called, no answer", now);
        });
  }

  private void tellOfTry(
      SqlConnection tx, OpenCase request, Requests.Tried hours, OffsetDateTime now) {
    if ("trusted".equals(handling.answers(tx, request.id()).get("contact"))) return;
    var again = HOUR.format(hours.again().atZoneSameInstant(PublicHolidays.ZONE));
    var values = Map.of("ref", request.ref(), "time", again);
    handling
        .number(tx, request.id())
        .ifPresent(
            number ->
                notices.tell(
                    tx,
                    number,
                    "callback-missed",
                    values,
                    Outbox.Kind.REPLY,
                    now,
                    hours.until(),
                    now));
  }

  /// Gives a case of hers back to the rota, which is called anew.
  public Did giveBack(SqlConnection tx, Responder who, String reference, OffsetDateTime now) {
    return hers(tx, who, reference, c -> handling.giveBack(tx, c.id(), who.id(), now));
  }

  /// Offers a case of hers to the responder with that number, who is called; hers until then.
  public Did handOver(
      SqlConnection tx, Responder who, String reference, BlindIndex to, OffsetDateTime now) {
    var colleague = responders.with(tx, to).filter(c -> !c.id().equals(who.id()));
    if (colleague.isEmpty()) return new Did.Unknown();
    return hers(
        tx,
        who,
        reference,
        c -> {
          boolean offered = handling.offer(tx, c.id(), who.id(), colleague.get().id(), now);
          if (offered) paging.offer(tx, c, colleague.get(), now);
          return offered;
        });
  }

  /// Closes a case of hers with what became of it.
  public Did close(
      SqlConnection tx, Responder who, String reference, Outcome outcome, OffsetDateTime now) {
    return hers(
        tx,
        who,
        reference,
        c -> {
          boolean closed = handling.close(tx, c.id(), who.id(), outcome, now);
          if (closed) Alarms.closed(tx, c.id(), now);
          return closed;
        });
  }

  /// Everything there is to read on a case of hers.
  ///
  /// @param number to phone; empty where she wanted no contact
  /// @param answers the newest by field: where, when, contact, child, trusted_number, word, window
  ///   …
  /// @param earlier what was answered otherwise before, the newest first
  /// @param notes the newest first
  public record Read(
      OpenCase request,
      Optional<Msisdn> number,
      Map<String, String> answers,
      List<Handling.Given> earlier,
      List<String> notes,
      Optional<Custody> custody) {
    public Read {
      answers = Map.copyOf(answers);
      earlier = List.copyOf(earlier);
      notes = List.copyOf(notes);
    }

    @Override
    public String toString() {
      return "[case]";
    }
  }

  /// For her USSD screens, never for a text. Empty where it is not hers.
  public Optional<Read> read(
      SqlConnection tx, Responder who, String reference, OffsetDateTime now) {
    return handling
        .find(tx, reference)
        .filter(c -> isHers(c, who))
        .map(
            c ->
                new Read(
                    c,
                    handling.number(tx, c.id()),
                    handling.answers(tx, c.id()),
                    handling.earlier(tx, c.id()),
                    handling.notes(tx, c.id()),
                    c.courtBy().map(by -> Custody.at(by, now, courts))));
  }

  /// She is about to read a case of hers, and the number to call: that is kept.
  public Did view(SqlConnection tx, Responder who, String reference, OffsetDateTime now) {
    return hers(tx, who, reference, c -> handling.viewed(tx, c.id(), who.id(), now));
  }

  /// Who is on duty now and could take over a case of hers; none where it is not hers.
  public List<Responder> colleagues(
      SqlConnection tx, Responder who, String reference, OffsetDateTime now) {
    return handling
        .find(tx, reference)
        .filter(c -> isHers(c, who))
        .map(c -> responders.onDuty(tx, c.province(), now))
        .orElse(List.of())
        .stream()
        .filter(r -> !r.id().equals(who.id()))
        .toList();
  }

  private Did hers(SqlConnection tx, Responder who, String reference, Predicate<OpenCase> act) {
    var found =
        handling.find(tx, reference).filter(c -> isHers(c, who) || who.serves(c.province()));
    if (found.isEmpty()) return new Did.Unknown();
    if (!isHers(found.get(), who)) {
      return found.get().holder().isPresent()
          ? new Did.Anothers(found.get().ref())
          : new Did.Unknown();
    }
    return act.test(found.get()) ? new Did.Done(found.get()) : new Did.Unknown();
  }
}
