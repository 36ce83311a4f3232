package org.isango.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs of this platform, unpacked once from the jar on the class path.
final class PostgresBinaries {
  /// Named in the folder, so that a new version never mixes with the files of an old one.
  private static final String VERSION = "18.6";

  private PostgresBinaries() {}

  /// The folder with `bin`, unpacked below the data folder if it is not there yet.
  static Path in(Path data) throws IOException, InterruptedException {
    var folder = data.resolve("postgres-" + VERSION);
    FreshFolder.make(folder, PostgresBinaries::unpackAll);
    return folder;
  }

  private static void unpackAll(Path root) throws IOException {
    try (var packed = archive();
        var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, root);
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path root)
      throws IOException {
    var target = root.resolve(entry.getName()).normalize();
    if (!target.startsWith(root)) throw new IOException("an entry leads out of the archive");
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, target);
    if ((entry.getMode() & 0b001_000_000) != 0) {
      Files.setPosixFilePermissions(
          target,
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));
    }
  }

  private static InputStream archive() throws IOException {
    var name =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    var arm = System.getProperty("os.arch").equals("aarch64");
    for (var machine : arm ? List.of("arm_64", "arm64v8") : List.of("x86_64")) {
      var found =
          PostgresBinaries.class.getResourceAsStream("/postgres-" + name + "-" + machine + ".txz");
      if (found != null) return found;
    }
    throw new IOException(
        "there is no embedded PostgreSQL for this machine: configure database.host");
  }
}
