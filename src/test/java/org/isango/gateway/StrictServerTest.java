package org.isango.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the one server refuses before anybody behind it sees it. Line ends are written `|` here.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrictServerTest {
  private static final Duration IDLE = Duration.ofMillis(300);
  private static final String SECOND = "GET /second HTTP/1.1|Host: x||";

  private final Vertx vertx = Vertx.vertx();
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private int port;

  @BeforeAll
  void listen() {
    port =
        StrictServer.listen(
                vertx,
                "127.0.0.1",
                0,
                request -> {
                  seen.add(request.method() + " " + request.path());
                  request.body().onSuccess(body -> request.response().end(body));
                },
                IDLE)
            .await()
            .actualPort();
  }

  @BeforeEach
  void forget() {
    seen.clear();
  }

  @AfterAll
  void stop() {
    vertx.close().await();
  }

  @Test
  void cleanRequestsAreAnsweredOneAfterTheOther() {
    var answer =
        send(
            "POST / HTTP/1.1|Host: x|Content-Length: 4||abcd"
                + "||POST / HTTP/1.1|Host: x|Transfer-Encoding: Chunked||2|ef|0||"
                + SECOND);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("abcd").contains("ef");
    assertThat(seen).containsExactly("POST /", "POST /", "GET /second");
  }

  /// Row 42: the second request that hides behind an ambiguous one is never seen.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 4|Transfer-Encoding: chunked||0||",
        "Transfer-Encoding: chunked|Content-Length: 4||0||",
        "Transfer-Encoding: gzip, chunked||0||",
        "Transfer-Encoding: chunked, identity||0||",
        "Transfer-Encoding: xchunked||0||",
        "Transfer-Encoding: identity||",
        "Transfer-Encoding: chunked|Transfer-Encoding: chunked||0||",
        "Transfer-Encoding : chunked||0||",
        "Content-Length: 4|Content-Length: 5||abcd",
        "Content-Length: 4|Content-Length: 4||abcd",
        "Content-Length: 4, 4||abcd",
        "Content-Length: -1||",
        "Content-Length: +4||abcd",
        "Content-Length: 0x4||abcd",
        "Content-Length: 99999999999999999999||abcd",
        "Content-Length: ||",
        "X-A: b| folded|Content-Length: 4||abcd",
        "X-A: b|\tfolded||",
        "Content-Length:| 4||abcd",
        "Host: y||",
        " X-A: b||",
        "X A: b||",
        ": b||",
        "no colon||",
        "X-A: b\u0000c||",
        "X-A: b\rc||",
        "X-A: b\nContent-Length: 4||abcd"
      })
  void aRequestThatTwoCouldReadDifferentlyIsRefusedAndTheConnectionEnds(String rest) {
    assertRefused(send("POST / HTTP/1.1|Host: x|" + rest + SECOND), 400);
    assertRefused(send("||POST / HTTP/1.1|Host: x|" + rest + SECOND), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST / HTTP/1.1\nHost: x\n\n",
        "POST / HTTP/1.0|Transfer-Encoding: chunked||0||",
        "POST / HTTP/1.0|Content-Length: 4|Transfer-Encoding: chunked||0||",
        "GET / HTTP/1.2|Host: x||",
        "GET / HTTP/2.0|Host: x||",
        "GET / HTTP/0.9||",
        "GET / FTP/1.1||",
        "GET /||",
        "GET||",
        "PRI * HTTP/2.0||SM||",
        "G\u0000T / HTTP/1.1|Host: x||",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003aaaaaaaaaaaaaa||"
      })
  void whatIsNoRequestIsRefusedAndTheConnectionEnds(String request) {
    assertRefused(send(request + SECOND), 400);
  }

  @Test
  void aFoldThatArrivesByteByByteIsRefusedToo() {
    var request = "POST / HTTP/1.1|Host: x|X-A: b| folded|Content-Length: 4||abcd" + SECOND;
    assertRefused(RawHttp.slowly(port, wire(request)), 400);
    var clean = "POST / HTTP/1.1|Host: x|Content-Length: 11||a|| b| c" + SECOND;
    assertThat(RawHttp.slowly(port, wire(clean)).status()).isEqualTo(200);
    assertThat(seen).containsExactly("POST /", "GET /second");
  }

  /// Row 43.
  @ParameterizedTest
  @CsvSource({
    "9000 bytes in a header, 431",
    "9000 bytes in ten headers, 431",
    "65 headers, 431",
    "200 headers, 431",
    "5000 bytes in the target, 414"
  })
  void whatIsTooLargeIsRefusedAndTheConnectionEnds(String what, int status) {
    var headers =
        switch (what) {
          case "9000 bytes in a header" -> "X: " + "y".repeat(9_000) + "|";
          case "9000 bytes in ten headers" -> ("X: " + "y".repeat(900) + "|").repeat(10);
          case "65 headers" -> "X: y|".repeat(64);
          case "200 headers" -> "X: y|".repeat(199);
          default -> "";
        };
    var target = headers.isEmpty() ? "/" + "y".repeat(5_000) : "/";
    assertRefused(send("GET " + target + " HTTP/1.1|Host: x|" + headers + "|" + SECOND), status);
  }

  @Test
  void aCookieOfEightKilobytesAndSixtyFourHeadersAreNotTooLarge() {
    var large = "GET / HTTP/1.1|Host: x|Cookie: a=" + "b".repeat(8_192) + "||";
    var many = "GET / HTTP/1.1|Host: x|" + "X: y|".repeat(63) + "|";
    assertThat(send(large + many).status()).isEqualTo(200);
    assertThat(seen).hasSize(2);
  }

  /// Row 44, and bodies that never come.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "POST / HTT",
        "POST / HTTP/1.1|Host: x|",
        "POST / HTTP/1.1|Host: x|Content-Length: 4||ab",
        "POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||4|ab",
        "POST / HTTP/1.1|Host: x|Content-Length: 4|Expect: 100-continue||"
      })
  void aRequestThatIsNotFinishedIsEndedWithoutAnAnswer(String start) {
    var answer = send(start);
    assertThat(answer.closed()).isTrue();
    assertThat(answer.status()).isZero();
    assertThat(StrictServer.IDLE).isLessThanOrEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void aChunkThatIsNoneEndsTheConnection() {
    var answer = send("POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||zz|ab|0||" + SECOND);
    assertThat(answer.closed()).isTrue();
    assertThat(seen).containsExactly("POST /");
  }

  private RawHttp.Answer send(String request) {
    return RawHttp.untilClosed(port, wire(request));
  }

  private static String wire(String request) {
    return request.replace("|", "\r\n");
  }

  private void assertRefused(RawHttp.Answer answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.closed()).isTrue();
    assertThat(seen).isEmpty();
  }
}
