package org.isango;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.jar.JarFile;

/// Gives a plain `java -jar isango.jar serve` the options of the virtual machine that the service
/// wants, which a jar cannot ask for: the heap of a small server, and the start cache that the
/// build left beside the jar (decision 14).
///
/// The process becomes another program under its old number, as a shell's `exec` does, so that
/// whoever started it sees, signals and ends one process. Whoever gives options of his own is taken
/// at his word, and where any of this is not possible the service runs as it was started.
final class Launch {
  /// In the manifest, written by the build.
  private static final String OPTIONS = "Java-Options";

  /// How many heaps the C library keeps: by itself eight for every core, each with its own waste.
  private static final String HEAPS = "MALLOC_ARENA_MAX";

  private static final List<String> OPTIONS_FROM_OUTSIDE =
      List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS");

  private Launch() {}

  /// Returns only when nothing is to be changed, or nothing can be.
  static void withOptions() {
    if (OPTIONS_FROM_OUTSIDE.stream().anyMatch(System.getenv()::containsKey)) return;
    var self = ProcessHandle.current().info();
    line(List.of(self.arguments().orElse(new String[0]))).ifPresent(Launch::become);
  }

  /// The command line to run instead of this one; empty when this is not `java -jar JAR …`.
  static Optional<List<String>> line(List<String> arguments) {
    if (arguments.size() < 2 || !arguments.getFirst().equals("-jar")) return Optional.empty();
    var jar = Path.of(arguments.get(1));
    var line = java(jar);
    if (line.size() == 1 && !Files.isRegularFile(cache(jar))) return Optional.empty();
    if (Files.isRegularFile(cache(jar))) line.add("-XX:AOTCache=" + cache(jar));
    line.addAll(arguments);
    return Optional.of(line);
  }

  /// The beginning of a command line: this Java, with the options of the jar.
  static List<String> java(Path jar) {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(options(jar));
    return line;
  }

  /// The jar this program was packed in; empty where it is not.
  static Optional<Path> jar() {
    try {
      var place = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Optional.of(place).filter(Files::isRegularFile);
    } catch (URISyntaxException unknown) {
      return Optional.empty();
    }
  }

  private static List<String> options(Path jar) {
    try (var file = new JarFile(jar.toFile())) {
      return Optional.ofNullable(file.getManifest())
          .map(manifest -> manifest.getMainAttributes().getValue(OPTIONS))
          .map(options -> Stream.of(options.split(" ")).filter(o -> !o.isBlank()).toList())
          .orElse(List.of());
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  /// The start cache of a jar: what the virtual machine learned in one run of it.
  static Path cache(Path jar) {
    return jar.resolveSibling(jar.getFileName().toString().replaceFirst("\\.jar$", ".aot"));
  }

  @SuppressWarnings("restricted")
  private static void become(List<String> line) {
    var linker = Linker.nativeLinker();
    var execv = linker.defaultLookup().find("execv");
    var setenv = linker.defaultLookup().find("setenv");
    if (execv.isEmpty() || setenv.isEmpty()) return;
    var call =
        linker.downcallHandle(
            execv.get(),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
    var set =
        linker.downcallHandle(
            setenv.get(),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    try (var arena = Arena.ofConfined()) {
      int kept = (int) set.invokeExact(arena.allocateFrom(HEAPS), arena.allocateFrom("1"), 0);
      assert kept == 0;
      var words = arena.allocate(ValueLayout.ADDRESS, line.size() + 1L);
      for (int i = 0; i < line.size(); i++) {
        words.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(line.get(i)));
      }
      words.setAtIndex(ValueLayout.ADDRESS, line.size(), MemorySegment.NULL);
      int refused = (int) call.invokeExact(words.getAtIndex(ValueLayout.ADDRESS, 0), words);
      assert refused != 0;
    } catch (Throwable impossible) {
      throw new IllegalStateException("execv cannot be called", impossible);
    }
  }
}
