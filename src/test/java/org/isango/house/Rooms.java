package org.isango.house;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rooms of the house and the arrows between them, as the design has them. A room is a package
/// below the root; its sub-packages belong to it.
final class Rooms {
  static final String ROOT = "org.isango";

  /// What members, helpers and coordinators do here.
  private static final Set<String> FEATURES =
      Set.of("directory", "member", "cases", "duty", "meetings", "sms");

  /// Room, and what it may import beside itself. The root may import all.
  static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("text", Set.of()),
          Map.entry("menu", Set.of("text", "calendar")),
          Map.entry("calendar", Set.of()),
          Map.entry("vault", Set.of()),
          Map.entry("store", Set.of("vault")),
          Map.entry("directory", Set.of("store", "text", "calendar")),
          Map.entry("member", Set.of("store", "vault", "text")),
          Map.entry("gateway", Set.of("text", "vault")),
          Map.entry(
              "sms", Set.of("store", "member", "text", "menu", "gateway", "vault", "calendar")),
          Map.entry("cases", Set.of("store", "member", "vault", "calendar", "text", "sms")),
          Map.entry(
              "duty",
              Set.of("store", "member", "vault", "calendar", "text", "sms", "menu", "cases")),
          Map.entry("meetings", Set.of("store", "member", "vault", "calendar", "text", "sms")),
          Map.entry("mo", with(FEATURES, "menu", "store", "gateway", "text", "vault", "calendar")),
          Map.entry(
              "ussd", with(FEATURES, "menu", "store", "gateway", "text", "vault", "calendar")));

  /// Rooms that know no clock, no chance, no network, no database and no log.
  static final Set<String> PURE = Set.of("text", "menu", "calendar");

  /// The one file of a pure room that may use a library: it reads YAML.
  static final Path YAML_READER = Path.of("src/main/java/org/isango/menu/YamlFile.java");

  private Rooms() {}

  private static Set<String> with(Set<String> rooms, String... more) {
    return Stream.concat(rooms.stream(), Stream.of(more)).collect(Collectors.toSet());
  }

  /// The room of a package or class name: its first word below the root; empty for the root.
  static String of(String name) {
    if (!name.startsWith(ROOT + ".")) return "";
    var below = name.substring(ROOT.length() + 1).split("\\.")[0];
    return Character.isUpperCase(below.charAt(0)) ? "" : below;
  }
}
