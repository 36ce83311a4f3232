package org.isango.ussd;

import io.vertx.sqlclient.SqlConnection;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.isango.ussd.Live.Known;
import org.isango.text.Language;
import org.isango.vault.BlindIndex;
import org.isango.vault.Msisdn;

/// What the effects of one hop are done with.
///
/// @param after what is known once the step was taken
/// @param pinned whether the session is known from its first hop on
record Work(
    Rooms rooms,
    SqlConnection tx,
    byte[] session,
    Known after,
    boolean pinned,
    OffsetDateTime now) {

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
