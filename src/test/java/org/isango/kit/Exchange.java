package org.isango.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.isango.gateway.africastalking.StandIn;
import org.isango.vault.Vault;

/// A running service whose texts go to a stand-in for its gateway: texts in over the real callback,
/// texts out from the journal of what the stand-in was asked to send.
public final class Exchange implements AutoCloseable {
  /// What members text to, and what texts come from.
  public static final String OURS = "32000";

  private static final String KEY = "key-of-the-stand-in";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final Path journal;
  private final ServiceProcess service;
  private final StandIn standIn;
  private final Ledger ledger;

  private Exchange(Path folder) throws IOException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    var key = Files.writeString(folder.resolve("key"), KEY);
    var config = folder.resolve("texts.properties");
    Files.writeString(
        config,
        """
        sms.gateway = africastalking
        sms.url = http://127.0.0.1:%d/version1
        sms.username = sandbox
        sms.key-file = %s
        sms.sender = %s
        sms.json = off
        sms.answer-seconds = 30
        sms.per-second = 1000
        sms.reserve = 0
        limits = off
        """
            .formatted(port, key, OURS));
    journal = folder.resolve("journal");
    service = ServiceProcess.start(folder.resolve("data"), "--config", config.toString());
    standIn = new StandIn(port, journal, KEY, Optional.of(service.delivery()));
    ledger =
        new Ledger(new PostgresProcess(service.data()), Vault.open(service.data().resolve("keys")));
  }

  /// Starts both in a folder of their own.
  public static Exchange start(Path folder) {
    try {
      return new Exchange(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// A number nobody has used, and to which nothing special happens.
  public static String newNumber() {
    int n = NUMBERS.getAndIncrement();
    return "+2771%04d%03d".formatted(n / 400, n % 400);
  }

  public ServiceProcess service() {
    return service;
  }

  public Ledger ledger() {
    return ledger;
  }

  /// A text to the service, for the first time.
  public HttpResponse<String> text(String from, String text) {
    return text(UUID.randomUUID().toString(), from, text);
  }

  /// The same under an id of the gateway's.
  public HttpResponse<String> text(String id, String from, String text) {
    return PhoneCaller.post(service.sms(), body(id, from, text, ""));
  }

  /// The form of a text, as the gateway writes it.
  public static String body(String id, String from, String text, String date) {
    return "id="
        + PhoneCaller.encoded(id)
        + "&from="
        + PhoneCaller.encoded(from)
        + "&to="
        + OURS
        + "&text="
        + PhoneCaller.encoded(text)
        + "&date="
        + PhoneCaller.encoded(date);
  }

  /// Everything that was sent to a number, the oldest first, each in one line.
  public List<String> sentTo(String number) {
    if (!Files.exists(journal)) return List.of();
    return StandIn.read(journal).stream()
        .filter(line -> line.startsWith(number + "\t"))
        .map(line -> line.substring(number.length() + 1))
        .toList();
  }

  /// The next text to this number, once it has left, that is no call to a helper: she may be called
  /// at any moment.
  public String answer(String from, String text) {
    int before = sentTo(from).size();
    var kept = text(from, text);
    if (kept.statusCode() != 200) throw new AssertionError("not kept: " + kept.statusCode());
    Waiting.until(PATIENCE, () -> answers(from, before).findFirst().isPresent());
    return answers(from, before).findFirst().orElseThrow();
  }

  private Stream<String> answers(String number, int after) {
    return sentTo(number).stream().skip(after).filter(t -> !t.contains(" YES or dial "));
  }

  /// Waits until what was texted by another afterwards has been answered: what came before it would
  /// have been, too.
  public void settle() {
    answer(newNumber(), "HELP");
  }

  public URI optOut() {
    return service.optOut();
  }

  @Override
  public void close() {
    service.close();
    standIn.close();
  }
}
