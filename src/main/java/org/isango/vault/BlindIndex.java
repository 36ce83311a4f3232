package org.isango.vault;

import java.util.Arrays;

/// A number's keyed fingerprint: finds its row, tells nobody the number without the key.
///
/// @param bytes 32 bytes of HMAC-SHA-256
/// @param keyVersion the key it was made with
public record BlindIndex(byte[] bytes, int keyVersion) {
  public BlindIndex {
    bytes = bytes.clone();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlindIndex that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "[index]";
  }
}
