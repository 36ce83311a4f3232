package org.isango.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isango.kit.Ledger;
import org.isango.kit.PhoneCaller;
import org.isango.kit.ServiceProcess;
import org.isango.kit.TwoServices;
import org.isango.text.Gsm7;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever is typed into any place of the conversation where a member types: she sees a screen
/// that a phone can show, what is kept is within its bounds, and nothing looks like a mistake of
/// ours.
class HostileWordsTest {
  private static final int ROOM = 160;
  private static final int AGAIN = 5;

  /// Free words are longer, and may be a number as well.
  private static final int OF_A_NUMBER = 16;

  /// What turns a line round, ends it, or is no character.
  private static final Pattern UNSEEN = Pattern.compile("(?!\u200D)[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}]");

  static final List<String> WORDS =
      List.of(
          "",
          "00",
          "'; drop table help_case; --",
          "${jndi:ldap://x/a} {{7*7}} %s%n%x",
          "{ref} {note} {clinic.name}",
          "a\r\nb\nc\u2028d\u0085e",
          "\u202Eecilop\u202C \u200E\u2066x\u2069",
          "\u0007\u001B[31m\u0000\uFEFF\u00AD",
          "\uD83D\uDE4F\uD83D\uDC69\u200D\uD83D\uDC67",
          "\uD83D",
          "a" + "\u0301".repeat(120),
          "\u01C3X\u00F3\u01C0\u01C1 \u1E4A\u1E3D \u8BCA\u6240",
          "[{}]^|\\~\u20AC".repeat(8),
          "\uD83D\uDE4F".repeat(160),
          "x".repeat(7_000));

  static final List<String> NUMBERS =
      List.of(
          "9",
          "99",
          "-1",
          "\u0661",
          "\uFF11",
          "\u0663\u0661/\u0662",
          "\uFF13\uFF11\uFF0F\uFF12",
          "31/2",
          "00/13",
          "29/2",
          "999999999999/999999999999",
          "+12025550123",
          "+27000000000",
          "+" + "9".repeat(40));

  /// Where something is typed, how to come there in one go, and how much of it is kept.
  enum Typed {
    FIRST_MENU(0, "1", "1"),
    STATION(80, "1", "1", "1", "1", "2", "2"),
    TRUSTED_FOR_THIS(16, "1", "1", "1", "1", "2", "2", "1", "3"),
    COURT_DAY(10, "1", "1", "4", "2"),
    COURT_TOWN(40, "1", "1", "4", "2", "2"),
    CASE_NUMBER(40, "1", "1", "4", "1", "1", "2", "Springs"),
    NEW_COURT_DAY(10, "1", "1", "4", "3", "1", "1") {
      @Override
      void before(PhoneCaller caller) {
        caller.arrivesWith("1", "1", "4", "2", "2", "Springs");
        super.before(caller);
      }
    },
    ABUSE_AREA(80, "1", "1", "8", "3", "1", "1", "1", "3"),
    ABUSE_WORDS(160, "1", "1", "8", "3", "1", "1", "1", "3", "1", "1", "3"),
    COMPLAINT_ABOUT_US(160, "1", "1", "8", "5"),
    CLINIC_AREA(0, "1", "1", "3", "1", "3"),
    CLINIC_LIST(0, "1", "1", "3", "1", "3", "Hillbrow", "1"),
    SUPPLY_AREA(0, "1", "1", "7", "2", "1", "1", "3"),
    NONE_LEFT_AREA(0, "1", "1", "7", "3", "3"),
    MEETINGS(0, "1", "1", "6", "2", "3"),
    NEW_PIN(0, "1", "2", "1", "1", "1", "1", "1", "1", "9", "4"),
    TRUSTED(0, "1", "2", "1", "1", "1", "1", "1", "1", "9", "9"),
    LOST_PHONE(0, "1", "1", "9", "8");

    private final int most;
    private final String[] way;

    Typed(int most, String... way) {
      this.most = most;
      this.way = way;
    }

    /// In one hop, for the way there is walked by other tests.
    void before(PhoneCaller caller) {
      caller.arrivesWith(way);
    }
  }

  private final ServiceProcess service = TwoServices.running().first();
  private final Ledger ledger = TwoServices.running().ledger();

  @ParameterizedTest
  @EnumSource
  void nothingTypedAnywhereBreaksAnything(Typed typed) throws IOException {
    var logged = Files.readString(service.log());
    var stood = at(typed).shown().getLast();
    for (var words : shareOf(typed)) {
      var caller = at(typed);
      assertThat(caller.shown().getLast()).isEqualTo(stood);
      assertThat(settled(caller, words))
          .as("%s, after %s", typed, escaped(words))
          .startsWith("CON ")
          .matches(reply -> Gsm7.fits(reply), "can be shown by a phone")
          .matches(reply -> Gsm7.septets(reply.substring(4)) <= ROOM, "fits a screen");
      ledger.casesOf(caller).forEach(request -> keepsWithinBounds(typed, request));
    }
    assertThat(Files.readString(service.log())).isEqualTo(logged);
  }

  /// A hop, repeated as a gateway does while the machine is too busy to save it in time.
  private static String settled(PhoneCaller caller, String words) {
    var reply = caller.press(words);
    for (int i = 0; i < AGAIN && reply.startsWith("END NOT saved"); i++) reply = caller.again();
    return reply;
  }

  /// Half of them, the other half at the place that comes next.
  private static List<String> shareOf(Typed typed) {
    var words = typed.most > OF_A_NUMBER ? WORDS : all();
    return IntStream.range(0, words.size())
        .filter(i -> i % 2 == typed.ordinal() % 2)
        .mapToObj(words::get)
        .toList();
  }

  static List<String> all() {
    return Stream.concat(NUMBERS.stream(), WORDS.stream()).toList();
  }

  private static String escaped(String words) {
    return words.chars().limit(40).mapToObj("%04x"::formatted).collect(Collectors.joining(" "));
  }

  private PhoneCaller at(Typed typed) {
    var caller = PhoneCaller.with(service);
    typed.before(caller);
    return caller;
  }

  private void keepsWithinBounds(Typed typed, Ledger.Case request) {
    assertThat(ledger.answers(request.id()))
        .as("%s", typed)
        .allMatch(
            a -> a.value().codePointCount(0, a.value().length()) <= Math.max(typed.most, 40),
            "within its bounds")
        .noneMatch(a -> UNSEEN.matcher(a.value()).find());
  }
}
