package org.isango.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// One service a data folder. Held as long as the process lives, whatever ends it.
record FolderLock(Path folder, FileLock lock) implements AutoCloseable {
  /// What this process holds. The system cannot be asked: it drops a process's lock on a file as
  /// soon as the process closes any second opening of it.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  /// Empty when another service, or this one already, holds the folder.
  ///
  /// @param folder without symbolic links in its path
  static Optional<FolderLock> take(Path folder) throws IOException {
    if (!HELD.add(folder)) return Optional.empty();
    var taken = Optional.<FolderLock>empty();
    try {
      var file =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      taken = Optional.ofNullable(file.tryLock()).map(lock -> new FolderLock(folder, lock));
      if (taken.isEmpty()) file.close();
      return taken;
    } finally {
      if (taken.isEmpty()) HELD.remove(folder);
    }
  }

  @Override
  public void close() {
    try {
      lock.acquiredBy().close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      HELD.remove(folder);
    }
  }
}
