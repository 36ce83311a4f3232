package org.isango.vault;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// The stored form of a PIN: Argon2id with 19 MiB and two passes, over what a key of ours has made
/// of the digits. There are few PINs, so the slowness only helps together with the key: whoever has
/// the database alone can try nothing.
///
/// It takes a tenth of a second: for virtual threads, and one at a time, so that nobody's hop waits
/// for two of them.
public final class PinHash {
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int BYTES = 32;
  private static final int SALT = 16;
  private static final long PATIENCE_MS = 1_500;
  private static final Pattern STORED = Pattern.compile("k([0-9]{1,3})(\\$argon2id\\$.+)");
  private static final Semaphore ONE = new Semaphore(1);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Vault vault;

  public PinHash(Vault vault) {
    this.vault = vault;
  }

  /// @param owner what the PIN belongs to: the same digits of another owner have another hash
  /// @return `k`, the version of the key, and the hash as everybody writes it
  /// @throws TimeoutException when too many are being made
  public String of(String owner, String digits) throws TimeoutException {
    int version = vault.newestPepper();
    var salt = new byte[SALT];
    RANDOM.nextBytes(salt);
    return alone(
        () -> "k" + version + argon().hash(peppered(version, owner, digits), salt).getResult());
  }

  /// Whether these digits are the PIN that was stored.
  ///
  /// @throws TimeoutException when too many are being looked at
  public boolean matches(String owner, String digits, String stored) throws TimeoutException {
    var read = STORED.matcher(stored);
    if (!read.matches()) return false;
    int version = Integer.parseInt(read.group(1));
    if (!vault.hasPepper(version)) return false;
    var hash = read.group(2).getBytes(StandardCharsets.US_ASCII);
    return alone(() -> argon().check(peppered(version, owner, digits), hash));
  }

  private static Argon2Function argon() {
    return Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, BYTES, Argon2.ID);
  }

  private byte[] peppered(int version, String owner, String digits) {
    return vault.pepper(version, owner + "\0" + digits);
  }

  @FunctionalInterface
  private interface Work<T> {
    T run();
  }

  private static <T> T alone(Work<T> work) throws TimeoutException {
    try {
      if (!ONE.tryAcquire(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
        throw new TimeoutException("too many PINs are being looked at");
      }
    } catch (InterruptedException stopped) {
      throw new IllegalStateException("stopped while a PIN was looked at", stopped);
    }
    try {
      return work.run();
    } finally {
      ONE.release();
    }
  }
}
