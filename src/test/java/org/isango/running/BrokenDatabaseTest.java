package org.isango.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.isango.calendar.PublicHolidays;
import org.isango.gateway.UssdReply;
import org.isango.kit.Inside;
import org.isango.kit.Ledger;
import org.isango.kit.PhoneCaller;
import org.isango.kit.PostgresProcess;
import org.isango.kit.TwoServices;
import org.isango.kit.Waiting;
import org.isango.ussd.Limits;
import org.junit.jupiter.api.Test;

/// The database is gone, frozen, or cannot keep up: what tells goes on telling, what asks for help
/// is never said to be saved when it is not.
class BrokenDatabaseTest {
  private static final Duration OUR_LIMIT = Duration.ofSeconds(4);
  private static final String NOT_SAVED =
      "END NOT saved. Please dial again, or call 0800 606060 (free). In danger? Call 112.";
  private static final String[] JOIN = {"1", "2", "1", "1", "1", "2", "1"};
  private static final List<String[]> PAGES =
      List.of(
          new String[] {"1", "1", "1", "3"},
          new String[] {"1", "1", "2", "1"},
          new String[] {"1", "1", "2", "2"},
          new String[] {"1", "1", "3", "1", "1", "Hillbrow"},
          new String[] {"1", "1", "3", "2"},
          new String[] {"2", "1", "8", "1"});

  private final TwoServices two = TwoServices.running();
  private final PostgresProcess postgres = two.postgres();
  private final Ledger ledger = two.ledger();

  @Test
  void withoutADatabaseThePagesStayAndARequestIsSaidNotToBeSaved() {
    var shown = PAGES.stream().map(keys -> PhoneCaller.with(two.first()).walk(keys)).toList();
    var member = PhoneCaller.with(two.first());
    member.walk(JOIN);
    var place = member.press("3", "1");
    var inMidSession = PhoneCaller.with(two.first());
    inMidSession.walk("1", "1", "1");
    var onTheOther = PhoneCaller.with(two.first());
    onTheOther.walk("1", "1", "1");
    postgres.kill();
    try {
      assertThat(PAGES.stream().map(keys -> PhoneCaller.with(two.first()).walk(keys)))
          .isEqualTo(shown);
      assertThat(place).startsWith("CON Province?");
      assertThat(member.press("1")).startsWith("CON Type your suburb or town.");
      assertThat(inMidSession.press("1")).isEqualTo(NOT_SAVED);
      assertThat(onTheOther.through(two.second()).press("3"))
          .startsWith("CON You may stay silent.");
      Waiting.until(Duration.ofSeconds(10), () -> !two.first().isReady());
    } finally {
      postgres.start();
    }
    Waiting.until(Duration.ofSeconds(20), () -> two.first().isReady() && two.second().isReady());
    assertThat(ledger.cases(inMidSession.number())).isEmpty();
    assertThat(inMidSession.again()).startsWith("CON Help request saved.");
    assertThat(ledger.cases(inMidSession.number())).hasSize(1);
    assertThat(inMidSession.walk("1")).startsWith("CON Help request saved.");
    assertThat(onTheOther.press("1")).startsWith("CON No one may hit you");
    assertThat(member.press("nowhere at all")).startsWith("CON We do not know that place.");
  }

  @Test
  void aFrozenDatabaseCostsNobodyMoreThanFourSeconds() {
    var asks = PhoneCaller.with(two.first());
    asks.walk("1", "1", "1");
    var reads = PhoneCaller.with(two.first());
    reads.walk("1", "1", "1");
    var elsewhere = PhoneCaller.with(two.first());
    elsewhere.walk("1", "1", "1");
    postgres.freeze();
    try {
      assertThat(within(() -> asks.press("1"))).isEqualTo(NOT_SAVED);
      assertThat(within(() -> elsewhere.through(two.second()).press("1"))).isEqualTo(NOT_SAVED);
      assertThat(within(() -> reads.press("3"))).startsWith("CON You may stay silent.");
      assertThat(within(() -> PhoneCaller.with(two.first()).dial())).startsWith("CON 1 English");
      assertThat(within(() -> PhoneCaller.with(two.second()).dial())).startsWith("CON 1 English");
      var last = PhoneCaller.with(two.first());
      assertThat(within(() -> last.walk("1", "1", "1", "4", "1"))).startsWith("CON For small");
    } finally {
      postgres.thaw();
    }
    Waiting.until(Duration.ofSeconds(20), () -> two.first().isReady() && two.second().isReady());
    assertThat(reads.press("1")).startsWith("CON No one may hit you");
    asks.dial();
    assertThat(asks.press("1")).contains("\n");
    assertThat(asks.walk("1", "1", "1", "1")).isNotEqualTo(NOT_SAVED);
    assertThat(ledger.cases(asks.number())).hasSizeLessThanOrEqualTo(1);
  }

  private static String within(java.util.function.Supplier<String> hops) {
    long start = System.nanoTime();
    var reply = hops.get();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(OUR_LIMIT);
    return reply;
  }

  @Test
  void whoeverIsTooManyIsToldAtOnceAndInFewWords() {
    var clock = Clock.system(PublicHolidays.ZONE);
    var keys = two.first().data().resolve("keys");
    try (var inside = new Inside(postgres, keys, clock, Limits.none(clock))) {
      inside.walk("", "1", "1");
      postgres.freeze();
      List<UssdReply> replies;
      try {
        var all =
            IntStream.range(0, 2_600)
                .mapToObj(i -> inside.hop(UUID.randomUUID().toString(), "", ""))
                .toList();
        Future.all(all).await();
        replies = all.stream().map(Future::result).toList();
      } finally {
        postgres.thaw();
      }
      var busy =
          new UssdReply(
              "Too many people are calling. Please dial again in a minute. In danger? Call 112.",
              true);
      assertThat(replies).filteredOn(busy::equals).hasSizeBetween(100, 600);
      assertThat(replies)
          .filteredOn(r -> !r.equals(busy))
          .allMatch(r -> r.text().startsWith("1 English"));
    }
  }
}
