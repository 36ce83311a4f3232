package org.isango.ussd;

import java.util.Arrays;
import java.util.Optional;
import org.isango.gateway.UssdCall;
import org.isango.vault.BlindIndex;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;

/// Who a session belongs to: the first hop pins number and service code, and a later hop that
/// brings others is not answered with this session's screens.
///
/// @param number her number; empty when the network withheld it
/// @param index its keyed index; empty likewise
/// @param serviceCode the code dialled
record Caller(Optional<Msisdn> number, Optional<BlindIndex> index, String serviceCode) {
  private static final int MARK = 8;

  static Caller of(UssdCall call, Vault vault) {
    return new Caller(call.caller(), call.caller().map(vault::index), call.serviceCode());
  }

  boolean is(UssdCall call) {
    return number.equals(call.caller()) && serviceCode.equals(call.serviceCode());
  }

  /// Enough to recognise the same caller in a stored session, too little to find anybody by it.
  byte[] mark() {
    var mark = new byte[MARK];
    index.ifPresent(i -> System.arraycopy(i.bytes(), 0, mark, 0, MARK));
    int code = serviceCode.hashCode();
    for (int i = 0; i < Integer.BYTES; i++) mark[i] ^= (byte) (code >>> (8 * i));
    return mark;
  }

  boolean hasMark(byte[] mark) {
    return Arrays.equals(mark(), mark);
  }

  @Override
  public String toString() {
    return "[caller]";
  }
}
