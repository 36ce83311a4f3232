package org.isango.gateway.africastalking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// The unguessable parts of the callback addresses: Africa's Talking signs nothing, so these are
/// how we know it. Two are valid for each kind, the newest and the one before, so that they can be
/// renewed without losing a hop. Kept in a file that only its owner may read.
public final class CallbackSecrets {
  private static final int BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;
  private volatile Map<Kind, List<String>> secrets = Map.of();
  private volatile long readAt;

  /// The addresses a gateway calls.
  public enum Kind {
    USSD("ussd", true),
    USSD_END("ussd-end", true),
    SMS("sms", false),
    DELIVERY("delivery", false),
    OPTOUT("optout", false);

    private final String path;
    private final boolean served;

    Kind(String path, boolean served) {
      this.path = path;
      this.served = served;
    }

    /// Last segment of the address, and the word `urls` prints before it.
    public String path() {
      return path;
    }

    /// Whether there is something behind the address yet.
    public boolean served() {
      return served;
    }
  }

  private CallbackSecrets(Path file) {
    this.file = file;
  }

  /// Opens the secrets of a data folder, making them on the first start.
  public static CallbackSecrets open(Path data) {
    var secrets = new CallbackSecrets(data.resolve("callback-secrets"));
    try {
      if (!Files.exists(secrets.file)) {
        Files.createDirectories(
            data,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        secrets.renew();
      }
      secrets.read();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot use the callback secrets", failure);
    }
    return secrets;
  }

  /// The newest secret, for the address to paste into the gateway's dashboard.
  public String current(Kind kind) {
    return secrets.get(kind).getFirst();
  }

  /// Which callback a path is, if it carries one of its two secrets. Takes the same time whichever
  /// secret is wrong and wherever.
  Optional<Kind> kind(String path) {
    var parts = path.split("/", -1);
    boolean shaped = parts.length == 4 && parts[0].isEmpty() && parts[1].equals("cb");
    var given = (shaped ? parts[2] : "").getBytes(StandardCharsets.UTF_8);
    var last = shaped ? parts[3] : "";
    var found = Optional.<Kind>empty();
    for (var kind : Kind.values()) {
      boolean right = false;
      for (var secret : secrets.get(kind)) {
        right |= MessageDigest.isEqual(secret.getBytes(StandardCharsets.US_ASCII), given);
      }
      if (right && kind.served && kind.path.equals(last)) found = Optional.of(kind);
    }
    return found;
  }

  /// Makes new secrets; the newest so far stay valid, the ones before them do not.
  public void renew() {
    try {
      var stored = new Properties();
      for (var kind : Kind.values()) {
        var fresh = new byte[BYTES];
        RANDOM.nextBytes(fresh);
        var before = secrets.containsKey(kind) ? " " + current(kind) : "";
        stored.setProperty(
            kind.path, Base64.getUrlEncoder().withoutPadding().encodeToString(fresh) + before);
      }
      write(stored);
      read();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write the callback secrets", failure);
    }
  }

  /// Reads the file again if it has changed.
  public void refresh() {
    try {
      if (Files.getLastModifiedTime(file).toMillis() != readAt) read();
    } catch (IOException gone) {
      // the secrets in memory stay valid until there are others
    }
  }

  private void write(Properties stored) throws IOException {
    var text = new StringBuilder();
    stored.forEach((kind, both) -> text.append(kind).append(" = ").append(both).append('\n'));
    var fresh =
        Files.createTempFile(
            file.getParent(),
            "callback-secrets",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII)));
      out.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void read() throws IOException {
    var stored = new Properties();
    long at = Files.getLastModifiedTime(file).toMillis();
    try (var in = Files.newBufferedReader(file)) {
      stored.load(in);
    }
    var read = new EnumMap<Kind, List<String>>(Kind.class);
    for (var kind : Kind.values()) {
      var both = List.of(stored.getProperty(kind.path, "").strip().split(" +"));
      if (both.getFirst().length() < BYTES || both.size() > 2) {
        throw new IOException("the callback secrets are damaged: delete the file to make new ones");
      }
      read.put(kind, both);
    }
    secrets = read;
    readAt = at;
  }

  @Override
  public String toString() {
    return "[secrets]";
  }
}
