package org.isango.ussd;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.isango.calendar.CourtDays;
import org.isango.calendar.PublicHolidays;
import org.isango.cases.Custody;
import org.isango.cases.OpenCase;
import org.isango.cases.Reference;
import org.isango.duty.Responder;

/// A request in the words of a responder's screens: short, and without anything that says who
/// asked.
///
/// @param days in court that are to come
record RequestLines(OpenCase request, List<LocalDate> days, OffsetDateTime now, CourtDays courts) {
  static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

  /// `mine`, `offered` by a colleague, `new`, or `gone`: somebody else has it.
  String state(Responder who) {
    if (request.holder().equals(Optional.of(who.id()))) return "mine";
    if (request.offered().equals(Optional.of(who.id()))) return "offered";
    return request.holder().isEmpty() ? "new" : "gone";
  }

  /// One line of a list: `NEW C482 held WC, 31h left`.
  String line(Responder who) {
    var mark =
        switch (state(who)) {
          case "new" -> "NEW ";
          case "offered" -> "FOR YOU ";
          default -> "";
        };
    return mark + about();
  }

  /// `C482 held WC, 31h left`
  String about() {
    return ref() + " " + kind() + " " + request.province().orElse("no area") + when();
  }

  String ref() {
    return Reference.brief(request.ref());
  }

  private String kind() {
    return switch (request.kind()) {
      case "arrest", "arrest_friend" -> "held";
      case "callback" -> "call back";
      case "order" -> "stay-away order";
      case "court_date" -> "court day";
      default -> request.kind();
    };
  }

  private String when() {
    var custody = custody();
    if (custody.isPresent()) {
      return custody.get().overdue() ? ", OVERDUE" : ", " + custody.get().hoursLeft() + "h left";
    }
    return days.stream().findFirst().map(day -> ", court " + DAY.format(day)).orElse("");
  }

  Optional<Custody> custody() {
    return request.courtBy().map(by -> Custody.at(by, now, courts));
  }

  static String moment(OffsetDateTime at) {
    return MOMENT.format(at.atZoneSameInstant(PublicHolidays.ZONE));
  }
}
