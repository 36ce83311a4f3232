package org.isango.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.isango.calendar.CourtDays;
import org.isango.calendar.PublicHolidays;
import org.isango.kit.Ledger;
import org.isango.kit.PhoneCaller;
import org.isango.kit.TwoServices;
import org.junit.jupiter.api.Test;

/// Days in court, from the phone to her list and back.
class CourtDayTest {
  private static final CourtDays COURTS = new CourtDays(new PublicHolidays(Set.of()));

  private final TwoServices two = TwoServices.running();

  @Test
  void aDayChangedFromItsOwnScreenTakesThePlaceOfTheOldOne() {
    var days = courtDays();
    var caller = PhoneCaller.with(two.first());
    assertThat(caller.walk("1", "1", "4", "2", typed(days[0]), "Springs")).contains("Saved");
    caller.dial();
    assertThat(caller.press("1", "1", "4", "3")).contains(shown(days[0]) + ", Springs");

    assertThat(caller.press("1", "1", typed(days[1]))).startsWith("CON Changed.");
    caller.dial();
    assertThat(caller.press("1", "1", "4", "3"))
        .contains(shown(days[1]) + ", Springs")
        .doesNotContain(shown(days[0]));
  }

  @Test
  void aSecondDaySavedFromTheMenuStandsBesideTheFirst() {
    var days = courtDays();
    var caller = PhoneCaller.with(two.first());
    caller.walk("1", "1", "4", "2", typed(days[0]), "Springs");
    caller.walk("1", "1", "4", "2", typed(days[1]), "Brakpan");
    caller.dial();
    assertThat(caller.press("1", "1", "4", "3"))
        .contains(shown(days[0]) + ", Springs", shown(days[1]) + ", Brakpan");
  }

  @Test
  void whoMissedADayThatWasChangedMeanwhileIsToldThatHerRequestIsSaved() {
    var days = courtDays();
    var caller = PhoneCaller.with(two.first());
    caller.walk("1", "1", "4", "2", typed(days[0]), "Springs");
    caller.dial();
    assertThat(caller.press("1", "1", "4", "3", "1")).contains("4 I missed it");
    var other = PhoneCaller.of(caller.number(), two.second());
    other.walk("1", "1", "4", "3", "1", "1", typed(days[1]));

    assertThat(caller.press("4")).startsWith("CON Saved. A warrant may be out.");
    assertThat(two.ledger().cases(caller.number()))
        .extracting(Ledger.Case::kind)
        .containsExactly("court_date", "missed");
    other.dial();
    assertThat(other.press("2", "1", "1", "4", "3")).contains(shown(days[1]) + ", Springs");
  }

  @Test
  void whoWithholdsHerNumberIsPromisedNoCall() {
    var caller = PhoneCaller.withheld(two.first());
    assertThat(caller.walk("1", "1", "8", "2", "1", "1"))
        .contains("we cannot see your number", "0800 606060")
        .doesNotContain("will reach you");
  }

  private static LocalDate[] courtDays() {
    return Stream.iterate(LocalDate.now(PublicHolidays.ZONE).plusDays(20), d -> d.plusDays(1))
        .filter(COURTS::isCourtDay)
        .limit(2)
        .toArray(LocalDate[]::new);
  }

  private static String typed(LocalDate day) {
    return day.getDayOfMonth() + "/" + day.getMonthValue();
  }

  private static String shown(LocalDate day) {
    return DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH).format(day);
  }
}
