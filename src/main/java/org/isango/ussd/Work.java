package org.isango.ussd;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.isango.ussd.Live.Known;
import org.isango.text.Language;
import org.isango.vault.BlindIndex;
import org.isango.vault.Msisdn;

/// What the effects of one hop are done with.
///
/// @param after what is known once the step was taken
/// @param sent what is on its way to the database and not yet answered
record Work(
    Rooms rooms,
    SqlConnection tx,
    byte[] session,
    Known after,
    OffsetDateTime now,
    List<Future<?>> sent) {

  /// Statements that nothing of this hop waits for are on their way together.
  void send(Future<?> statement) {
    sent.add(statement);
  }

  /// Waits for what was sent; whatever failed first is thrown.
  void settle() {
    for (var statement : sent) statement.await();
  }

  /// Of the failures of a hop only the first says what was wrong: whatever was sent after it fails
  /// because of it. Answers come in the order in which statements were sent.
  Throwable first(Throwable thrown) {
    return sent.stream()
        .filter(Future::failed)
        .<Throwable>map(Future::cause)
        .findFirst()
        .orElse(thrown);
  }

  Optional<Msisdn> number() {
    return after.caller().number();
  }

  Optional<BlindIndex> index() {
    return after.caller().index();
  }

  Language language() {
    return after
        .state()
        .language()
        .or(() -> Language.of(after.facts().getOrDefault("language", "")))
        .orElse(Language.EN);
  }
}
