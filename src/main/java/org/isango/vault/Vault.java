package org.isango.vault;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// All keys and all that is done with them. Nothing else in the house sees a key.
///
/// South Africa has some 245 million possible mobile numbers: whoever has an index *and* its key
/// has the numbers within a minute. So the keys live outside the database, in one file.
public final class Vault {
  private static final int PAD = 16;
  private static final int SESSION_ID = 16;
  private static final int MARK = 16;
  private static final String AES = "AES";
  private static final String HMAC = "HmacSHA256";
  private static final String REFERENCE_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
  private static final int REFERENCES_A_LETTER = 10_000;

  private final Map<Integer, byte[]> roots;
  private final Keys index;
  private final Keys number;
  private final Keys caseKeys;
  private final Keys peppers;
  private final Map<String, Keys> purposes = new ConcurrentHashMap<>();
  private final Map<String, SecretKey> hashKeys = new ConcurrentHashMap<>();
  private final ThreadLocal<Mac> indexMac;
  private final ThreadLocal<Mac> sessionMac;
  private final ThreadLocal<Mac> referenceMac;

  private Vault(Map<Integer, byte[]> roots) {
    this.roots = roots;
    this.index = Keys.derive(roots, "idx", HMAC);
    this.number = Keys.derive(roots, "num", AES);
    this.caseKeys = Keys.derive(roots, "case", AES);
    this.peppers = Keys.derive(roots, "pin", HMAC);
    this.indexMac = mac(index.newestKey());
    this.sessionMac = mac(Keys.derive(roots, "sess-id", HMAC).newestKey());
    this.referenceMac = mac(Keys.derive(roots, "ref", HMAC).newestKey());
  }

  /// Opens the keyset of a folder, making it on the first start.
  ///
  /// @throws IllegalStateException when it is readable by others or not a keyset
  public static Vault open(Path folder) {
    return new Vault(Keyset.open(folder.resolve("keyset.json")).roots());
  }

  /// By key version, a fingerprint that tells one keyset from another.
  public Map<Integer, byte[]> marks() {
    var marks = new TreeMap<Integer, byte[]>();
    roots
        .keySet()
        .forEach(
            version ->
                marks.put(
                    version,
                    Arrays.copyOf(
                        mac(Keys.derive(roots, "mark", HMAC).of(version))
                            .get()
                            .doFinal("keyset".getBytes(StandardCharsets.US_ASCII)),
                        MARK)));
    return marks;
  }

  /// The fingerprint under which a number is found: HMAC-SHA-256 over `msisdn`, a zero byte and the
  /// number in E.164.
  public BlindIndex index(Msisdn msisdn) {
    var mac = indexMac.get();
    mac.update("msisdn\0".getBytes(StandardCharsets.US_ASCII));
    return new BlindIndex(
        mac.doFinal(msisdn.e164().getBytes(StandardCharsets.US_ASCII)), index.newest());
  }

  /// Seals a number to one row of one table: 45 bytes, whatever the number.
  public byte[] sealNumber(Msisdn msisdn, UUID row, String table) {
    var plain = Arrays.copyOf(msisdn.e164().getBytes(StandardCharsets.US_ASCII), PAD);
    return Sealing.seal(number.newestKey(), number.newest(), numberAad(row, table), plain);
  }

  /// Empty when it does not belong to this row or was changed.
  public Optional<Msisdn> openNumber(byte[] sealed, UUID row, String table) {
    int version = Sealing.version(sealed);
    if (!number.has(version)) return Optional.empty();
    return Sealing.open(number.of(version), numberAad(row, table), sealed)
        .map(plain -> new String(plain, StandardCharsets.US_ASCII).replace("\0", ""))
        .flatMap(Msisdn::parse);
  }

  private static byte[] numberAad(UUID row, String table) {
    return (table + ".msisdn\0" + row).getBytes(StandardCharsets.US_ASCII);
  }

  /// Seals anything else, padded to 16 bytes so that its length tells little.
  ///
  /// @param purpose chooses the key: what is sealed for one purpose does not open for another
  /// @param aad what the value belongs to; needed again to open it
  public byte[] seal(String purpose, byte[] aad, byte[] plain) {
    var keys = keys(purpose);
    return Sealing.seal(keys.newestKey(), keys.newest(), aad, pad(plain));
  }

  /// Empty when it was sealed for something else or changed.
  public Optional<byte[]> open(String purpose, byte[] aad, byte[] sealed) {
    var keys = keys(purpose);
    int version = Sealing.version(sealed);
    if (!keys.has(version)) return Optional.empty();
    return Sealing.open(keys.of(version), aad, sealed).flatMap(Vault::unpad);
  }

  private Keys keys(String purpose) {
    return purposes.computeIfAbsent(purpose, p -> Keys.derive(roots, p, AES));
  }

  /// The stored name of a gateway's session: 16 bytes that lead back to nothing.
  public byte[] sessionId(String gatewaySession) {
    return Arrays.copyOf(
        sessionMac.get().doFinal(gatewaySession.getBytes(StandardCharsets.UTF_8)), SESSION_ID);
  }

  /// The stored form of a name that others gave to something, such as a gateway's id of a message:
  /// 16 bytes that lead back to nothing.
  ///
  /// @param purpose chooses the key: the same name has another hash for another purpose
  public byte[] hash(String purpose, String name) {
    var key =
        hashKeys.computeIfAbsent(purpose, p -> Keys.derive(roots, "hash " + p, HMAC).newestKey());
    return Arrays.copyOf(mac(key).get().doFinal(name.getBytes(StandardCharsets.UTF_8)), SESSION_ID);
  }

  /// What is hashed in the place of a secret that somebody types.
  byte[] pepper(int version, String typed) {
    return mac(peppers.of(version)).get().doFinal(typed.getBytes(StandardCharsets.UTF_8));
  }

  int newestPepper() {
    return peppers.newest();
  }

  boolean hasPepper(int version) {
    return peppers.has(version);
  }

  /// A reference that is safe to say aloud, a letter and four digits. The same key gives the same
  /// reference; a taken one is passed by with the next attempt.
  public String reference(byte[] actionKey, int attempt) {
    var mac = referenceMac.get();
    mac.update((byte) attempt);
    var hash = mac.doFinal(actionKey);
    int letter = Math.floorMod(hash[0], REFERENCE_LETTERS.length());
    int digits =
        Math.floorMod(
            ((hash[1] & 0xFF) << 16) | ((hash[2] & 0xFF) << 8) | (hash[3] & 0xFF),
            REFERENCES_A_LETTER);
    return "%c%04d".formatted(REFERENCE_LETTERS.charAt(letter), digits);
  }

  /// The key of one case. Deleting its wrapped form shreds the case.
  public static final class CaseKey {
    private final SecretKey key;

    private CaseKey(byte[] bytes) {
      this.key = new SecretKeySpec(bytes, AES);
    }

    @Override
    public String toString() {
      return "[key]";
    }
  }

  public CaseKey newCaseKey() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return new CaseKey(bytes);
  }

  /// The case's key as it is stored, in a table of its own.
  public byte[] wrap(CaseKey key, UUID id) {
    return Sealing.seal(
        caseKeys.newestKey(), caseKeys.newest(), caseAad(id, "key"), key.key.getEncoded());
  }

  public Optional<CaseKey> unwrap(byte[] wrapped, UUID id) {
    int version = Sealing.version(wrapped);
    if (!caseKeys.has(version)) return Optional.empty();
    return Sealing.open(caseKeys.of(version), caseAad(id, "key"), wrapped).map(CaseKey::new);
  }

  /// Seals one answer with the key of its case.
  public byte[] sealInCase(CaseKey key, UUID id, String field, byte[] plain) {
    return Sealing.seal(key.key, 1, caseAad(id, field), pad(plain));
  }

  public Optional<byte[]> openInCase(CaseKey key, UUID id, String field, byte[] sealed) {
    return Sealing.version(sealed) == 0
        ? Optional.empty()
        : Sealing.open(key.key, caseAad(id, field), sealed).flatMap(Vault::unpad);
  }

  private static byte[] caseAad(UUID id, String field) {
    return ("case\0" + id + "\0" + field).getBytes(StandardCharsets.UTF_8);
  }

  /// A one, then zeros, up to the next multiple of 16.
  private static byte[] pad(byte[] plain) {
    var padded = Arrays.copyOf(plain, (plain.length / PAD + 1) * PAD);
    padded[plain.length] = 1;
    return padded;
  }

  private static Optional<byte[]> unpad(byte[] padded) {
    int end = padded.length - 1;
    while (end >= 0 && padded[end] == 0) end--;
    return end >= 0 && padded[end] == 1
        ? Optional.of(Arrays.copyOf(padded, end))
        : Optional.empty();
  }

  private static ThreadLocal<Mac> mac(SecretKey key) {
    return ThreadLocal.withInitial(
        () -> {
          try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac;
          } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java lacks HMAC-SHA-256", impossible);
          }
        });
  }
}
