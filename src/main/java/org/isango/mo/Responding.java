package org.isango.mo;

import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;
import org.isango.calendar.PublicHolidays;
import org.isango.calendar.TypedDay;
import org.isango.cases.CourtDates.Postponed;
import org.isango.cases.OpenCase;
import org.isango.cases.Outcome;
import org.isango.cases.Reference;
import org.isango.duty.Duty.Did;
import org.isango.duty.Responder;
import org.isango.member.Pins;
import org.isango.menu.texting.CaseReply;
import org.isango.menu.texting.CaseText;
import org.isango.vault.Msisdn;

/// What the text of a responder about a request does. What was said in it and by whom is no part of
/// any answer: she reads it by dialling, with her PIN.
final class Responding {
  /// A bare yes answers calls of the last three days.
  private static final int CALLED_DAYS = 3;

  /// So long a PIN that was typed on the phone is good for its texts.
  private static final Duration PROVED = Duration.ofMinutes(10);

  /// Stands for a reference where none was written.
  private static final String SOME = "C482";

  private final Neighbours rooms;
  private final SqlConnection tx;
  private final Responder who;
  private final OffsetDateTime now;

  Responding(Neighbours rooms, SqlConnection tx, Responder who, OffsetDateTime now) {
    this.rooms = rooms;
    this.tx = tx;
    this.who = who;
    this.now = now;
  }

  /// A yes or no without a reference; empty when she was called to nothing that is still open.
  Optional<CaseReply> to(boolean yes) {
    var called =
        rooms.duty().called(tx, who, now.minusDays(CALLED_DAYS)).stream()
            .map(Reference::brief)
            .toList();
    if (called.isEmpty()) return Optional.empty();
    if (called.size() > 1) return Optional.of(CaseReply.of("case-which", called.getFirst()));
    var act = yes ? new CaseText.Accept() : new CaseText.Decline();
    return Optional.of(to(new CaseText(Optional.of(called.getFirst()), act)));
  }

  CaseReply to(CaseText text) {
    if (text.act() instanceof CaseText.Cases) return cases();
    if (text.ref().isEmpty()) return CaseReply.of("case-which", SOME);
    var ref = text.ref().get();
    if (text.act().needsPin() && !hasProved()) return CaseReply.of("case-pin", ref);
    var duty = rooms.duty();
    var done = text.act().done();
    return switch (text.act()) {
      case CaseText.Accept _ -> reply(duty.accept(tx, who, ref, now), ref, c -> done, "case-none");
      case CaseText.Decline _ ->
          reply(duty.decline(tx, who, ref, now), ref, c -> declined(c, done), "case-none");
      case CaseText.Note(String words) -> reply(duty.note(tx, who, ref, words, now), ref, done);
      case CaseText.Tried _ -> reply(duty.tried(tx, who, ref, now), ref, done);
      case CaseText.GiveBack _ -> reply(duty.giveBack(tx, who, ref, now), ref, done);
      case CaseText.HandOver(String number) -> handOver(ref, number, done);
      case CaseText.Close(String word) ->
          Outcome.of(word)
              .map(how -> reply(duty.close(tx, who, ref, how, now), ref, done))
              .orElseGet(() -> CaseReply.of("case-outcome", ref));
      case CaseText.Postpone to -> postpone(ref, to);
      case CaseText.Cases _, CaseText.Unclear _ -> CaseReply.of(done, ref);
    };
  }

  /// Whether she has just typed her PIN, on this number.
  private boolean hasProved() {
    return Pins.proved(tx, rooms.vault().index(who.number()), now.minus(PROVED));
  }

  private CaseReply cases() {
    var duty = rooms.duty();
    var hers = new ArrayList<String>();
    var waiting = new ArrayList<String>();
    duty.cases(tx, who).forEach(c -> (isHers(c) ? hers : waiting).add(Reference.brief(c.ref())));
    duty.waiting(tx, who).forEach(c -> waiting.add(Reference.brief(c.ref())));
    return CaseReply.list(hers, waiting);
  }

  private boolean isHers(OpenCase request) {
    return request.holder().equals(Optional.of(who.id()));
  }

  private String declined(OpenCase request, String done) {
    return isHers(request) ? "case-yours" : done;
  }

  private static CaseReply reply(Did did, String ref, String done) {
    return reply(did, ref, c -> done, "case-not-yours");
  }

  private static CaseReply reply(
      Did did, String ref, Function<OpenCase, String> done, String unknown) {
    return switch (did) {
      case Did.Done(OpenCase request) -> CaseReply.of(done.apply(request), ref);
      case Did.Anothers _ -> CaseReply.of("case-anothers", ref);
      case Did.Unknown _ -> CaseReply.of(unknown, ref);
    };
  }

  private CaseReply handOver(String ref, String number, String done) {
    var colleague =
        Msisdn.parse(number)
            .map(rooms.vault()::index)
            .filter(index -> rooms.duty().who(tx, index).isPresent());
    if (colleague.isEmpty()) return CaseReply.of("case-nobody", ref);
    return reply(rooms.duty().handOver(tx, who, ref, colleague.get(), now), ref, done);
  }

  private CaseReply postpone(String ref, CaseText.Postpone to) {
    var has = rooms.duty().has(tx, who, ref);
    if (!(has instanceof Did.Done(OpenCase request))) return reply(has, ref, to.done());
    var today = now.atZoneSameInstant(PublicHolidays.ZONE).toLocalDate();
    return switch (to.on(today, rooms.courtDays())) {
      case TypedDay.Refused(TypedDay.Why why) -> CaseReply.refused(ref, why);
      case TypedDay.On(LocalDate day) ->
          switch (rooms.courtDates().postpone(tx, request.id(), day, now)) {
            case Postponed.To(Optional<LocalDate> _, LocalDate kept) ->
                CaseReply.dated(to.done(), ref, kept);
            case Postponed.NoSuchDay(TypedDay.Why why) -> CaseReply.refused(ref, why);
            case Postponed.Several _ -> CaseReply.of("case-days", ref);
            case Postponed.NoCase _ -> CaseReply.of("case-not-yours", ref);
          };
    };
  }
}
