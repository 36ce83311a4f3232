package org.isango.menu;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isango.text.Language;

/// Where the law stands, and what is told instead once a court has spoken. One word in
/// `isango.yaml` changes it in every language; the texts wait in `law.yaml` until a lawyer signs
/// them.
///
/// @param position what holds now: `pending`, where the screens are told as they stand, or the name
///   of an outcome
/// @param about ids of the screens and `keyword.ID`s that speak of this law
/// @param outcomes by name
public record Law(String position, List<String> about, Map<String, Outcome> outcomes) {
  public static final String PENDING = "pending";

  public Law {
    about = List.copyOf(about);
    outcomes = Map.copyOf(outcomes);
  }

  static Law unchanged() {
    return new Law(PENDING, List.of(), Map.of());
  }

  Law at(String other) {
    return new Law(other, about, outcomes);
  }

  /// What is told after one decision of a court.
  ///
  /// @param signed the lawyer for English, the speaker for each other language
  /// @param texts by id, then by language
  public record Outcome(
      Map<Language, Signature> signed, Map<String, Map<Language, String>> texts, Place place) {
    public Outcome {
      signed = Map.copyOf(signed);
      texts = Map.copyOf(texts);
    }

    Optional<String> text(String id, Language language) {
      return Optional.ofNullable(texts.getOrDefault(id, Map.of()).get(language));
    }

    /// The same as if all of it were signed, to see whether it fits.
    Outcome supposed() {
      var all = new EnumMap<Language, Signature>(Language.class);
      for (Language language : Language.values()) {
        all.put(language, new Signature("XX", LocalDate.EPOCH));
      }
      return new Outcome(all, texts, place);
    }
  }

  /// Who answers for a text, and since when.
  public record Signature(String initials, LocalDate day) {}
}
