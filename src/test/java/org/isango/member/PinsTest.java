package org.isango.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.isango.member.Pins.Judged;
import org.isango.member.Pins.What;
import org.isango.store.TestDatabase;
import org.isango.vault.BlindIndex;
import org.isango.vault.Msisdn;
import org.isango.vault.PinHash;
import org.isango.vault.Vault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Five tries, then an hour; and nothing in the database that a PIN could be read from.
class PinsTest {
  private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-24T12:00+02:00");
  private static TestDatabase postgres;
  private static Vault vault;
  private static Pins pins;
  private static int numbers;

  @BeforeAll
  static void open() {
    postgres = TestDatabase.start();
    vault = Vault.open(postgres.data().resolve("keys"));
    pins = new Pins(new PinHash(vault));
  }

  @AfterAll
  static void close() {
    postgres.close();
  }

  private static BlindIndex somebody() {
    return vault.index(Msisdn.parse("+2782556%04d".formatted(++numbers)).orElseThrow());
  }

  private static BlindIndex somebodyWith(String digits) throws TimeoutException {
    var whose = somebody();
    keep(whose, What.LOCK, digits, Optional.empty());
    return whose;
  }

  private static void keep(
      BlindIndex whose, What what, String digits, Optional<OffsetDateTime> until)
      throws TimeoutException {
    var hash = pins.hash(whose, what, digits);
    postgres
        .database()
        .inBackground(
            tx -> {
              pins.keep(tx, whose, what, hash, until, NOON);
              return Optional.of(true);
            });
  }

  private static Judged judge(BlindIndex whose, What what, String digits, OffsetDateTime now)
      throws TimeoutException {
    return pins.judge(postgres.database().reads(), whose, what, digits, now);
  }

  private static Optional<Integer> count(BlindIndex whose, Judged tried, OffsetDateTime now) {
    return postgres
        .database()
        .inBackground(tx -> Optional.of(pins.count(tx, whose, What.LOCK, tried, now)))
        .orElseThrow();
  }

  /// @return `right`, how many tries are left, or `closed`
  private static String attempt(BlindIndex whose, String digits, OffsetDateTime now)
      throws TimeoutException {
    var tried = judge(whose, What.LOCK, digits, now);
    if (count(whose, tried, now).isEmpty()) return "closed";
    return switch (tried) {
      case Judged.Right _ -> "right";
      case Judged.Wrong(int left, _) -> Integer.toString(left);
      case Judged.Closed _ -> "closed";
    };
  }

  @Test
  void afterFiveWrongTriesItIsClosedForAnHourForTheRightOneToo() throws Exception {
    var whose = somebodyWith("4815");
    for (int left = 4; left >= 0; left--) {
      assertThat(attempt(whose, "4816", NOON)).isEqualTo(Integer.toString(left));
    }
    assertThat(attempt(whose, "4815", NOON)).isEqualTo("closed");
    assertThat(attempt(whose, "4815", NOON.plusMinutes(59))).isEqualTo("closed");
    assertThat(attempt(whose, "4815", NOON.plusMinutes(60))).isEqualTo("right");
  }

  @Test
  void theRightOneForgetsTheWrongTriesBeforeIt() throws Exception {
    var whose = somebodyWith("4815");
    for (int i = 0; i < 4; i++) attempt(whose, "1111", NOON);
    assertThat(attempt(whose, "4815", NOON)).isEqualTo("right");
    assertThat(attempt(whose, "1111", NOON)).isEqualTo("4");
  }

  @Test
  void afterTwentyInARowNothingOpensItButANewOne() throws Exception {
    var whose = somebodyWith("4815");
    var now = NOON;
    for (int i = 0; i < 20; i++) {
      assertThat(attempt(whose, "0000", now)).isNotEqualTo("closed");
      now = now.plus(Duration.ofMinutes(60));
    }
    assertThat(attempt(whose, "4815", now.plusDays(400))).isEqualTo("closed");
    keep(whose, What.LOCK, "1618", Optional.empty());
    assertThat(attempt(whose, "1618", now)).isEqualTo("right");
  }

  @Test
  void whoGuessesInManySessionsAtOnceLearnsOfFiveTries() throws Exception {
    var whose = somebodyWith("4815");
    var tries = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 12; i++) {
      var judged = judge(whose, What.LOCK, "90%02d".formatted(i), NOON);
      tries.add(() -> count(whose, judged, NOON).isPresent());
    }
    int counted = 0;
    try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : together.invokeAll(tries)) if (done.get()) counted++;
    }
    assertThat(counted).isEqualTo(5);
  }

  @Test
  void theRightOneHeldAgainstAPinThatWasClosedOrChangedMeanwhileOpensNothing() throws Exception {
    var whose = somebodyWith("4815");
    var early = judge(whose, What.LOCK, "4815", NOON);
    for (int i = 0; i < 5; i++) attempt(whose, "9999", NOON);
    assertThat(count(whose, early, NOON)).isEmpty();
    var other = somebodyWith("4815");
    var before = judge(other, What.LOCK, "4815", NOON);
    keep(other, What.LOCK, "1618", Optional.empty());
    assertThat(count(other, before, NOON)).isEmpty();
  }

  @Test
  void theHashIsArgon2idSaltedAndOfItsOwnerAlone() throws Exception {
    var whose = somebody();
    var hash = pins.hash(whose, What.LOCK, "4815");
    assertThat(hash)
        .startsWith("k1$argon2id$v=19$m=19456,t=2,p=1$")
        .doesNotContain("4815")
        .isNotEqualTo(pins.hash(whose, What.LOCK, "4815"));
    var hashes = new PinHash(vault);
    assertThat(List.of(hashes.matches("a", "1", hashes.of("a", "1")))).containsExactly(true);
    assertThat(hashes.matches("b", "1", hashes.of("a", "1"))).isFalse();
    var other = new PinHash(Vault.open(postgres.data().resolve("other-keys")));
    assertThat(other.matches("a", "1", hashes.of("a", "1"))).isFalse();
  }

  @Test
  void aCodeIsGoodUntilItIsOverAndThenGone() throws Exception {
    var whose = somebody();
    keep(whose, What.CODE, "904172", Optional.of(NOON.plusDays(2)));
    assertThat(judge(whose, What.CODE, "904172", NOON.plusHours(47)))
        .isInstanceOf(Judged.Right.class);
    assertThat(judge(whose, What.CODE, "904172", NOON.plusDays(2)))
        .isInstanceOf(Judged.Closed.class);
    assertThat(judge(whose, What.RESPONDER, "904172", NOON)).isInstanceOf(Judged.Closed.class);
    var gone =
        postgres.database().inBackground(tx -> Optional.of(Pins.purge(tx, NOON.plusDays(2))));
    assertThat(gone.orElseThrow()).isPositive();
  }
}
