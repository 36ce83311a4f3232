package org.isango.gateway.africastalking;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.isango.gateway.DeliveryReport;
import org.isango.gateway.DeliveryReport.Status;
import org.isango.gateway.SmsIn;
import org.isango.vault.Msisdn;

/// Reads what Africa's Talking says about texts. A field that cannot be read never makes the rest
/// unreadable.
final class SmsForms {
  /// A date further ahead than this is not believed, nor one so far back in any zone but UTC, which
  /// is the only one the gateway writes.
  private static final Duration BELIEVED = Duration.ofHours(24);

  /// The oldest date that is believed: longer than this no network keeps a text.
  private static final Duration OLDEST = Duration.ofDays(30);

  private static final int LONGEST_ID = 128;

  /// A full number; short codes and names are nobody who can be answered.
  private static final int SHORTEST_NUMBER = 9;

  private SmsForms() {}

  static SmsIn incoming(Form form, Instant now) {
    return new SmsIn(
        id(form.get("id")),
        number(form.get("from")),
        form.get("to"),
        form.get("text"),
        date(form.get("date"), now),
        id(form.get("linkId")));
  }

  /// A text of the polled inbox, whose ids are numbers.
  static SmsIn polled(JsonNode message, Instant now) {
    return new SmsIn(
        id(message.path("id").asText("")),
        number(message.path("from").asText("")),
        message.path("to").asText(""),
        message.path("text").asText(""),
        date(message.path("date").asText(""), now),
        id(message.path("linkId").asText("")));
  }

  /// Empty when it names no text.
  static Optional<DeliveryReport> report(Form form) {
    var id = id(form.get("id"));
    if (id.isEmpty()) return Optional.empty();
    return Optional.of(
        new DeliveryReport(
            id,
            number(form.get("phoneNumber")),
            status(form.get("status")),
            form.get("failureReason").equalsIgnoreCase("UserInBlackList")));
  }

  /// Empty when it names no number.
  static Optional<Msisdn> optOut(Form form) {
    return number(form.get("phoneNumber"));
  }

  private static Optional<Msisdn> number(String written) {
    long digits = written.chars().filter(c -> c >= '0' && c <= '9').count();
    return digits < SHORTEST_NUMBER ? Optional.empty() : Msisdn.parse(written);
  }

  private static String id(String written) {
    return written.length() > LONGEST_ID || written.equals("None") ? "" : written.strip();
  }

  private static Status status(String written) {
    return switch (written) {
      case "Sent" -> Status.SENT;
      case "Submitted" -> Status.SUBMITTED;
      case "Buffered" -> Status.BUFFERED;
      case "AbsentSubscriber" -> Status.ABSENT;
      case "Failed" -> Status.FAILED;
      case "Rejected" -> Status.REJECTED;
      case "Expired" -> Status.EXPIRED;
      case "Success" -> Status.SUCCESS;
      default -> Status.OTHER;
    };
  }

  /// `2017-05-03T06:04:45Z` and `2017-05-03 06:04:45` have both been seen; both are UTC.
  private static Instant date(String written, Instant now) {
    try {
      var text = written.strip().replace(' ', 'T');
      boolean zoned = text.matches(".*([zZ]|[+-][0-9:]{2,6})");
      var at =
          zoned ? OffsetDateTime.parse(text) : LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
      var oldest = now.minus(at.getOffset().equals(ZoneOffset.UTC) ? OLDEST : BELIEVED);
      var sent = at.toInstant();
      return sent.isBefore(oldest) || sent.isAfter(now.plus(BELIEVED)) ? now : sent;
    } catch (DateTimeException unreadable) {
      return now;
    }
  }
}
