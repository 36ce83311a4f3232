package org.isango.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/// A folder that is there whole or not at all: it is filled under another name and then moved to
/// its place. What a start that was killed left half filled is thrown away by the next.
final class FreshFolder {
  private FreshFolder() {}

  /// What goes into the folder.
  interface Filling {
    void into(Path folder) throws IOException, InterruptedException;
  }

  /// Does nothing when the folder is there. One caller at a time: the lock of the data folder sees
  /// to that.
  static void make(Path place, Filling filling) throws IOException, InterruptedException {
    if (Files.isDirectory(place)) return;
    var fresh = place.resolveSibling(place.getFileName() + ".new");
    if (Files.exists(fresh)) delete(fresh);
    Files.createDirectory(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    filling.into(fresh);
    Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
    try (var entries = FileChannel.open(place.getParent(), StandardOpenOption.READ)) {
      entries.force(true);
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes about)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path left, IOException none)
              throws IOException {
            Files.delete(left);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
