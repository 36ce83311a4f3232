package org.isango.menu;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isango.text.Gsm7;
import org.isango.text.Language;

/// The menus worked out for speed: every screen folded and numbered in every language, once. What
/// has no live data in it is a finished reply.
final class Book {
  private final Menus menus;
  private final Map<String, Sheet> sheets = new HashMap<>();
  private final Map<Language, Map<String, Template>> messages = new EnumMap<>(Language.class);
  private final Map<String, Template> rowLabels = new HashMap<>();
  private final Map<String, String> sourceOfPick = new HashMap<>();
  private final Map<String, Integer> factWidths = new HashMap<>();
  private final Set<String> secrets = new HashSet<>();
  private final FilledIn said;

  Book(Menus menus) {
    this.menus = menus;
    var faces = new Faces(menus);
    this.said = new FilledIn(menus, faces);
    Set<String> firsts = firsts();
    menus.screens().forEach((id, s) -> sheets.put(id, sheet(s, faces, firsts.contains(id))));
    for (Screen screen : menus.screens().values()) {
      if (screen.kind() instanceof Screen.Kind.Listing listing) {
        rowLabels.put(screen.id(), Template.of(listing.show(), Map.of()));
        sourceOfPick.put(listing.pick(), listing.of());
      }
      if (screen.kind() instanceof Screen.Kind.Asking asking
          && asking.is() instanceof Screen.Answers.Secret) {
        secrets.add(asking.ask());
      }
    }
    for (Language language : menus.settings().languages()) {
      var texts = new HashMap<String, Template>();
      menus.messages().forEach((id, m) -> texts.put(id, faces.message(m, language)));
      messages.put(language, texts);
    }
    menus.settings().facts().forEach((name, longest) -> factWidths.put(name, longest.length()));
  }

  Menus.Settings settings() {
    return menus.settings();
  }

  /// Facts known to the menus, by id.
  Map<String, Fact> facts() {
    return menus.facts();
  }

  Optional<Sheet> sheet(String id) {
    return Optional.ofNullable(sheets.get(id));
  }

  /// Names of the secrets that screens ask for.
  Set<String> secrets() {
    return secrets;
  }

  Template rowLabel(String listScreen) {
    return rowLabels.get(listScreen);
  }

  /// The source of the rows that this pick chooses from; empty when it is no row.
  String sourceOfPick(String pick) {
    return sourceOfPick.getOrDefault(pick, "");
  }

  /// Most septets of a fact about the member, or of a column of a source.
  int width(String fact) {
    return factWidths.getOrDefault(fact, Integer.MAX_VALUE);
  }

  int width(String source, String column) {
    Menus.Source known = settings().lists().get(source);
    return known == null ? Integer.MAX_VALUE : known.widths().getOrDefault(column, 160);
  }

  /// A value as it fills a hole: said in this language, and no longer than declared.
  String shown(String fact, String value, Language language) {
    return Hop.shown(said.say(fact, value, language), width(fact));
  }

  /// The same for a column of a source.
  String shown(String source, String column, String value, Language language) {
    return Hop.shown(said.say(source + "-" + column, value, language), width(source, column));
  }

  Optional<Menus.Message> message(String id) {
    return Optional.ofNullable(menus.messages().get(id));
  }

  Optional<Template> message(String id, Language language) {
    return Optional.ofNullable(
        messages.getOrDefault(language, messages.getOrDefault(Language.EN, Map.of())).get(id));
  }

  private Sheet sheet(Screen screen, Faces made, boolean first) {
    var faces = new LinkedHashMap<Language, Face>();
    int budget = first ? settings().first() : settings().limit();
    Face english = ready(screen, made.english(screen), budget);
    faces.put(Language.EN, english);
    for (Language language : settings().languages()) {
      if (language != Language.EN) {
        faces.put(
            language,
            made.translated(screen, language).map(f -> ready(screen, f, budget)).orElse(english));
      }
    }
    var options = new HashMap<String, Screen.Option>();
    screen.options().forEach(o -> options.put(o.id(), o));
    return new Sheet(
        screen,
        new EnumMap<>(faces),
        faces.values().stream().distinct().toList(),
        options,
        screen.options().stream().filter(o -> o.key().equals(Optional.of("0"))).findFirst(),
        goodUntil(screen.facts()),
        budget);
  }

  /// Last day on which all these facts may be told.
  LocalDate goodUntil(List<String> facts) {
    return facts.stream()
        .map(menus.facts()::get)
        .filter(f -> f != null && f.told())
        .map(Fact::reviewBy)
        .min(LocalDate::compareTo)
        .orElse(LocalDate.MAX);
  }

  private static Face ready(Screen screen, Face face, int budget) {
    boolean fixed = face.say().isFixed() && face.lines().stream().allMatch(Template::isFixed);
    if (!fixed || screen.kind() instanceof Screen.Kind.Listing) {
      return face;
    }
    String text = Layout.lines(face.say().fill(n -> ""), Layout.options(face, n -> ""));
    if (!Gsm7.fits(text) || Gsm7.septets(text) > budget) {
      return face;
    }
    boolean end = screen.kind() instanceof Screen.Kind.Ending;
    return face.withReady(end ? new Reply.End(text) : new Reply.Ask(text));
  }

  /// Screens that can answer a dial: the start and what it passes without an answer.
  private Set<String> firsts() {
    var firsts = new HashSet<String>();
    var open = new ArrayDeque<String>(List.of(settings().start()));
    while (!open.isEmpty()) {
      String id = open.pop();
      Screen screen = menus.screens().get(id);
      if (screen != null && firsts.add(id)) {
        open.addAll(Targets.unanswered(screen));
      }
    }
    return firsts;
  }
}
