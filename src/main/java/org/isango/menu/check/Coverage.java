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
/// how far that is on its way, and how sure its translator was; then the same by what a wrong word
/// could cost, with how many of them a member already sees.
final class Coverage {
  private final Menus menus;
  private final List<String> wanted;

  Coverage(Menus menus) {
    this.menus = menus;
    this.wanted = wanted(menus);
  }

  /// What a wrong word could cost: her safety, or an ordinary question.
  private enum Risk {
    CAREFUL("careful"),
    SCREENS("other screens"),
    TEXTS("other texts");

    private final String words;

    Risk(String words) {
      this.words = words;
    }
  }

  /// Two lines a language.
  static String of(Menus menus) {
    var coverage = new Coverage(menus);
    return menus.settings().languages().stream()
        .filter(language -> language != Language.EN)
        .map(language -> coverage.steps(language) + coverage.risks(language))
        .collect(Collectors.joining());
  }

  private String steps(Language language) {
    Map<String, Translation> entries = menus.texts().getOrDefault(language, Map.of());
    List<Translation> whole =
        wanted.stream().filter(id -> isWhole(id, language)).map(entries::get).toList();
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

  private String risks(Language language) {
    return Arrays.stream(Risk.values())
        .map(risk -> risk(risk, language))
        .collect(Collectors.joining("; ", " ".repeat(12), System.lineSeparator()));
  }

  private String risk(Risk risk, Language language) {
    List<String> all = wanted.stream().filter(id -> risk(id) == risk).toList();
    List<String> whole = all.stream().filter(id -> isWhole(id, language)).toList();
    long shown = whole.stream().filter(id -> isFarEnough(id, language)).count();
    return "%s %d of %d, shown %d".formatted(risk.words, whole.size(), all.size(), shown);
  }

  private Risk risk(String id) {
    if (isCareful(id)) return Risk.CAREFUL;
    return menus.screens().containsKey(id) ? Risk.SCREENS : Risk.TEXTS;
  }

  private boolean isCareful(String id) {
    Screen screen = menus.screens().get(id);
    return screen == null
        ? menus.settings().names().careful().contains(id)
        : screen.traits().careful();
  }

  private boolean isFarEnough(String id, Language language) {
    var settings = menus.settings();
    Status least = isCareful(id) ? settings.careful() : settings.ordinary();
    return menus.texts().get(language).get(id).status().compareTo(least) >= 0;
  }

  /// Everything that can be translated, by the name it has in `texts/`.
  List<String> wanted() {
    return wanted;
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
    return List.copyOf(wanted);
  }

  /// Whether all of it is there in this language, made from today's English.
  boolean isWhole(String id, Language language) {
    Map<String, Translation> entries = menus.texts().getOrDefault(language, Map.of());
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
