package org.isango.menu;

import java.time.LocalDate;

/// One entry of the register of facts in `menus/facts.yaml`.
///
/// @param says the statement
/// @param source where it was read, with its date
/// @param confidence A primary or several sources, B one good source, C unverified
/// @param risk how likely it is to change: sets how often it must be reviewed
/// @param checked the day somebody last looked
/// @param reviewBy last day on which it may be told
/// @param told true when screens state it; false when it only explains a design choice
public record Fact(
    String id,
    String says,
    String source,
    String confidence,
    Risk risk,
    LocalDate checked,
    LocalDate reviewBy,
    boolean told,
    Place place) {

  /// Longest time between checking and reviewing, in days.
  public enum Risk {
    HIGH(30),
    MID(90),
    LOW(365);

    private final int days;

    Risk(int days) {
      this.days = days;
    }

    public int days() {
      return days;
    }
  }

  public boolean expiredOn(LocalDate today) {
    return today.isAfter(reviewBy);
  }
}
