package org.isango.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static TestDatabase test;
  private static Database otherPools;

  private final Context loop = test.vertx().getOrCreateContext();
  private final Sessions sessions = new Sessions(test.database());

  @BeforeAll
  static void start() {
    test = TestDatabase.start();
    otherPools = Database.open(test.vertx(), test.address());
  }

  @BeforeEach
  void empty() {
    run("delete from ussd_session");
  }

  @AfterAll
  static void stop() {
    otherPools.close();
    test.close();
  }

  @Test
  void whatIsCommittedIsFound() {
    assertThat(on(() -> sessions.find(id(1)))).isEmpty();
    assertThat(commit(1, 0, "dial")).isTrue();

    var found = on(() -> sessions.find(id(1))).orElseThrow();
    assertThat(found.id()).isEqualTo(id(1));
    assertThat(found.hop()).isZero();
    assertThat(found.sealed()).isEqualTo("dial".getBytes());
  }

  @Test
  void aHopIsStoredOnlyAfterTheOneThatIsStored() {
    assertThat(commit(1, 0, "dial")).isTrue();
    assertThat(commit(1, 1, "first")).isTrue();
    assertThat(commit(1, 1, "again")).isFalse();
    assertThat(commit(1, 0, "late")).isFalse();
    assertThat(commit(1, 3, "later")).isTrue();

    assertThat(on(() -> sessions.find(id(1))).orElseThrow().sealed()).isEqualTo("later".getBytes());
  }

  @Test
  void everybodyInAGroupGetsTheVerdictOnHerOwnHop() {
    assertThat(commit(2, 5, "ahead")).isTrue();
    var verdicts =
        onLoop(() -> List.of(1, 2, 3).stream().map(n -> sessions.commit(row(n, 1, "x"))).toList());

    assertThat(verdicts).extracting(verdict -> verdict.await()).containsExactly(true, false, true);
  }

  @Test
  void ofFiftyCopiesAndTwoInstancesOneWins() {
    var other = new Sessions(otherPools);
    var verdicts =
        onLoop(
            () -> {
              var all = new ArrayList<Future<Boolean>>();
              for (int i = 0; i < 50; i++) {
                all.add((i % 2 == 0 ? sessions : other).commit(row(7, 1, "copy " + i)));
              }
              return all;
            });

    assertThat(verdicts).extracting(verdict -> verdict.await()).containsOnlyOnce(true);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void aHopWithEffectsIsStoredWithThemOrNotAtAll() {
    var stored =
        test.database()
            .inTransaction(tx -> Optional.of(sessions.commitWithin(tx, row(1, 1, "with")).await()));
    assertThat(stored).hasValue(true);

    test.database()
        .inTransaction(
            tx -> {
              assertThat(sessions.commitWithin(tx, row(2, 1, "undone")).await()).isTrue();
              return Optional.empty();
            });
    assertThat(on(() -> sessions.find(id(2)))).isEmpty();
  }

  @Test
  void aRowThatCannotBeStoredFailsAlone() {
    var tooShort = new SessionRow(id(1), 1, new byte[0]);
    run("alter table ussd_session add constraint filled check (octet_length(sealed) > 0)");
    try {
      var verdicts =
          onLoop(
              () ->
                  List.of(
                      sessions.commit(row(9, 1, "x")),
                      sessions.commit(tooShort),
                      sessions.commit(row(2, 1, "x")),
                      sessions.commit(row(3, 1, "x"))));
      assertThat(verdicts.get(0).await()).isTrue();
      assertThatThrownBy(verdicts.get(1)::await).isNotNull();
      assertThat(verdicts.get(2).await()).isTrue();
      assertThat(verdicts.get(3).await()).isTrue();
    } finally {
      run("alter table ussd_session drop constraint filled");
    }
  }

  @Test
  void anOldSessionIsDeletedAndAFreshOneStays() {
    commit(1, 1, "old");
    commit(2, 1, "fresh");
    run(
        "update ussd_session set seen = now() - interval '16 minutes' where hop = 1 and sealed = 'old'");

    assertThat(purged()).isEqualTo(1);
    assertThat(purged()).isZero();
    assertThat(on(() -> sessions.find(id(1)))).isEmpty();
    assertThat(on(() -> sessions.find(id(2)))).isPresent();
  }

  private int purged() {
    return test.database()
        .inBackground(tx -> Optional.of(Sessions.purge(tx, Duration.ofMinutes(15))))
        .orElseThrow();
  }

  private boolean commit(int session, int hop, String sealed) {
    return on(() -> sessions.commit(row(session, hop, sealed)));
  }

  private static SessionRow row(int session, int hop, String sealed) {
    return new SessionRow(id(session), hop, sealed.getBytes());
  }

  private static byte[] id(int session) {
    return ByteBuffer.allocate(16).putInt(session).array();
  }

  private static int count() {
    var rows = test.database().jobs().query("select count(*) from ussd_session").execute().await();
    return rows.iterator().next().getInteger(0);
  }

  private static void run(String sql) {
    test.database().jobs().query(sql).execute().await();
  }

  private <T> T on(Supplier<Future<T>> call) {
    return onLoop(call).await();
  }

  private <T> T onLoop(Supplier<T> call) {
    var done = Promise.<T>promise();
    loop.runOnContext(
        on -> {
          try {
            done.complete(call.get());
          } catch (RuntimeException failure) {
            done.fail(failure);
          }
        });
    return done.future().await();
  }
}
