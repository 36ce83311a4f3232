package org.isango.menu.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isango.menu.MenuProblems.Problem;
import org.isango.menu.Menus;
import org.isango.menu.Place;
import org.isango.menu.Screen;
import org.isango.text.Language;

/// What is promised to who speaks no English: in the languages of `translated` everything has a
/// draft at least, in those of `partly` what an emergency needs. A screen that is new, or whose
/// English has changed, may be named in `waiting.yaml` until it is translated.
///
/// Nothing of this is refused: English is shown meanwhile, and a text that must change at night may
/// not wait for ten translators.
final class Promised {
  private final Menus menus;
  private final Coverage coverage;

  private Promised(Menus menus) {
    this.menus = menus;
    this.coverage = new Coverage(menus);
  }

  /// Every promise that is broken, and everything that waits in vain.
  static List<Problem> broken(Menus menus) {
    var promised = new Promised(menus);
    return Stream.concat(promised.missing(), promised.idle()).toList();
  }

  private Stream<Problem> missing() {
    var waiting = menus.settings().names().waiting();
    return coverage.wanted().stream()
        .filter(id -> !waiting.contains(id))
        .flatMap(id -> missing(id).stream());
  }

  private Optional<Problem> missing(String id) {
    var languages = without(id);
    if (languages.isEmpty()) return Optional.empty();
    String files =
        languages.stream()
            .map(l -> "texts/" + l.code() + ".yaml")
            .collect(Collectors.joining(", "));
    String names = languages.stream().map(Language::ownName).collect(Collectors.joining(", "));
    return Optional.of(
        new Problem(
            place(id),
            id + " has no draft of today's English in " + names,
            "Write it in " + files + ", or name it in waiting.yaml until somebody has"));
  }

  /// Waits for nothing: translated by now, or gone.
  private Stream<Problem> idle() {
    return menus.settings().names().waiting().stream()
        .filter(id -> !coverage.wanted().contains(id) || without(id).isEmpty())
        .map(
            id ->
                new Problem(
                    new Place("waiting.yaml", 1),
                    id + " waits for no translation any more",
                    "Take it off the list"));
  }

  private List<Language> without(String id) {
    var settings = menus.settings();
    return settings.languages().stream()
        .filter(language -> language != Language.EN && isPromised(id, language))
        .filter(language -> !coverage.isWhole(id, language))
        .toList();
  }

  private boolean isPromised(String id, Language language) {
    var settings = menus.settings();
    var names = settings.names();
    return settings.translated().contains(language)
        || (names.partly().contains(language)
            && names.partlyScreens().stream().anyMatch(name -> Marks.names(name, id)));
  }

  private Place place(String id) {
    Screen screen = menus.screens().get(id);
    if (screen != null) return screen.place();
    if (id.startsWith("keyword.")) return menus.keywords().get(id.substring(8)).place();
    if (id.startsWith("alert.")) return menus.alerts().get(id.substring(6)).place();
    return menus.messages().get(id).place();
  }
}
