package org.isango.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreFailureTest {
  @ParameterizedTest
  @CsvSource({
    "57014, DOWN", // statement_timeout
    "57P01, DOWN", // told to stop
    "53300, DOWN", // too many connections
    "08006, DOWN", // connection lost
    "28P01, DOWN", // password refused
    "3D000, DOWN", // no such database
    "40P01, DOWN", // deadlock
    "25006, DOWN", // read-only
    "55P03, DOWN", // a lock not had in time
    "58030, DOWN", // disk
    "23505, OTHER", // unique violation
    "22021, OTHER", // NUL in a text
    "42P01, OTHER", // no such table
    "21000, OTHER", // the same row twice
  })
  void readsTheStateThePostgresServerGives(String state, StoreFailure meaning) {
    assertThat(StoreFailure.of(new PgException("words", "ERROR", state, ""))).isEqualTo(meaning);
  }

  @Test
  void aDatabaseThatCannotBeReachedIsDown() {
    assertThat(
            List.of(
                new ConnectException("refused"),
                new IOException("reset"),
                new TimeoutException(),
                ClosedConnectionException.INSTANCE,
                VertxException.noStackTrace("timeout in the pool")))
        .allMatch(StoreFailure::isDown);
  }

  @Test
  void aFullQueueIsBusyAndAMistakeIsAMistake() {
    assertThat(StoreFailure.of(new StoreFailure.Busy())).isEqualTo(StoreFailure.BUSY);
    assertThat(StoreFailure.of(new NumberFormatException())).isEqualTo(StoreFailure.OTHER);
    assertThat(StoreFailure.of(new PgException("words", "ERROR", null, "")))
        .isEqualTo(StoreFailure.OTHER);
  }
}
