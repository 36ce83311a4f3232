package org.isango.menu.texting;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.isango.calendar.CourtDays;
import org.isango.calendar.TypedDay;

/// A text about a request, as somebody who takes requests writes it: `C482 YES`, `c482yes`, `C482
/// 15/3`, `C482 NOTE` and words. Whether it means anything depends on who wrote it.
///
/// @param ref as short as it may be typed: `C482`; empty where none was written
public record CaseText(Optional<String> ref, Act act) {
  /// What is to be done.
  public sealed interface Act {
    /// What is answered once it is done, by its id in `keywords.yaml`.
    default String done() {
      return switch (this) {
        case Accept _ -> "case-taken";
        case Decline _ -> "case-declined";
        case Note _ -> "case-noted";
        case GiveBack _ -> "case-given";
        case HandOver _ -> "case-offered";
        case Close _ -> "case-done";
        case Postpone _ -> "case-dated";
        case Tried _ -> "case-tried";
        case Cases _ -> "case-list";
        case Unclear _ -> "case-how";
      };
    }

    /// Whether a registered number alone is not enough: it ends a request or takes it out of her
    /// hands, and whoever holds a taken phone has its number.
    default boolean needsPin() {
      return switch (this) {
        case GiveBack _, HandOver _, Close _ -> true;
        case Accept _, Decline _, Note _, Tried _, Postpone _, Cases _, Unclear _ -> false;
      };
    }
  }

  /// A reference, and nothing that means anything.
  public record Unclear() implements Act {}

  public record Accept() implements Act {}

  public record Decline() implements Act {}

  /// She called, and nobody answered.
  public record Tried() implements Act {}

  /// Which requests are hers, and which wait for her.
  public record Cases() implements Act {}

  /// @param words as they were typed
  public record Note(String words) implements Act {
    @Override
    public String toString() {
      return "[note]";
    }
  }

  /// Back to whoever is on duty.
  public record GiveBack() implements Act {}

  /// @param number of a colleague, as it was typed
  public record HandOver(String number) implements Act {
    @Override
    public String toString() {
      return "[hand over]";
    }
  }

  /// @param outcome one word in capitals; empty when there is none
  public record Close(String outcome) implements Act {}

  /// The next day in court.
  ///
  /// @param year of four digits, where it was typed
  public record Postpone(int day, int month, Optional<Integer> year) implements Act {
    /// The day that is meant, or why it cannot be one in court.
    public TypedDay on(LocalDate today, CourtDays courts) {
      if (year.isEmpty()) return TypedDay.read(day, month, today, courts);
      if (month < 1 || month > 12 || !YearMonth.of(year.get(), month).isValidDay(day)) {
        return new TypedDay.Refused(TypedDay.Why.NO_SUCH_DAY);
      }
      return TypedDay.check(LocalDate.of(year.get(), month, day), today, courts);
    }
  }

  @Override
  public String toString() {
    return "[text about a request]";
  }
}
