package org.isango.menu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.isango.text.Clip;
import org.isango.text.Fold;
import org.isango.text.Language;

/// The state of a session while one step changes it, and what the step may look at. Never leaves
/// the step.
final class Hop {
  private static final int TRAIL = 12;

  final Book book;
  final World world;
  String at;
  Optional<Language> language;
  List<String> shown;
  int page;
  int misses;
  private Map<String, String> picks;
  private boolean picksAreOurs;
  private List<String> trail;
  private boolean settled;
  private final List<Effect> effects = new ArrayList<>(2);

  Hop(Book book, World world, State state) {
    this.book = book;
    this.world = world;
    load(state);
  }

  /// Goes on with another state.
  void load(State state) {
    at = state.at();
    language = state.language();
    picks = state.picks();
    picksAreOurs = false;
    shown = state.shown();
    page = Math.max(0, state.page());
    misses = state.misses();
    trail = state.trail();
  }

  State state() {
    return new State(at, language, picks, shown, page, misses, trail);
  }

  List<Effect> effects() {
    return effects;
  }

  void effect(Effect effect) {
    effects.add(effect);
  }

  Optional<Sheet> sheet() {
    return book.sheet(at);
  }

  Map<String, String> picks() {
    return picks;
  }

  void pick(String name, String value) {
    if (!picksAreOurs) {
      picks = new HashMap<>(picks);
      picksAreOurs = true;
    }
    picks.put(name, value);
    if (name.equals("language")) {
      language = Language.of(value).or(() -> language);
    }
  }

  /// What was proved in a session before this one is proved no more.
  void unprove() {
    var kept = new HashMap<>(picks);
    kept.keySet().removeAll(book.secrets());
    picks = kept;
    picksAreOurs = true;
  }

  Language speaks() {
    if (language.isPresent()) {
      return language.get();
    }
    String known = world.facts().get("language");
    return known == null ? Language.EN : Language.of(known).orElse(Language.EN);
  }

  /// A pick of this session, a fact, or a column of a row picked; empty when unknown.
  String known(String name) {
    String pick = picks.get(name);
    if (pick != null) {
      return pick;
    }
    int dot = name.indexOf('.');
    if (dot > 0) {
      return column(name.substring(0, dot), name.substring(dot + 1));
    }
    if (name.equals("dropped") && !world.facts().containsKey(name)) {
      return dropped().isPresent() ? "yes" : "";
    }
    String fact = world.facts().get(name);
    return fact != null ? fact : world.lists().fact(name).orElse("");
  }

  /// The session that was cut off, where it may be continued.
  Optional<State> dropped() {
    return world.dropped().filter(s -> mayResume(book, s));
  }

  static boolean mayResume(Book book, State state) {
    return book.sheet(state.at()).filter(s -> s.screen().traits().resume()).isPresent();
  }

  private String column(String pick, String column) {
    String source = book.sourceOfPick(pick);
    String id = picks.getOrDefault(pick, world.facts().getOrDefault(pick, ""));
    if (source.isEmpty() || id.isEmpty()) {
      return "";
    }
    return world.lists().row(source, id).map(r -> r.columns().getOrDefault(column, "")).orElse("");
  }

  /// What fills the holes of a text on a screen: in its language, folded, on one line, no longer
  /// than declared.
  UnaryOperator<String> values() {
    return name -> {
      var spoken = sheet().map(s -> s.face(speaks(), world.today()).language()).orElse(speaks());
      int dot = name.indexOf('.');
      if (dot < 0) return book.shown(name, known(name), spoken);
      String source = book.sourceOfPick(name.substring(0, dot));
      return book.shown(source, name.substring(dot + 1), known(name), spoken);
    };
  }

  /// A value as a screen can show it.
  static String shown(String value, int width) {
    String folded = Fold.fold(value);
    for (int i = 0; i < folded.length(); i++) {
      if (folded.charAt(i) < ' ') {
        folded = folded.replaceAll("[\\x00-\\x1F]+", " ");
        break;
      }
    }
    return Clip.clip(folded.strip(), width);
  }

  /// What was answered here holds: 0 leads neither back to this screen nor past it.
  void settle() {
    settled = true;
    clearTrail();
  }

  /// Remembers a screen that was left, so that 0 leads back to it.
  void push(String id, int page) {
    if (settled) {
      return;
    }
    var longer = new ArrayList<String>(trail.size() + 1);
    longer.addAll(trail.size() < TRAIL ? trail : trail.subList(1, trail.size()));
    longer.add(page == 0 ? id : id + "#" + page);
    trail = longer;
  }

  /// The screen passed last; it is forgotten by this.
  Optional<String> pop() {
    if (trail.isEmpty()) {
      return Optional.empty();
    }
    String last = trail.getLast();
    trail = trail.subList(0, trail.size() - 1);
    return Optional.of(last);
  }

  void clearTrail() {
    trail = List.of();
  }
}
