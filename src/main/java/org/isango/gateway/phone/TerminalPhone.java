package org.isango.gateway.phone;

import io.vertx.core.Future;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.isango.gateway.SmsIn;
import org.isango.gateway.SmsOut;
import org.isango.gateway.UssdCall;
import org.isango.gateway.UssdReply;
import org.isango.vault.Msisdn;

/// The built-in gateway in a terminal: a feature phone that is talked to line by line, so that a
/// file can play it too. Reaches the service as the hops of a real gateway.
public final class TerminalPhone {
  private static final int PATIENCE_SECONDS = 10;

  private static final Map<String, String> NETWORKS =
      new TreeMap<>(
          Map.of("vodacom", "65501", "telkom", "65502", "cellc", "65507", "mtn", "65510"));

  private static final String HELP =
      """
      dial [KEYS]      dial the code, with keys behind it if you like; so does an empty line
                       while no session is open
      1, words         what you type on the screen; > WORDS where they are one of these commands
      cancel           end the session
      lose             lose the network: the next answer is sent, its screen does not arrive
      again            send the last answer again
      number NUMBER    use another number; number hidden withholds it
      network NAME     vodacom, telkom, cellc or mtn
      sms WORDS        send a text to the service
      inbox            read the texts
      quit             put the phone away""";

  private final String serviceCode;
  private final Function<UssdCall, Future<UssdReply>> service;
  private final Function<SmsIn, Future<Void>> texts;
  private final InstantSource clock;
  private final PrintWriter out;
  private final Inbox inbox = new Inbox();
  private Optional<Msisdn> number = Msisdn.parse("+27600000001");
  private String network = NETWORKS.get("vodacom");
  private Optional<UssdCall> last = Optional.empty();
  private boolean open;
  private boolean lost;

  /// @param serviceCode the code members dial, like `*134*000#`
  /// @param service answers a hop
  /// @param texts takes a text that is sent to the service
  /// @param clock says when a text arrived
  public TerminalPhone(
      String serviceCode,
      Function<UssdCall, Future<UssdReply>> service,
      Function<SmsIn, Future<Void>> texts,
      InstantSource clock,
      PrintWriter out) {
    this.serviceCode = serviceCode;
    this.service = service;
    this.texts = texts;
    this.clock = clock;
    this.out = out;
  }

  /// Lets a text arrive on the phone with its number. From any thread.
  public void deliver(SmsOut sms) {
    inbox.deliver(sms, clock.instant());
  }

  /// Reads commands until `quit` or the end of the input.
  ///
  /// @throws IOException when the input cannot be read
  public void run(BufferedReader in) throws IOException {
    say("A phone. dial calls " + serviceCode + ", help lists the rest.");
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      if (line.strip().equals("quit")) break;
      obey(line.strip());
      out.flush();
    }
    out.flush();
  }

  private void obey(String line) {
    var words = line.split(" +", 2);
    var rest = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case "dial" -> dial(rest);
      case "number" -> number(rest);
      case "network" -> network(rest);
      case "sms" -> text(rest);
      case ">" -> answer(rest);
      default -> alone(line);
    }
  }

  /// Commands without anything behind them; everything else is typed into the screen.
  private void alone(String line) {
    switch (line) {
      case "cancel" -> cancel();
      case "lose" -> {
        lost = true;
        say("The network is gone. What you send next is not answered.");
      }
      case "again" -> last.ifPresentOrElse(this::send, () -> say("Nothing has been sent yet."));
      case "inbox" -> inbox();
      case "help" -> say(HELP);
      case "" -> {
        if (open) answer("");
        else dial("");
      }
      default -> answer(line);
    }
  }

  private void dial(String keys) {
    var typed = keys.equals(serviceCode) ? "" : keys;
    send(new UssdCall(session(), number, network, serviceCode, typed));
  }

  private static String session() {
    return "phone-" + UUID.randomUUID().toString().replace("-", "");
  }

  private void answer(String typed) {
    if (!open) {
      say("No session is open: dial first. help lists what else there is.");
    } else if (typed.length() > SimulatedHop.LONGEST_ANSWER) {
      say("A phone cannot send more than " + SimulatedHop.LONGEST_ANSWER + " characters.");
    } else {
      var before = last.orElseThrow();
      send(
          new UssdCall(
              before.session(),
              before.caller(),
              before.network(),
              before.serviceCode(),
              SimulatedHop.join(before.transcript(), typed)));
    }
  }

  private void send(UssdCall call) {
    last = Optional.of(call);
    open = false;
    var reply =
        Future.succeededFuture(call)
            .compose(service)
            .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .map(Optional::of)
            .otherwise(Optional.empty())
            .await();
    if (lost || reply.isEmpty()) {
      lost = false;
      say("Connection problem. again sends it once more.");
      return;
    }
    open = !reply.get().end();
    draw(reply.get().text());
    if (!open) say("The session has ended.");
  }

  private void text(String words) {
    if (number.isEmpty()) {
      say("A text needs a number.");
    } else if (words.length() > SimulatedText.LONGEST) {
      say("A phone cannot send more than " + SimulatedText.LONGEST + " characters.");
    } else {
      var sms = SimulatedText.of(number.get(), serviceCode, words, clock.instant());
      boolean sent =
          Future.succeededFuture(sms)
              .compose(texts)
              .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
              .map(true)
              .otherwise(false)
              .await();
      say(sent ? "Sent. inbox reads the answer." : "Not sent.");
    }
  }

  private void cancel() {
    say(open ? "Cancelled." : "No session is open.");
    open = false;
  }

  private void number(String written) {
    var parsed = Msisdn.parse(written);
    if (parsed.isEmpty() && !written.equals("hidden")) {
      say("That is no phone number.");
      return;
    }
    number = parsed;
    open = false;
    say(parsed.isPresent() ? "Another SIM is in the phone." : "The number is withheld.");
  }

  private void network(String name) {
    if (NETWORKS.containsKey(name)) {
      network = NETWORKS.get(name);
      say("The SIM is on " + name + ".");
    } else {
      say("Choose one of " + String.join(", ", NETWORKS.keySet()) + ".");
    }
  }

  private void inbox() {
    List<Inbox.Text> texts = number.map(inbox::of).orElse(List.of());
    if (texts.isEmpty()) say("No texts on this number.");
    texts.forEach(t -> draw(t.text()));
  }

  private void draw(String text) {
    say(Frame.around(text));
  }

  private void say(String text) {
    out.println(text);
  }
}
