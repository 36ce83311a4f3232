package org.isango.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/// The keys of one purpose, a key a version, each derived from its root by HKDF-SHA-256 with the
/// purpose and version as label: what opens a session does not open a number.
final class Keys {
  private static final int KEY_BYTES = 32;

  private final SortedMap<Integer, SecretKey> byVersion;

  private Keys(SortedMap<Integer, SecretKey> byVersion) {
    this.byVersion = byVersion;
  }

  static Keys derive(Map<Integer, byte[]> roots, String purpose, String algorithm) {
    var keys = new TreeMap<Integer, SecretKey>();
    roots.forEach((version, root) -> keys.put(version, derive(root, purpose, version, algorithm)));
    return new Keys(keys);
  }

  private static SecretKey derive(byte[] root, String purpose, int version, String algorithm) {
    try {
      var label = (purpose + " " + version).getBytes(StandardCharsets.UTF_8);
      var spec = HKDFParameterSpec.ofExtract().addIKM(root).thenExpand(label, KEY_BYTES);
      return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, spec);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java lacks HKDF-SHA256", impossible);
    }
  }

  /// The version that writes.
  int newest() {
    return byVersion.lastKey();
  }

  SecretKey newestKey() {
    return byVersion.get(newest());
  }

  boolean has(int version) {
    return byVersion.containsKey(version);
  }

  SecretKey of(int version) {
    return byVersion.get(version);
  }
}
