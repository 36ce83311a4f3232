package org.isango.mo;

import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
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
import org.isango.menu.texting.CaseText;
import org.isango.vault.Msisdn;

/// What the text of a responder about a request does. She is answered with its reference and
/// nothing else of it: what was said and by whom is read by dialling, with her PIN.
final class Responding {
  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM yy", Locale.ENGLISH);

  /// A bare yes answers calls of the last three days.
  private static final int CALLED_DAYS = 3;

  /// Stands for a reference where several are meant, or none.
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

  /// What she is answered.
  ///
  /// @param keyword its id in `keywords.yaml`
  record Said(String keyword, Map<String, String> values) {
    static Said of(String keyword, String ref) {
      return new Said(keyword, Map.of("ref", ref));
    }
  }

  /// A yes or no without a reference; empty when she was called to nothing that is still open.
  Optional<Said> to(boolean yes) {
    var called = rooms.duty().called(tx, who, now.minusDays(CALLED_DAYS));
    if (called.isEmpty()) return Optional.empty();
    if (called.size() > 1) return Optional.of(Said.of("case-which", brief(called.getFirst())));
    var act = yes ? new CaseText.Accept() : new CaseText.Decline();
    return Optional.of(to(new CaseText(Optional.of(called.getFirst()), act)));
  }

  Said to(CaseText text) {
    if (text.ref().isEmpty()) return Said.of("case-which", SOME);
    var ref = text.ref().get();
    var duty = rooms.duty();
    return switch (text.act()) {
      case CaseText.Accept _ ->
          said(duty.accept(tx, who, ref, now), ref, c -> "case-taken", "case-none");
      case CaseText.Decline _ ->
          said(duty.decline(tx, who, ref, now), ref, this::declined, "case-none");
      case CaseText.Note(String words) ->
          said(duty.note(tx, who, ref, words, now), ref, "case-noted");
      case CaseText.GiveBack _ -> said(duty.giveBack(tx, who, ref, now), ref, "case-given");
      case CaseText.HandOver(String number) -> handOver(ref, number);
      case CaseText.Close(String word) ->
          Outcome.of(word)
              .map(how -> said(duty.close(tx, who, ref, how, now), ref, "case-done"))
              .orElseGet(() -> Said.of("case-outcome", brief(ref)));
      case CaseText.Postpone to -> postpone(ref, to);
      case CaseText.Unclear _ -> Said.of("case-how", brief(ref));
    };
  }

  private String declined(OpenCase request) {
    return request.holder().equals(Optional.of(who.id())) ? "case-yours" : "case-declined";
  }

  private static Said said(Did did, String ref, String done) {
    return said(did, ref, c -> done, "case-not-yours");
  }

  private static Said said(Did did, String ref, Function<OpenCase, String> done, String unknown) {
    return switch (did) {
      case Did.Done(OpenCase request) -> Said.of(done.apply(request), brief(ref));
      case Did.Anothers _ -> Said.of("case-anothers", brief(ref));
      case Did.Unknown _ -> Said.of(unknown, brief(ref));
    };
  }

  private Said handOver(String ref, String number) {
    var colleague =
        Msisdn.parse(number)
            .map(rooms.vault()::index)
            .filter(index -> rooms.duty().who(tx, index).isPresent());
    if (colleague.isEmpty()) return Said.of("case-nobody", brief(ref));
    return said(rooms.duty().handOver(tx, who, ref, colleague.get(), now), ref, "case-offered");
  }

  private Said postpone(String ref, CaseText.Postpone to) {
    var has = rooms.duty().has(tx, who, ref);
    if (!(has instanceof Did.Done(OpenCase request))) return said(has, ref, "case-dated");
    var today = now.atZoneSameInstant(PublicHolidays.ZONE).toLocalDate();
    return switch (to.on(today, rooms.courtDays())) {
      case TypedDay.Refused(TypedDay.Why why) -> Said.of(refused(why), brief(ref));
      case TypedDay.On(LocalDate day) ->
          switch (rooms.courtDates().postpone(tx, request.id(), day, now)) {
            case Postponed.To(Optional<LocalDate> _, LocalDate kept) -> dated(ref, kept);
            case Postponed.NoSuchDay(TypedDay.Why why) -> Said.of(refused(why), brief(ref));
            case Postponed.Several _ -> Said.of("case-days", brief(ref));
            case Postponed.NoCase _ -> Said.of("case-not-yours", brief(ref));
          };
    };
  }

  private static Said dated(String ref, LocalDate day) {
    return new Said(
        "case-dated",
        Map.of("ref", brief(ref), "day", WEEKDAY.format(day), "date", DATE.format(day)));
  }

  private static String refused(TypedDay.Why why) {
    return switch (why) {
      case NO_SUCH_DAY -> "case-no-such-day";
      case PAST -> "case-day-past";
      case CLOSED -> "case-day-closed";
    };
  }

  /// As short as it may be typed.
  private static String brief(String typed) {
    return Reference.of(typed).map(Reference::brief).orElse(typed);
  }
}
