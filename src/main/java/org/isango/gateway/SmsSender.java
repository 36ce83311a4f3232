package org.isango.gateway;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.isango.vault.Msisdn;

/// A way for texts to leave.
public interface SmsSender {
  /// Most numbers in one request: what one lost answer can leave unknown.
  int MOST = 20;

  /// Whether this number can be reached this way.
  boolean reaches(Msisdn number);

  /// Sends one text to at most [#MOST] different numbers. Never fails: every number has an outcome.
  ///
  /// @param stillDue asked right before the first byte leaves; false: nothing may be sent any more
  Future<Map<Msisdn, SendOutcome>> send(String text, List<Msisdn> to, BooleanSupplier stillDue);
}
