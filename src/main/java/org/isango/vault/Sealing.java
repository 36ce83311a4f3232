package org.isango.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// AES-256-GCM in the one layout of every sealed column: key version (1) ‖ nonce (12) ‖ ciphertext
/// ‖ tag (16). The associated data says which row and column it belongs to, so that a copied value
/// does not open elsewhere.
final class Sealing {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int HEAD = 1 + NONCE;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(Sealing::cipher);

  /// Nonces of one thread, drawn in bulk: a draw for each value would cost more than the sealing.
  private static final ThreadLocal<Nonces> NONCES = ThreadLocal.withInitial(Nonces::new);

  private Sealing() {}

  private static final class Nonces {
    private final byte[] bulk = new byte[NONCE * 256];
    private int used = bulk.length;

    void next(byte[] into) {
      if (used == bulk.length) {
        RANDOM.nextBytes(bulk);
        used = 0;
      }
      System.arraycopy(bulk, used, into, 1, NONCE);
      Arrays.fill(bulk, used, used + NONCE, (byte) 0);
      used += NONCE;
    }
  }

  static byte[] seal(SecretKey key, int version, byte[] aad, byte[] plain) {
    try {
      var sealed = new byte[HEAD + plain.length + TAG_BITS / 8];
      sealed[0] = (byte) version;
      NONCES.get().next(sealed);
      var cipher = CIPHER.get();
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 1, NONCE));
      cipher.updateAAD(ByteBuffer.allocate(1).put(0, sealed[0]));
      cipher.updateAAD(aad);
      cipher.doFinal(plain, 0, plain.length, sealed, HEAD);
      return sealed;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("sealing failed", impossible);
    }
  }

  /// The version a sealed value names, or 0 when it is too short to be one.
  static int version(byte[] sealed) {
    return sealed.length < HEAD + TAG_BITS / 8 ? 0 : sealed[0];
  }

  /// Empty when it was changed, belongs elsewhere, or was sealed with another key.
  static Optional<byte[]> open(SecretKey key, byte[] aad, byte[] sealed) {
    try {
      var cipher = CIPHER.get();
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 1, NONCE));
      cipher.updateAAD(ByteBuffer.allocate(1).put(0, sealed[0]));
      cipher.updateAAD(aad);
      return Optional.of(cipher.doFinal(sealed, HEAD, sealed.length - HEAD));
    } catch (GeneralSecurityException doesNotOpen) {
      return Optional.empty();
    }
  }

  private static Cipher cipher() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java lacks AES-GCM", impossible);
    }
  }
}
