package org.isango.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What was typed where a place was asked for. Lives as long as the search and is written nowhere.
///
/// @param all every word as one key
/// @param named the words without prepositions, as one key
/// @param words those that may be a name or part of one
record Typed(String all, String named, List<String> words) {
  /// Longer texts are no place names; the rest is not looked at.
  private static final int MOST_LETTERS = 120;

  private static final int MOST_WORDS = 6;

  /// Empty when nothing in it can be a place: blank, digits, or words of the service alone.
  static Optional<Typed> read(String text) {
    var words =
        Arrays.stream(text.substring(0, Math.min(text.length(), MOST_LETTERS)).split("[\\s,.;:/]+"))
            .map(Spelling::key)
            .filter(word -> !word.isEmpty())
            .toList();
    if (words.stream().allMatch(word -> reserved(word) || digits(word))) return Optional.empty();
    var all = String.join("", words);
    if (Words.RESERVED.contains(all)) return Optional.empty();
    return Optional.of(new Typed(clip(all), clip(named(words)), content(words)));
  }

  private static String named(List<String> words) {
    return String.join("", without(words, w -> Words.FILLERS.contains(w) || reserved(w)));
  }

  private static List<String> content(List<String> words) {
    var content = without(words, Typed::saysNothing);
    return content.subList(0, Math.min(MOST_WORDS, content.size()));
  }

  private static boolean saysNothing(String word) {
    return word.length() == 1
        || digits(word)
        || reserved(word)
        || Words.FILLERS.contains(word)
        || Words.GENERIC.contains(word);
  }

  private static List<String> without(List<String> words, Predicate<String> dropped) {
    return words.stream().filter(dropped.negate()).toList();
  }

  private static boolean reserved(String word) {
    return Words.RESERVED.contains(word);
  }

  private static boolean digits(String word) {
    return word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String clip(String key) {
    return key.substring(0, Math.min(key.length(), Edits.LONGEST));
  }

  /// All that was typed, with and without prepositions. When it holds no word that may be a name,
  /// only the very name fits (`site b`).
  List<Term> wholes() {
    if (words.isEmpty()) return List.of(Term.exactly(all));
    return named.isEmpty() || named.equals(all)
        ? List.of(Term.whole(all))
        : List.of(Term.whole(all), Term.whole(named));
  }

  /// These words, each alone and every two neighbours, when they are not already all of it.
  static List<Term> parts(List<String> words) {
    double letters = words.stream().mapToInt(String::length).sum();
    var parts = new ArrayList<Term>();
    for (int i = 0; i < words.size(); i++) {
      var word = clip(words.get(i));
      boolean last = i == words.size() - 1;
      if (!Words.SIDES.contains(word)) parts.add(Term.part(word, word.length() / letters, last));
      if (!last) {
        var pair = clip(word + words.get(i + 1));
        parts.add(Term.part(pair, pair.length() / letters, i == words.size() - 2));
      }
    }
    return parts;
  }
}
