package org.isango.menu.texting;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.isango.menu.Menus;
import org.isango.text.Language;

/// The words and numbers that members may text, in all languages together. A word means one thing,
/// whatever the language; which language it was is not always clear.
final class Vocabulary {
  /// Shorter words are too near to one another.
  private static final int LONG_ENOUGH_TO_SLIP = 5;

  /// What is left of a word without its prefix has to be a word.
  private static final int SHORTEST_STEM = 4;

  /// Noun prefixes of the Nguni and Sotho-Tswana languages, longest first.
  private static final List<String> PREFIXES =
      List.of(
          "TSHI", "IZIN", "ISI", "IZI", "IZI", "ULU", "UBU", "UKU", "UMU", "ABA", "AMA", "IMI",
          "UM", "IN", "IM", "II", "LE", "MA", "DI", "MO", "ME", "BO", "SE", "BA", "GO", "HO", "U",
          "I", "A", "E");

  /// @param languages in which it is this word; none for a number and for a word of all languages
  record Entry(Menus.Keyword keyword, Set<Language> languages) {}

  private final Map<String, Entry> words = new HashMap<>();
  private final Map<String, Entry> numbers = new HashMap<>();

  Vocabulary(Menus menus) {
    for (var keyword : menus.keywords().values()) {
      if (CaseWords.OF_HELPERS.contains(keyword.action())) continue;
      keyword.words().forEach((code, all) -> all.forEach(w -> learn(keyword, code, w)));
      keyword.number().forEach(n -> numbers.put(n, new Entry(keyword, Set.of())));
    }
  }

  private void learn(Menus.Keyword keyword, String code, String written) {
    var word = Letters.word(written);
    var languages = EnumSet.noneOf(Language.class);
    if (words.containsKey(word)) languages.addAll(words.get(word).languages());
    Language.of(code).ifPresent(languages::add);
    words.put(word, new Entry(keyword, languages));
  }

  /// What this word or number stands for; empty when it is none, or could be two.
  Optional<Entry> find(String word) {
    if (word.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.ofNullable(numbers.get(word));
    }
    return exactly(word).or(() -> withoutPrefix(word)).or(() -> withOneSlip(word));
  }

  Optional<Entry> exactly(String word) {
    return Optional.ofNullable(words.get(word));
  }

  private Optional<Entry> withoutPrefix(String word) {
    var stems = stems(word);
    return only(known -> stems(known).stream().anyMatch(stems::contains));
  }

  private Optional<Entry> withOneSlip(String word) {
    return only(known -> known.length() >= LONG_ENOUGH_TO_SLIP && Slip.between(known, word));
  }

  /// Nobody gets texts again by a slip: the word that undoes STOP has to be that word.
  private Optional<Entry> only(Predicate<String> meant) {
    var ids = new HashSet<String>();
    var languages = EnumSet.noneOf(Language.class);
    Optional<Menus.Keyword> found = Optional.empty();
    for (var known : words.entrySet()) {
      var keyword = known.getValue().keyword();
      if (keyword.action().equals("start") || !meant.test(known.getKey())) continue;
      ids.add(keyword.id());
      languages.addAll(known.getValue().languages());
      found = Optional.of(keyword);
    }
    return ids.size() == 1 ? found.map(k -> new Entry(k, languages)) : Optional.empty();
  }

  private static Set<String> stems(String word) {
    var stems = new HashSet<>(Set.of(word));
    for (var prefix : PREFIXES) {
      if (word.startsWith(prefix) && word.length() - prefix.length() >= SHORTEST_STEM) {
        stems.add(word.substring(prefix.length()));
      }
    }
    return stems;
  }
}
