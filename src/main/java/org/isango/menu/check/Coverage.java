package org.isango.menu.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.isango.menu.Menus;
import org.isango.menu.Screen;
import org.isango.menu.Translation;
import org.isango.menu.Translation.Status;
import org.isango.text.Language;

/// How far each language is: of all screens and texts, how many have a fresh and whole translation,
/// how far that is on its way, and how sure its translator was.
final class Coverage {
  private Coverage() {}

  /// One line a language.
  static String of(Menus menus) {
    return menus.settings().languages().stream()
        .filter(language -> language != Language.EN)
        .map(language -> line(menus, language))
        .collect(Collectors.joining());
  }

  private static String line(Menus menus, Language language) {
    Map<String, Translation> entries = menus.texts().getOrDefault(language, Map.of());
    List<String> wanted = wanted(menus);
    List<Translation> whole =
        wanted.stream().filter(id -> isWhole(menus, entries, id)).map(entries::get).toList();
    String steps =
        Arrays.stream(Status.values())
            .map(step -> step.word() + " " + whole.stream().filter(t -> t.status() == step).count())
            .collect(Collectors.joining(", "));
    String sure =
        List.of("high", "middle", "low").stream()
            .map(c -> c + " " + whole.stream().filter(t -> t.confidence().equals(c)).count())
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%-11s %3d of %d: %s; confidence %s%n",
        language.ownName(),
        whole.size(),
        wanted.size(),
        steps,
        sure);
  }

  private static List<String> wanted(Menus menus) {
    var wanted = new ArrayList<String>();
    for (Screen screen : menus.screens().values()) {
      if (!Parts.own(screen).isEmpty()) {
        wanted.add(screen.id());
      }
    }
    wanted.addAll(menus.messages().keySet());
    menus.keywords().keySet().forEach(id -> wanted.add("keyword." + id));
    menus.alerts().keySet().forEach(id -> wanted.add("alert." + id));
    return wanted;
  }

  private static boolean isWhole(Menus menus, Map<String, Translation> entries, String id) {
    if (!entries.containsKey(id)) return false;
    Map<String, String> common = Parts.common(menus.settings());
    Map<String, Translation.Part> parts = entries.get(id).parts();
    return Parts.of(id, menus).entrySet().stream()
        .filter(english -> !common.containsKey(english.getKey()))
        .filter(english -> !(english.getKey().equals("say") && menus.messages().containsKey(id)))
        .allMatch(
            english ->
                parts.containsKey(english.getKey())
                    && parts
                        .get(english.getKey())
                        .english()
                        .strip()
                        .equals(english.getValue().strip()));
  }
}
