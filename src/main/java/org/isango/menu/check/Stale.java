package org.isango.menu.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.isango.menu.Menus;
import org.isango.menu.Translation;

/// Texts that wait for a translator, because the English has changed since they were made.
final class Stale {
  private Stale() {}

  /// One line each: where it stands and what it is.
  static List<String> of(Menus menus) {
    return menus.texts().values().stream()
        .flatMap(entries -> entries.entrySet().stream())
        .flatMap(entry -> parts(entry.getKey(), entry.getValue(), english(menus, entry.getKey())))
        .toList();
  }

  private static Stream<String> parts(
      String id, Translation translation, Map<String, String> english) {
    return new TreeMap<>(translation.parts())
        .entrySet().stream()
            .filter(part -> english.containsKey(part.getKey()))
            .filter(
                part ->
                    !part.getValue().english().strip().equals(english.get(part.getKey()).strip()))
            .map(part -> part.getValue().place() + ": " + part.getKey() + " of " + id);
  }

  /// Today's English of every part of this entry.
  private static Map<String, String> english(Menus menus, String id) {
    var common = new HashMap<>(Parts.common(menus.settings()));
    common.putAll(Parts.of(id, menus));
    return common;
  }
}
