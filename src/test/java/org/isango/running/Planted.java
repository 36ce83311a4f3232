package org.isango.running;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was planted, in every encoding, and the search for all of it in one pass.
final class Planted {
  private static final int KEY = 6;
  private static final int SIEVE = 1 << 20;

  private record Needle(String name, byte[] bytes) {}

  private final Map<Long, List<Needle>> byKey = new HashMap<>();

  /// Which keys may be there at all; nearly every byte of a file is passed over here.
  private final boolean[] sieve = new boolean[SIEVE];

  Planted number(String e164) {
    return all("number " + e164, Encodings.ofNumber(e164));
  }

  Planted phrase(String words) {
    return all("phrase " + words, Encodings.ofPhrase(words));
  }

  /// A secret is named without being told.
  Planted secret(String name, String secret) {
    return all(name, Encodings.ofPhrase(secret));
  }

  private Planted all(String what, Map<String, byte[]> encodings) {
    encodings.forEach((name, bytes) -> add(new Needle(what + ", " + name, bytes)));
    return this;
  }

  private void add(Needle needle) {
    long key = key(needle.bytes(), 0);
    sieve[hash(key)] = true;
    byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(needle);
  }

  /// The names of what stands in these bytes.
  Set<String> in(byte[] hay) {
    var found = new LinkedHashSet<String>();
    for (int at = 0; at + KEY <= hay.length; at++) {
      long key = key(hay, at);
      if (!sieve[hash(key)]) continue;
      for (var needle : byKey.getOrDefault(key, List.of())) {
        if (standsAt(hay, at, needle.bytes())) found.add(needle.name());
      }
    }
    return found;
  }

  Set<String> in(String text) {
    return in(text.getBytes(StandardCharsets.UTF_8));
  }

  /// What stands in the files of a folder or in their names, each with its file.
  List<String> inFolder(Path folder, Set<String> butFor) throws IOException {
    var found = new ArrayList<String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var name = folder.relativize(file).toString();
        if (butFor.contains(name)) continue;
        in(name).forEach(what -> found.add(name + " is named by " + what));
        in(content(file)).forEach(what -> found.add(name + " holds " + what));
      }
    }
    return found;
  }

  /// The database may remove a file of its own between the listing and the reading.
  private static byte[] content(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException gone) {
      return new byte[0];
    }
  }

  private static boolean standsAt(byte[] hay, int at, byte[] needle) {
    int end = at + needle.length;
    return end <= hay.length && Arrays.equals(hay, at, end, needle, 0, needle.length);
  }

  private static long key(byte[] bytes, int at) {
    long key = 0;
    for (int i = 0; i < KEY; i++) key = key << 8 | bytes[at + i] & 0xff;
    return key;
  }

  private static int hash(long key) {
    return (int) (key * 0x9E3779B97F4A7C15L >>> 44);
  }
}
