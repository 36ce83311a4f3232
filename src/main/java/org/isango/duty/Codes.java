package org.isango.duty;

import io.vertx.sqlclient.SqlConnection;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.isango.member.Pins;
import org.isango.member.Pins.What;
import org.isango.vault.Vault;

/// Codes with which responders choose their PIN: whoever keeps the rota tells her the code, and
/// only she ever knows the PIN. A code is good once and for two days.
public final class Codes {
  private static final Duration GOOD = Duration.ofDays(2);
  private static final int ALL = 1_000_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Responders responders;
  private final Pins pins;
  private final Vault vault;

  public Codes(Responders responders, Pins pins, Vault vault) {
    this.responders = responders;
    this.pins = pins;
    this.vault = vault;
  }

  /// Everybody on the rota who has neither a PIN nor a code.
  public List<Responder> without(SqlConnection tx, OffsetDateTime now) {
    return responders.withoutPin(tx, now);
  }

  /// A code for her. The PIN that she had is good for nothing from now on.
  ///
  /// @return the code, six digits; it is nowhere else
  public String give(SqlConnection tx, Responder who, OffsetDateTime now) throws TimeoutException {
    var whose = vault.index(who.number());
    var code = "%06d".formatted(RANDOM.nextInt(ALL));
    var hash = pins.hash(whose, What.CODE, code);
    pins.remove(tx, whose, What.RESPONDER);
    pins.keep(tx, whose, What.CODE, hash, Optional.of(now.plus(GOOD)), now);
    return code;
  }
}
