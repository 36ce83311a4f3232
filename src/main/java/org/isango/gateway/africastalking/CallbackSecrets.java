package org.isango.gateway.africastalking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The unguessable parts of the callback addresses: Africa's Talking signs nothing, so these are
/// how we know it. Two are valid for each kind, the newest and the one before, so that they can be
/// renewed without losing a hop. Kept in a file that only its owner may read.
public final class CallbackSecrets {
  private static final int BYTES = 24;

  /// A kind, its newest secret, and the one before.
  private static final Pattern LINE = Pattern.compile("([a-z-]+) = ([\\w-]{32}(?: [\\w-]{32})?)");

  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OWNER_FILE =
      PosixFilePermissions.fromString("rw-------");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;
  private volatile Map<Kind, List<String>> secrets = Map.of();
  private volatile long readAt;

  /// The addresses a gateway calls.
  public enum Kind {
    USSD("ussd"),
    USSD_END("ussd-end"),
    SMS("sms"),
    DELIVERY("delivery"),
    OPTOUT("optout");

    private final String path;

    Kind(String path) {
      this.path = path;
    }

    /// Last segment of the address, and the word `urls` prints before it.
    public String path() {
      return path;
    }
  }

  private CallbackSecrets(Path file) {
    this.file = file;
  }

  /// Opens the secrets of a data folder, making them on the first start.
  ///
  /// @throws IllegalStateException when the file is readable by others or damaged
  public static CallbackSecrets open(Path data) {
    var secrets = new CallbackSecrets(data.resolve("callback-secrets"));
    try {
      if (!Files.exists(secrets.file)) {
        Files.createDirectories(data, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
        secrets.write(Map.of(), Write.UNLESS_THERE);
      }
      secrets.refuseOthers();
      secrets.read();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot use " + secrets.file, failure);
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
      if (right && kind.path.equals(last)) found = Optional.of(kind);
    }
    return found;
  }

  /// Makes new secrets; the newest so far stay valid, the ones before them do not.
  public void renew() {
    try {
      read();
      write(secrets, Write.OVER);
      read();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write " + file, failure);
    }
  }

  /// Reads the file again if it has changed. One that is gone or damaged changes nothing: the
  /// secrets in memory stay valid until there are others.
  public void refresh() {
    try {
      if (Files.getLastModifiedTime(file).toMillis() != readAt) read();
    } catch (IOException | IllegalStateException unusable) {
      // said above
    }
  }

  private enum Write {
    UNLESS_THERE,
    OVER
  }

  /// Puts a fresh secret of each kind before the newest so far.
  private void write(Map<Kind, List<String>> before, Write how) throws IOException {
    var text = new StringBuilder();
    for (var kind : Kind.values()) {
      text.append(kind.path).append(" = ").append(fresh());
      before.getOrDefault(kind, List.of()).stream()
          .limit(1)
          .forEach(s -> text.append(' ').append(s));
      text.append('\n');
    }
    var whole =
        Files.createTempFile(
            file.getParent(),
            "callback-secrets",
            ".new",
            PosixFilePermissions.asFileAttribute(OWNER_FILE));
    try (var out = FileChannel.open(whole, StandardOpenOption.WRITE)) {
      out.write(StandardCharsets.US_ASCII.encode(text.toString()));
      out.force(true);
    }
    switch (how) {
      case UNLESS_THERE -> linkUnlessThere(whole);
      case OVER -> Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /// Two processes may start at once: the first to be here has made the secrets.
  private void linkUnlessThere(Path whole) throws IOException {
    try {
      Files.createLink(file, whole);
    } catch (FileAlreadyExistsException raced) {
      // theirs count
    }
    Files.delete(whole);
  }

  private static String fresh() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void refuseOthers() throws IOException {
    if (!OWNER_FILE.containsAll(Files.getPosixFilePermissions(file))) {
      throw new IllegalStateException(
          file + " can be read by others: chmod 600 it, and renew the secrets with urls --renew");
    }
  }

  private void read() throws IOException {
    long at = Files.getLastModifiedTime(file).toMillis();
    var read = new EnumMap<Kind, List<String>>(Kind.class);
    for (var line : Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList()) {
      var words = LINE.matcher(line);
      if (!words.matches()) continue;
      for (var kind : Kind.values()) {
        if (words.group(1).equals(kind.path)) read.put(kind, List.of(words.group(2).split(" ")));
      }
    }
    if (read.size() < Kind.values().length) {
      throw new IllegalStateException(
          file
              + " is damaged: delete it to make new secrets, then paste the addresses that urls"
              + " prints into the gateway's dashboard");
    }
    secrets = read;
    readAt = at;
  }

  @Override
  public String toString() {
    return "[secrets]";
  }
}
