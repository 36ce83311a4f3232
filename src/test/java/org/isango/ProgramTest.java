package org.isango;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
  @TempDir Path folder;

  @Test
  void aBuildOfTheSameSizeAndMomentIsAnotherProgram() throws IOException {
    var old = jar("old.jar", "say one");
    var upgraded = jar("new.jar", "say two");
    assertThat(upgraded).hasSize(Files.size(old));
    assertThat(Program.build(upgraded)).isPresent().isNotEqualTo(Program.build(old));
    assertThat(Program.build(jar("again.jar", "say one"))).isEqualTo(Program.build(old));
  }

  @Test
  void whatIsNoJarIsNoBuild() throws IOException {
    assertThat(Program.build(Files.writeString(folder.resolve("torn.jar"), "torn"))).isEmpty();
    assertThat(Program.build(folder.resolve("none.jar"))).isEmpty();
  }

  /// Stored as it is, and all of one moment.
  private Path jar(String name, String content) throws IOException {
    var jar = folder.resolve(name);
    try (var out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.setLevel(0);
      var entry = new ZipEntry("org/isango/Said.class");
      entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
      out.putNextEntry(entry);
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
    Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
    return jar;
  }
}
