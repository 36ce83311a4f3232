package org.isango;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JobsTest {
  @Test
  void aJobWhoseDatabaseWasAwayRunsAgain() throws InterruptedException {
    var turns = new CountDownLatch(3);
    try (var jobs = new Jobs()) {
      jobs.every(
          Duration.ofMillis(1),
          "failing",
          () -> {
            turns.countDown();
            Future.failedFuture(new IOException("connection refused")).await();
          });
      assertThat(turns.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }
}
