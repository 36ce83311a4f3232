package org.isango.vault;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The root keys, by version, as they stand in a file that only its owner may read. It is made on
/// the first start. Nothing written before can be read again without it.
final class Keyset {
  private static final int FORMAT = 1;
  private static final int ROOT_BYTES = 32;
  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OWNER_FILE =
      PosixFilePermissions.fromString("rw-------");

  private final SortedMap<Integer, byte[]> roots;

  private Keyset(SortedMap<Integer, byte[]> roots) {
    this.roots = roots;
  }

  /// The file's form. Version numbers grow; the newest key writes, all of them read.
  private record Form(int format, List<Key> keys) {
    private record Key(int version, String root) {}
  }

  SortedMap<Integer, byte[]> roots() {
    return roots;
  }

  /// @throws IllegalStateException when the file is readable by others or not a keyset
  static Keyset open(Path file) {
    try {
      if (!Files.exists(file)) make(file);
      refuseOthers(file);
      return read(file);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot use the keyset " + file, failure);
    }
  }

  private static void make(Path file) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
    var root = new byte[ROOT_BYTES];
    new SecureRandom().nextBytes(root);
    var form = new Form(FORMAT, List.of(new Form.Key(1, Base64.getEncoder().encodeToString(root))));
    var fresh =
        Files.createTempFile(
            folder, "keyset", ".new", PosixFilePermissions.asFileAttribute(OWNER_FILE));
    try (var out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(new ObjectMapper().writeValueAsBytes(form)));
      out.force(true);
    }
    try {
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException raced) {
      // another process made it first: its keys count
    } catch (UnsupportedOperationException noLinks) {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.deleteIfExists(fresh);
    try (var entries = FileChannel.open(folder, StandardOpenOption.READ)) {
      entries.force(true);
    }
  }

  private static void refuseOthers(Path file) throws IOException {
    var rights = Files.getPosixFilePermissions(file);
    if (!OWNER_FILE.containsAll(rights)) {
      throw new IllegalStateException(
          "the keyset " + file + " can be read by others: chmod 600 it, and ask who has read it");
    }
  }

  /// What the reader of JSON says about a damaged file may hold a piece of a key, so it is not
  /// passed on.
  private static Keyset read(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    try {
      var roots = roots(bytes);
      boolean usable =
          !roots.isEmpty()
              && roots.firstKey() >= 1
              && roots.lastKey() <= Byte.MAX_VALUE
              && roots.values().stream().allMatch(r -> r.length == ROOT_BYTES);
      if (usable) return new Keyset(roots);
    } catch (JacksonException | IllegalArgumentException damaged) {
      // said below, without what was read
    }
    throw new IllegalStateException(
        file + " is not a keyset of format " + FORMAT + ": restore it from its backup");
  }

  /// Read word by word: the mapper of whole records takes longer to load than the rest of the
  /// vault. Empty when the file has another format, or one version twice.
  private static SortedMap<Integer, byte[]> roots(byte[] bytes) throws IOException {
    var roots = new TreeMap<Integer, byte[]>();
    int format = 0;
    int version = 0;
    var root = new byte[0];
    boolean twice = false;
    try (var json = new JsonFactory().createParser(bytes)) {
      for (var token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.END_OBJECT && root.length > 0) {
          twice |= roots.put(version, root) != null;
          root = new byte[0];
        } else if (token == JsonToken.FIELD_NAME) {
          switch (json.currentName()) {
            case "format" -> format = json.nextIntValue(0);
            case "version" -> version = json.nextIntValue(0);
            case "root" -> root = root(json);
            default -> json.nextToken();
          }
        }
      }
    }
    return format == FORMAT && !twice ? roots : new TreeMap<>();
  }

  private static byte[] root(JsonParser json) throws IOException {
    json.nextToken();
    return Base64.getDecoder().decode(json.getText());
  }
}
