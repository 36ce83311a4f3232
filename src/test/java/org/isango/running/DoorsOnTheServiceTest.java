package org.isango.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.isango.cases.Reference;
import org.isango.kit.Ledger;
import org.isango.kit.PhoneCaller;
import org.isango.kit.ServiceProcess;
import org.isango.kit.TwoServices;
import org.isango.kit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The nine doors of the first menu, walked by keys on the running service with its sample rota:
/// each ends in a request that the helper on duty is called to, or in an answer.
class DoorsOnTheServiceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// Of the sample rota: on duty now and always.
  private static final String HELPER = "+27600000002";

  private static final String URGENT = "urgent";
  private static final String CALL = " call";

  private final ServiceProcess service = TwoServices.running().first();
  private final Ledger ledger = TwoServices.running().ledger();
  private final PhoneCaller helper = PhoneCaller.of(HELPER, service);

  /// What is pressed from the first menu on, and what the helper reads.
  private static Map<List<String>, String> requests() {
    var doors = new LinkedHashMap<List<String>, String>();
    doors.put(List.of("1", "1", "2", "2", "Hillbrow", "1", "2"), URGENT);
    doors.put(List.of("1", "2", "2", "2", "Hillbrow", "1", "2"), URGENT);
    doors.put(List.of("2", "1", "1", "1", "4"), URGENT);
    doors.put(List.of("2", "4", "1", "1", "1", "1", "3", "Hillbrow", "1", "3", "1"), CALL);
    doors.put(List.of("2", "6", "1", "1", "1"), CALL);
    doors.put(List.of("3", "9", "1", "1", "Hillbrow", "1"), CALL);
    doors.put(List.of("3", "9", "2", "1", "1"), CALL);
    doors.put(List.of("4", "1", "1", "2", "Wynberg", "1", "1", "1", "1"), CALL);
    doors.put(List.of("4", "5", "1", "Wynberg", "1"), CALL);
    doors.put(List.of("5", "5", "1", "1", "1"), CALL);
    doors.put(List.of("6", "4", "1", "1"), CALL);
    doors.put(List.of("7", "2", "1", "1", "3", "Hillbrow", "1"), CALL);
    doors.put(List.of("8", "2", "1", "1"), CALL);
    doors.put(List.of("8", "3", "1", "1", "1", "3", "Hillbrow", "1", "1", "1", "1", "1"), CALL);
    doors.put(List.of("8", "5", "1"), CALL);
    return doors;
  }

  @Test
  void whoeverAsksIsToldAReferenceOnceItIsKeptAndTheHelperOnDutyIsCalled() {
    var asked = new LinkedHashMap<Ledger.Case, String>();
    requests().forEach((keys, told) -> asked.put(asks(keys), told));
    // What can wait for the day waits for it, and it may be night where this runs.
    asked
        .keySet()
        .forEach(c -> ledger.run("update help_case set next_step_at = now() where id = ?", c.id()));
    asked.forEach(
        (request, told) -> {
          var brief = Reference.brief(request.ref());
          Waiting.until(PATIENCE, () -> helper.texts().stream().anyMatch(t -> calls(t, brief)));
          assertThat(helper.texts())
              .filteredOn(t -> calls(t, brief))
              .allMatch(
                  t -> t.contains(told) && t.contains(URGENT) == told.equals(URGENT),
                  request.kind())
              .noneMatch(t -> t.contains("Hillbrow") || t.contains(request.kind()));
        });
  }

  private static boolean calls(String text, String brief) {
    return text.startsWith(brief + ", ") && text.contains("Reply " + brief + " YES");
  }

  private Ledger.Case asks(List<String> keys) {
    var member = joined();
    member.dial();
    for (var key : keys) {
      assertThat(member.shown().getLast()).doesNotContain("Ref ");
      member.press(key);
    }
    var kept = ledger.casesOf(member);
    assertThat(kept).as("%s", keys).hasSize(1);
    assertThat(member.shown().getLast())
        .as("%s", keys)
        .contains("Ref " + kept.getFirst().ref() + ".");
    return kept.getFirst();
  }

  /// Nobody can be called back, and everybody is told so; the helper reads it, too.
  @Test
  void whoeverWithholdsHerNumberIsKeptAndCalledForAsWell() {
    var asked =
        Stream.of(
                List.of("1", "1", "2", "2", "Hillbrow", "1", "2"),
                List.of("2", "1", "1"),
                List.of("3", "9", "1", "1", "Hillbrow", "1"),
                List.of("3", "9", "2"),
                List.of("4", "1", "1", "2", "Wynberg", "1", "1", "1", "1"),
                List.of("4", "5", "1", "Wynberg", "1"),
                List.of("5", "5", "1"),
                List.of("7", "2", "1", "1", "3", "Hillbrow", "1"),
                List.of("8", "2"),
                List.of("8", "5", "1"))
            .map(
                keys -> {
                  var caller = PhoneCaller.withheld(service);
                  caller.walk("1", "1");
                  var last = caller.press(keys.toArray(String[]::new));
                  assertThat(last).as("%s", keys).doesNotContain("will reach you");
                  assertThat(last).as("%s", keys).matches("(?s)CON (Ref|Saved).*");
                  assertThat(ledger.casesOf(caller)).as("%s", keys).hasSize(1);
                  return ledger.casesOf(caller).getFirst();
                })
            .toList();
    asked.forEach(
        c -> ledger.run("update help_case set next_step_at = now() where id = ?", c.id()));
    asked.forEach(
        c ->
            Waiting.until(
                PATIENCE,
                () -> ledger.run("update page set tier = tier where case_id = ?", c.id()) > 0));
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        arguments("You may stay silent", List.of("1", "3")),
        arguments("criminal record", List.of("1", "4")),
        arguments("0800 110110", List.of("1", "5")),
        arguments("Good that you are out", List.of("1", "6")),
        arguments("Call 112", List.of("2", "1")),
        arguments("within 72 hours", List.of("2", "2")),
        arguments("No warnings to show here yet", List.of("2", "7", "3")),
        arguments("Listed 2019, phone first", List.of("3", "1", "3", "Hillbrow", "1", "1")),
        arguments("PEP pills", List.of("3", "2")),
        arguments("No date saved", List.of("4", "3")),
        arguments("Come early", List.of("4", "4")),
        arguments("Ref ", List.of("4", "2", "2", "Wynberg")),
        arguments("warrant or your yes", List.of("5", "1")),
        arguments("We count on you", List.of("6", "1", "3", "1", "1")),
        arguments("Meeting alerts are on", List.of("6", "3")),
        arguments("Hillbrow", List.of("7", "1", "3", "Hillbrow", "1")),
        arguments("We count it", List.of("7", "3", "3", "Hillbrow", "1")),
        arguments("0800 567 567", List.of("8", "1")),
        arguments("It is on its way", List.of("8", "1", "1", "1")),
        arguments("1 Uboshiwe", List.of("9", "1", "2", "00")),
        arguments("Joined ", List.of("9", "5", "1")),
        arguments("Done. You will get no more messages", List.of("9", "6")),
        arguments("Deleted.", List.of("9", "7", "1")),
        arguments("We send no more SMS to that number", List.of("9", "8", "0600000009")),
        arguments("Saved. You can change it here", List.of("9", "9", "0600000008")));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("answers")
  void whatNobodyIsCalledForIsAnswered(String expected, List<String> keys) {
    var member = joined();
    member.dial();
    assertThat(member.press(keys.toArray(String[]::new))).contains(expected);
  }

  /// Vouched for: of many others who ask at once a helper is told in one text.
  private PhoneCaller joined() {
    var member = PhoneCaller.with(service);
    assertThat(member.walk("1", "2", "1", "1", "1", "1", "1")).startsWith("CON Done.");
    ledger.run("update member set vouched_at = now() where vouched_at is null");
    return member;
  }
}
