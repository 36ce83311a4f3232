package org.isango.menu;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isango.text.Language;

/// The menus as they are told after a decision of a court. What a lawyer has signed is told, until
/// it has to be reviewed; everything else that speaks of this law is replaced by "ask us", as an
/// expired fact is.
final class Ruling {
  private static final String FACT = "law";

  private final Law.Outcome outcome;
  private final boolean signed;

  private Ruling(Law.Outcome outcome) {
    this.outcome = outcome;
    this.signed = outcome.signed().containsKey(Language.EN);
  }

  static Menus of(Menus menus, Law law, Law.Outcome outcome) {
    var ruling = new Ruling(outcome);
    var screens = new LinkedHashMap<>(menus.screens());
    var keywords = new LinkedHashMap<>(menus.keywords());
    var texts = new EnumMap<Language, Map<String, Translation>>(Language.class);
    menus.texts().forEach((language, all) -> texts.put(language, new LinkedHashMap<>(all)));
    for (String id : law.about()) {
      screens.computeIfPresent(id, (_, screen) -> ruling.screen(screen));
      if (id.startsWith("keyword.")) {
        keywords.computeIfPresent(
            id.substring("keyword.".length()), (_, keyword) -> ruling.keyword(id, keyword));
      }
      texts.forEach((language, all) -> ruling.translate(id, language, all));
    }
    var facts = new LinkedHashMap<>(menus.facts());
    facts.put(FACT, ruling.fact());
    return new Menus(
        menus.version(),
        menus.settings(),
        screens,
        menus.messages(),
        texts,
        facts,
        keywords,
        menus.alerts(),
        law);
  }

  /// The lawyer's signature is its source; without one it has never been true.
  private Fact fact() {
    LocalDate day = signed ? outcome.signed().get(Language.EN).day() : LocalDate.EPOCH;
    return new Fact(
        FACT,
        "What law.yaml says about this decision.",
        "signed by a lawyer",
        "A",
        Fact.Risk.HIGH,
        day,
        signed ? day.plusDays(Fact.Risk.HIGH.days()) : day,
        true,
        outcome.place());
  }

  private Optional<String> english(String id) {
    return signed ? outcome.text(id, Language.EN) : Optional.empty();
  }

  /// Facts of the old law are not told with the new text.
  private List<String> facts(String id, List<String> old) {
    var facts = new ArrayList<String>(english(id).isPresent() ? List.of() : old);
    facts.add(FACT);
    return facts;
  }

  private Screen screen(Screen s) {
    return new Screen(
        s.id(),
        english(s.id()).orElse(s.say()),
        s.kind(),
        s.options(),
        s.zeroIsBack(),
        s.zeroGo(),
        s.behind(),
        s.known(),
        s.acts(),
        facts(s.id(), s.facts()),
        s.expired(),
        s.traits(),
        s.place());
  }

  private Menus.Keyword keyword(String id, Menus.Keyword k) {
    return new Menus.Keyword(
        k.id(),
        k.words(),
        k.number(),
        k.action(),
        english(id).orElse(k.reply()),
        k.hidden(),
        k.segments(),
        facts(id, k.facts()),
        k.place());
  }

  /// A translation that is not signed is left as it is: it was made from another English, so that
  /// the new English is shown.
  private void translate(String id, Language language, Map<String, Translation> all) {
    Optional<String> english = english(id);
    Optional<String> own =
        outcome.text(id, language).filter(_ -> outcome.signed().containsKey(language));
    Translation old = all.get(id);
    if (old == null || english.isEmpty() || own.isEmpty()) return;
    var parts = new HashMap<>(old.parts());
    String part = id.startsWith("keyword.") ? "reply" : "say";
    parts.put(part, new Translation.Part(english.get(), own.get(), outcome.place()));
    all.put(
        id,
        new Translation(
            Translation.Status.LIVE, old.confidence(), old.signed(), parts, old.place()));
  }
}
