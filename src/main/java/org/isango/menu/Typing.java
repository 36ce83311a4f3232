package org.isango.menu;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.isango.calendar.CourtDays;
import org.isango.calendar.PublicHolidays;
import org.isango.calendar.TypedDay;

/// Reads what was typed: cleans it, and judges it against what a screen asks for.
final class Typing {
  /// No phone sends more on one screen; what is longer was not typed by a member.
  private static final int LONGEST = 160;

  private static final Pattern DAY_MONTH = Pattern.compile("([0-9]{1,2})[/. -]{1,3}([0-9]{1,2})");

  /// Days proclaimed for one year are not known here.
  private static final CourtDays COURTS = new CourtDays(new PublicHolidays(Set.of()));

  /// Nine digits after the 0 or 27 of South Africa, the first of them not 0.
  private static final Pattern HERE = Pattern.compile("(?:0|\\+?27|0027)[1-9][0-9]{8}");

  /// What a number of another country can look like in E.164.
  private static final Pattern ABROAD = Pattern.compile("(?:\\+|00)(?!27)[1-9][0-9]{7,14}");

  private Typing() {}

  /// Without blanks around it and without NUL, its digits in ASCII: keypads and input methods write
  /// full-width and Arabic-Indic ones.
  static String clean(String typed) {
    var out = new StringBuilder(typed.length());
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (c != 0) {
        out.append(c > '9' && Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c);
      }
    }
    int from = 0;
    int to = out.length();
    while (from < to && isBlank(out.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(out.charAt(to - 1))) {
      to--;
    }
    return out.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }

  /// The digit of a key, or -1 when this is no key.
  static int key(String text) {
    return text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '9'
        ? text.charAt(0) - '0'
        : -1;
  }

  /// What to keep of an answer; empty when it is not what was asked for. Kept whole or not at all.
  static Optional<String> answer(Hop hop, Screen.Answers asked, String text) {
    if (text.isEmpty() || !isWhole(text)) {
      return Optional.empty();
    }
    return switch (asked) {
      case Screen.Answers.Digits digits -> digits(text, digits.least(), digits.most());
      case Screen.Answers.Secret secret ->
          digits(text, secret.least(), secret.most())
              .filter(pin -> !secret.fresh() || !isEasy(pin));
      case Screen.Answers.DayMonth _ ->
          typedDay(text, hop.world.today())
              .flatMap(
                  day ->
                      day instanceof TypedDay.On(LocalDate on)
                          ? Optional.of(on.toString())
                          : Optional.empty());
      case Screen.Answers.Words words -> words(text, words.most());
      case Screen.Answers.Phone _ -> phone(text);
      case Screen.Answers.Find find -> find(hop, find.source(), text);
    };
  }

  /// False when a character was cut in two on the way here.
  private static boolean isWhole(String text) {
    return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }

  private static Optional<String> digits(String text, int least, int most) {
    boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && text.length() >= least && text.length() <= most
        ? Optional.of(text)
        : Optional.empty();
  }

  /// Digits that everybody tries first: all alike, or one after the other.
  private static boolean isEasy(String digits) {
    int step = digits.charAt(1) - digits.charAt(0);
    if (Math.abs(step) > 1) {
      return false;
    }
    for (int i = 2; i < digits.length(); i++) {
      if (digits.charAt(i) - digits.charAt(i - 1) != step) {
        return false;
      }
    }
    return true;
  }

  /// The phrase that says why a day cannot be one in court; empty when no day was typed.
  static Optional<String> why(Hop hop, Screen.Answers asked, String text) {
    if (!(asked instanceof Screen.Answers.DayMonth)) return Optional.empty();
    return typedDay(text, hop.world.today())
        .flatMap(
            day ->
                switch (day) {
                  case TypedDay.On _ -> Optional.empty();
                  case TypedDay.Refused(TypedDay.Why why) ->
                      Optional.of(
                          switch (why) {
                            case NO_SUCH_DAY -> "err.day-none";
                            case PAST -> "err.day-past";
                            case CLOSED -> "err.day-closed";
                          });
                });
  }

  private static Optional<TypedDay> typedDay(String text, LocalDate today) {
    Matcher matcher = DAY_MONTH.matcher(text);
    return matcher.matches()
        ? Optional.of(
            TypedDay.read(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                today,
                COURTS))
        : Optional.empty();
  }

  private static Optional<String> words(String text, int most) {
    return text.codePointCount(0, text.length()) <= most ? Optional.of(text) : Optional.empty();
  }

  private static Optional<String> phone(String text) {
    String digits = text.replaceAll("[ ()./-]", "");
    boolean number = HERE.matcher(digits).matches() || ABROAD.matcher(digits).matches();
    return number ? Optional.of(digits) : Optional.empty();
  }

  private static Optional<String> find(Hop hop, String source, String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String ids =
        hop.world.lists().find(source, hop.picks(), text).stream()
            .limit(4)
            .map(Lists.Row::id)
            .collect(Collectors.joining(" "));
    return ids.isEmpty() ? Optional.empty() : Optional.of(ids);
  }
}
