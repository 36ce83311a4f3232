package org.isango.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// One formatter, no debate: every file is as google-java-format writes it. `mvn test
/// -Dtest=FormatTest -Dformat=write` rewrites what is not.
class FormatTest {
  private static final boolean WRITE = "write".equals(System.getProperty("format"));

  @Test
  void everyFileIsFormatted() {
    var wrong = new ArrayList<Path>();
    for (Path file : Sources.java(Sources.MAIN, Sources.TEST, Sources.BENCH)) {
      String now = Sources.read(file);
      String formatted = formatted(file, now);
      if (!formatted.equals(now)) {
        if (WRITE) write(file, formatted);
        else wrong.add(file);
      }
    }
    assertThat(wrong).as("run mvn test -Dtest=FormatTest -Dformat=write").isEmpty();
  }

  private static String formatted(Path file, String source) {
    try {
      return new Formatter().formatSource(RemoveUnusedImports.removeUnusedImports(source));
    } catch (FormatterException unreadable) {
      throw new IllegalStateException(file + ": " + unreadable.getMessage(), unreadable);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
