package org.isango.gateway.africastalking;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.isango.gateway.SendOutcome;
import org.isango.gateway.SendOutcome.NotSent;
import org.isango.gateway.SendOutcome.Obstacle;
import org.isango.gateway.SendOutcome.Unknown;
import org.isango.gateway.SmsIn;
import org.isango.gateway.SmsSender;
import org.isango.gateway.africastalking.Exchange.Ended;
import org.isango.vault.Msisdn;

/// Texts by Africa's Talking.
public final class AfricasTalkingSms implements SmsSender {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";
  private static final int OK = 200;

  private final Account account;
  private final Exchange exchange;

  public AfricasTalkingSms(Vertx vertx, Account account) {
    this.account = account;
    this.exchange = new Exchange(vertx, account);
  }

  /// What is left on the account, in its own currency.
  public record Balance(String currency, double amount) {}

  @Override
  public boolean reaches(Msisdn number) {
    return true;
  }

  @Override
  public Future<Map<Msisdn, SendOutcome>> send(
      String text, List<Msisdn> to, BooleanSupplier stillDue) {
    var numbers = to.stream().map(Msisdn::e164).toList();
    var sent =
        account.json()
            ? exchange.ask(
                HttpMethod.POST,
                account.url("/messaging/bulk"),
                JSON,
                bulk(text, numbers),
                stillDue)
            : exchange.ask(
                HttpMethod.POST,
                account.url("/messaging"),
                FORM,
                Buffer.buffer(form(fields(text, numbers))),
                stillDue);
    return sent.map(ended -> outcomes(ended, to));
  }

  private static Map<Msisdn, SendOutcome> outcomes(Ended ended, List<Msisdn> to) {
    return switch (ended) {
      case Ended.Answered(int status, byte[] body) -> Answers.read(status, body, to);
      case Ended.Unreachable _ -> Answers.all(to, new NotSent(Obstacle.UNREACHABLE));
      case Ended.WithoutKey _ -> Answers.all(to, new NotSent(Obstacle.UNAUTHORISED));
      case Ended.TooLate _ -> Answers.all(to, new NotSent(Obstacle.TOO_LATE));
      case Ended.Lost _ -> Answers.all(to, new Unknown());
    };
  }

  private Map<String, String> fields(String text, List<String> numbers) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("username", account.username());
    fields.put("to", String.join(",", numbers));
    fields.put("message", text);
    account.sender().ifPresent(sender -> fields.put("from", sender));
    fields.put("bulkSMSMode", "1");
    fields.put("enqueue", "1");
    return fields;
  }

  private Buffer bulk(String text, List<String> numbers) {
    var body =
        new JsonObject()
            .put("username", account.username())
            .put("message", text)
            .put("phoneNumbers", new JsonArray(numbers))
            .put("enqueue", 1);
    account.sender().ifPresent(sender -> body.put("senderId", sender));
    return body.toBuffer();
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /// What is left; empty when it cannot be learned now. An answer also means that our name and key
  /// are good.
  public Future<Optional<Balance>> balance() {
    return get("/user", Map.of("username", account.username()))
        .map(
            answer ->
                answer.flatMap(
                    json -> {
                      var written = json.path("UserData").path("balance").asText("");
                      return balance(
                          written.isEmpty()
                              ? json.path("userData").path("balance").asText("")
                              : written);
                    }));
  }

  private static Optional<Balance> balance(String written) {
    int space = written.indexOf(' ');
    if (space < 0) return Optional.empty();
    try {
      return Optional.of(
          new Balance(
              written.substring(0, space),
              Double.parseDouble(written.substring(space + 1).strip())));
    } catch (NumberFormatException noAmount) {
      return Optional.empty();
    }
  }

  /// Texts that came in after the last one known, for catching up after an outage.
  ///
  /// @param last its id, 0 for all there are
  public Future<List<Polled>> inbox(long last, Instant now) {
    return get(
            "/messaging",
            Map.of("username", account.username(), "lastReceivedId", Long.toString(last)))
        .map(
            answer -> {
              var texts = new ArrayList<Polled>();
              answer.ifPresent(
                  json -> {
                    for (var m : json.path("SMSMessageData").path("Messages")) {
                      texts.add(new Polled(m.path("id").asLong(), SmsForms.polled(m, now)));
                    }
                  });
              return texts;
            });
  }

  /// One text of the inbox.
  ///
  /// @param id where to go on from
  public record Polled(long id, SmsIn sms) {}

  private Future<Optional<JsonNode>> get(String path, Map<String, String> query) {
    return exchange
        .ask(HttpMethod.GET, account.url(path) + "?" + form(query), "", Buffer.buffer(), () -> true)
        .map(
            ended ->
                ended instanceof Ended.Answered(int status, byte[] body) && status == OK
                    ? Answers.json(body)
                    : Optional.empty());
  }
}
