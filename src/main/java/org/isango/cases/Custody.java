package org.isango.cases;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.isango.calendar.CourtDays;

/// What a responder sees of the custody clock. It never goes to the phone of the member.
///
/// @param deadline the latest lawful moment to be in court
/// @param hoursLeft whole hours until then; 0 once it has passed
/// @param courtLikely the next court day, at the latest that of the deadline
/// @param overdue whether the deadline has passed
public record Custody(
    OffsetDateTime deadline, long hoursLeft, LocalDate courtLikely, boolean overdue) {

  public static Custody at(OffsetDateTime deadline, OffsetDateTime now, CourtDays courts) {
    var last = courts.endOfNext(deadline.toZonedDateTime().minusDays(1)).toLocalDate();
    var next = courts.endOfNext(now.toZonedDateTime()).toLocalDate();
    return new Custody(
        deadline,
        Math.max(0, Duration.between(now, deadline).toHours()),
        next.isAfter(last) && last.isAfter(now.toLocalDate()) ? last : next,
        !deadline.isAfter(now));
  }
}
