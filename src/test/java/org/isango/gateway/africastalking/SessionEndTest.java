package org.isango.gateway.africastalking;

import java.time.InstantSource;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.isango.gateway.RawHttp;
import org.isango.gateway.StrictServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is taken from the gateway's word that a session is over: it is always answered with 200 and
/// nothing, and what it carries of the member goes no further.
class SessionEndTest {
  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<SessionEnd> ends = new ArrayBlockingQueue<>(10);
  private final List<String> counted = new CopyOnWriteArrayList<>();
  private boolean broken;
  private String address;
  private int port;

  @BeforeEach
  void listen(@TempDir Path data) {
    var secrets = CallbackSecrets.open(data);
    address = "/cb/" + secrets.current(CallbackSecrets.Kind.USSD_END) + "/ussd-end";
    var to =
        new Callbacks.Port(call -> Future.failedFuture("none"), () -> "", this::take, counted::add);
    var callbacks =
        new Callbacks(
            secrets,
            Set.of("*134#"),
            to,
            new SmsCallbacks(
                new SmsCallbacks.Port(
                    sms -> Future.succeededFuture(),
                    report -> Future.succeededFuture(),
                    number -> Future.succeededFuture()),
                event -> {},
                InstantSource.system()));
    port = StrictServer.listen(vertx, "127.0.0.1", 0, callbacks).await().actualPort();
  }

  private void take(SessionEnd end) {
    if (broken) throw new IllegalStateException("a bug");
    ends.add(end);
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @ParameterizedTest
  @CsvSource({
    "Success, 65501, Success, 65501",
    "Incomplete, 65502, Incomplete, 65502",
    "Failed, 99999, Failed, 99999",
    "success, 655010, other, 655010",
    "Exploded, MTN, other, ''",
    "'', '', other, ''",
    "Hillbrow, +27821230001, other, ''"
  })
  void onlyAKnownStatusAndANetworkAreTaken(String sent, String network, String status, String code)
      throws InterruptedException {
    send("status=" + sent + "&networkCode=" + network + "&durationInMillis=-1&input=1*Hillbrow");
    assertThat(ends.poll(5, TimeUnit.SECONDS)).isEqualTo(new SessionEnd(status, code));
  }

  @Test
  void allDocumentedFieldsAtOnceAreReadable() throws InterruptedException {
    send(
        "date=d&sessionId=s&serviceCode=c&networkCode=65501&phoneNumber=p&cost=0&hopsCount=4"
            + "&durationInMillis=1&hopsMetadata=a|b&input=1&lastAppResponse=END&errorMessage=e"
            + "&status=Failed");
    assertThat(ends.poll(5, TimeUnit.SECONDS)).isEqualTo(new SessionEnd("Failed", "65501"));
  }

  @Test
  void whatCannotBeReadOrTakenIsAnsweredAllTheSame() {
    for (var body : List.of("", "%", "{}", "a&".repeat(40), "f=%zz&status=Success")) send(body);
    broken = true;
    send("status=Success");
    send("status=Success");
    assertThat(counted).contains("end.failed");
  }

  private void send(String body) {
    var answer =
        RawHttp.exchange(
            port,
            "POST "
                + address
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + ("Content-Length: " + body.length() + "\r\n\r\n" + body));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }
}
