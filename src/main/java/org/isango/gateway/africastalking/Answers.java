package org.isango.gateway.africastalking;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isango.gateway.SendOutcome;
import org.isango.gateway.SendOutcome.Accepted;
import org.isango.gateway.SendOutcome.NotSent;
import org.isango.gateway.SendOutcome.Obstacle;
import org.isango.gateway.SendOutcome.Reason;
import org.isango.gateway.SendOutcome.Refused;
import org.isango.gateway.SendOutcome.Unknown;
import org.isango.vault.Msisdn;

/// What an answer says of each number. Everything that is not clearly a yes or a no is unknown.
final class Answers {
  private static final int DEEPEST = 20;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
              .build());

  private Answers() {}

  static Map<Msisdn, SendOutcome> all(List<Msisdn> to, SendOutcome outcome) {
    var all = new HashMap<Msisdn, SendOutcome>();
    to.forEach(number -> all.put(number, outcome));
    return all;
  }

  static Map<Msisdn, SendOutcome> read(int status, byte[] body, List<Msisdn> to) {
    return switch (status) {
      case 200, 201, 202 -> json(body).map(a -> recipients(a, to)).orElse(all(to, new Unknown()));
      case 401, 403 -> all(to, new NotSent(Obstacle.UNAUTHORISED));
      case 402 -> all(to, new NotSent(Obstacle.NO_BALANCE));
      case 429 -> all(to, new NotSent(Obstacle.THROTTLED));
      case 400, 404, 413 -> all(to, new NotSent(Obstacle.REFUSED));
      default -> all(to, new Unknown());
    };
  }

  static Optional<JsonNode> json(byte[] body) {
    try {
      return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isObject);
    } catch (JsonProcessingException noJson) {
      return Optional.empty();
    } catch (IOException impossible) {
      throw new IllegalStateException("bytes cannot fail to be read", impossible);
    }
  }

  private static Map<Msisdn, SendOutcome> recipients(JsonNode answer, List<Msisdn> to) {
    var data = answer.path("SMSMessageData");
    var recipients = data.path("Recipients");
    if (!recipients.isArray()) return all(to, new Unknown());
    if (recipients.isEmpty()) return all(to, whole(data.path("Message").asText("")));
    var outcomes = all(to, new Unknown());
    var seen = new HashMap<Msisdn, SendOutcome>();
    for (var recipient : recipients) {
      var number = Msisdn.parse(recipient.path("number").asText(""));
      if (number.isEmpty() || !outcomes.containsKey(number.get())) continue;
      seen.merge(number.get(), outcome(recipient), Answers::twice);
    }
    outcomes.putAll(seen);
    return outcomes;
  }

  /// A number that is named twice: two yeses are one, anything else is a contradiction.
  private static SendOutcome twice(SendOutcome one, SendOutcome other) {
    return one instanceof Accepted && other instanceof Accepted || one.equals(other)
        ? one
        : new Unknown();
  }

  /// Nobody was sent anything where the message is one word that says why. "Sent to 1/1" is not.
  private static SendOutcome whole(String message) {
    return switch (message) {
      case "InvalidSenderId" -> new NotSent(Obstacle.SENDER);
      case "InvalidPhoneNumber" -> new Refused(Reason.INVALID_NUMBER);
      case "InsufficientBalance" -> new NotSent(Obstacle.NO_BALANCE);
      default -> message.matches("[A-Z][A-Za-z]+") ? new NotSent(Obstacle.REFUSED) : new Unknown();
    };
  }

  private static SendOutcome outcome(JsonNode recipient) {
    var code = recipient.path("statusCode");
    if (!code.isNumber() || code.asDouble() != code.asInt()) return new Unknown();
    return switch (code.asInt()) {
      case 100, 101, 102 -> accepted(recipient.path("messageId").asText(""));
      case 401 -> new Refused(Reason.RISK_HOLD);
      case 402 -> new NotSent(Obstacle.SENDER);
      case 403 -> new Refused(Reason.INVALID_NUMBER);
      case 404 -> new Refused(Reason.UNSUPPORTED_NUMBER);
      case 405 -> new NotSent(Obstacle.NO_BALANCE);
      case 406 -> new Refused(Reason.BLACKLISTED);
      case 407 -> new Refused(Reason.NO_ROUTE);
      case 409 -> new Refused(Reason.DO_NOT_DISTURB);
      case 502 -> new NotSent(Obstacle.REFUSED);
      // 500 and 501 among them: what failed inside may have left before.
      default -> new Unknown();
    };
  }

  /// A yes without an id cannot be told from a slip.
  private static SendOutcome accepted(String id) {
    return id.isBlank() || id.equals("None") ? new Unknown() : new Accepted(id.strip());
  }
}
