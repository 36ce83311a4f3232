package org.isango;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchTest {
  @TempDir Path folder;
  private String jar;

  @BeforeEach
  void packsAJar() throws IOException {
    var packed = folder.resolve("isango.jar");
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Java-Options", "-Xmx256m -XX:+UseSerialGC");
    new JarOutputStream(Files.newOutputStream(packed), manifest).close();
    jar = packed.toString();
  }

  @Test
  void aPlainStartGetsTheOptionsOfTheJar() {
    assertThat(Launch.line(List.of("-jar", jar, "serve")).orElseThrow())
        .containsExactly(java(), "-Xmx256m", "-XX:+UseSerialGC", "-jar", jar, "serve");
  }

  @Test
  void theStartCacheIsUsedWhereThereIsOne() throws IOException {
    var cache = Files.createFile(folder.resolve("isango.aot"));
    assertThat(Launch.line(List.of("-jar", jar, "serve")).orElseThrow())
        .containsSubsequence("-XX:+UseSerialGC", "-XX:AOTCache=" + cache, "-jar", jar, "serve");
  }

  @Test
  void whatIsLaunchedSoIsNotLaunchedAgain() {
    var line = Launch.line(List.of("-jar", jar, "serve")).orElseThrow();
    assertThat(Launch.line(line.subList(1, line.size()))).isEmpty();
  }

  @Test
  void whoeverGivesOptionsIsTakenAtHisWord() {
    assertThat(Launch.line(List.of("-Xmx1g", "-jar", jar, "serve"))).isEmpty();
    assertThat(Launch.line(List.of("-cp", jar, "org.isango.Main", "serve"))).isEmpty();
    assertThat(Launch.line(List.of())).isEmpty();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
