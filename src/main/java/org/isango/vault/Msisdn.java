package org.isango.vault;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Objects;
import java.util.Optional;

/// A phone number in E.164. It never prints itself: its text form is `[number]`, so a log line, an
/// error or a debugger's dump cannot leak it by accident. Whoever needs the digits says [#e164()].
public final class Msisdn {
  private static final int LONGEST = 24;

  /// E.164: a plus sign and at most 15 digits.
  private static final int LONGEST_E164 = 16;

  private static final int SOUTH_AFRICA = 27;
  private static final int SOUTH_AFRICAN = 12;

  private final String e164;

  private Msisdn(String e164) {
    this.e164 = e164;
  }

  /// Reads a number as gateways and members write it: `+27…`, `27…`, `0027…`, `0…`, with spaces or
  /// dashes. Empty when it is no possible South African or foreign number; one of South Africa has
  /// nine digits after its country code, never fewer.
  public static Optional<Msisdn> parse(String written) {
    String s = written.strip();
    if (s.isEmpty() || s.length() > LONGEST) return Optional.empty();
    if (s.startsWith("+27") && s.length() == SOUTH_AFRICAN && allDigits(s, 1)) return fast(s);
    if (!s.matches("\\+?[0-9(][0-9 ()-]*")) return Optional.empty();
    if (s.startsWith("00")) s = "+" + s.substring(2);
    try {
      var util = PhoneNumberUtil.getInstance();
      var number = util.parse(s, "ZA");
      var e164 = util.format(number, PhoneNumberFormat.E164);
      boolean usable =
          util.isPossibleNumber(number)
              && e164.length() <= LONGEST_E164
              && (number.getCountryCode() != SOUTH_AFRICA || e164.length() == SOUTH_AFRICAN);
      return usable ? Optional.of(new Msisdn(e164)) : Optional.empty();
    } catch (NumberParseException unreadable) {
      return Optional.empty();
    }
  }

  /// The form every gateway uses needs no library: nine digits after +27, the first of them not 0.
  private static Optional<Msisdn> fast(String s) {
    return s.charAt(3) == '0' ? Optional.empty() : Optional.of(new Msisdn(s));
  }

  private static boolean allDigits(String s, int from) {
    for (int i = from; i < s.length(); i++) {
      if (s.charAt(i) < '0' || s.charAt(i) > '9') return false;
    }
    return true;
  }

  /// The number in the clear, with its plus sign. For the gateway that must dial it and the vault
  /// that must hide it, nobody else.
  public String e164() {
    return e164;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Msisdn that && e164.equals(that.e164);
  }

  @Override
  public int hashCode() {
    return Objects.hash(e164);
  }

  @Override
  public String toString() {
    return "[number]";
  }
}
