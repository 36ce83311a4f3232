package org.isango.meetings;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.isango.calendar.PublicHolidays;

/// One line of a plan of meetings.
///
/// @param at its line in the file
/// @param key the organiser's own word for it
/// @param plan the first of them
/// @param cancelled whether they are off
record PlanLine(int at, String key, Meetings.Plan plan, Repeats repeats, boolean cancelled) {
  /// One of them, with the name it is known by.
  record Occasion(String name, Meetings.Plan plan) {
    @Override
    public String toString() {
      return "[occasion]";
    }
  }

  /// One that comes again is known by its key and the day it was first planned for.
  List<Occasion> occasions() {
    var first = Moments.local(plan.startsAt());
    return repeats.days(first.toLocalDate()).stream()
        .map(day -> new Occasion(name(day), on(day, first.toLocalTime())))
        .toList();
  }

  private String name(LocalDate day) {
    return repeats.isOnce() ? key : key + "/" + day;
  }

  private Meetings.Plan on(LocalDate day, LocalTime time) {
    return plan.at(day.atTime(time).atZone(PublicHolidays.ZONE).toOffsetDateTime());
  }

  @Override
  public String toString() {
    return "[line " + at + " of a plan]";
  }
}
