package org.isango.menu.texting;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.isango.text.Language;

/// Who wrote, as far as the answer depends on it.
///
/// @param facts what is known about her: `member language province style cover`
public record Texter(Map<String, String> facts, Silence silence) {
  /// What stands between her and our texts.
  public enum Silence {
    NO,
    /// She sent STOP.
    ASKED,
    /// The phone was reported as lost.
    LOST
  }

  public Texter {
    facts = Map.copyOf(facts);
  }

  /// The same, spoken to in this language where none of hers is known.
  public Texter or(Language language) {
    var all = new HashMap<>(facts);
    all.putIfAbsent("language", language.code());
    return new Texter(all, silence);
  }

  boolean joined() {
    return facts.containsKey("member");
  }

  Optional<Language> language() {
    return Optional.ofNullable(facts.get("language")).flatMap(Language::of);
  }

  /// The SMS style of a member: who has chosen none gets hidden texts.
  String style() {
    return facts.getOrDefault("style", "hidden");
  }

  @Override
  public String toString() {
    return "[texter]";
  }
}
