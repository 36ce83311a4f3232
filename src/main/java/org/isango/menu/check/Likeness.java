package org.isango.menu.check;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.isango.menu.Menus;
import org.isango.menu.Translation.Part;
import org.isango.text.Fold;
import org.isango.text.Language;

/// A translation keeps the holes and numbers of its English, and is in its own language.
final class Likeness {
  private static final Pattern HOLE = Pattern.compile(Written.HOLE);
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private final Refusals refusals;
  private final Map<String, Seen> seen = new HashMap<>();

  private record Seen(Language language, Part part) {}

  private Likeness(Refusals refusals) {
    this.refusals = refusals;
  }

  static void check(Menus menus, Refusals refusals) {
    var likeness = new Likeness(refusals);
    menus
        .texts()
        .forEach(
            (language, entries) ->
                entries.forEach(
                    (id, entry) ->
                        new TreeMap<>(entry.parts())
                            .forEach(
                                (name, part) ->
                                    likeness.part(language, name + " of " + id, part))));
  }

  private void part(Language language, String name, Part part) {
    same(name, part, "the hole ", found(HOLE, part.english()), found(HOLE, part.text()));
    same(
        name,
        part,
        "the number ",
        found(NUMBER, part.english().replaceAll(Written.HOLE, "")),
        found(NUMBER, part.text().replaceAll(Written.HOLE, "")));
    if (!Written.isLong(part.text())) {
      return;
    }
    if (plain(part.text()).equals(plain(part.english()))) {
      refusals.add(part.place(), name + " is still English", "Translate it, or delete it");
      return;
    }
    Seen first = seen.putIfAbsent(plain(part.text()), new Seen(language, part));
    if (first != null && first.language() != language) {
      refusals.add(
          part.place(),
          name
              + " is word for word the "
              + first.language().ownName()
              + " of "
              + first.part().place(),
          "Find out whose language it is, and translate the other");
    }
  }

  private void same(
      String name, Part part, String what, Set<String> english, Set<String> translated) {
    english.stream()
        .filter(one -> !translated.contains(one))
        .forEach(
            one ->
                refusals.add(
                    part.place(), what + one + " is lost in " + name, "Put it in as in English"));
    translated.stream()
        .filter(one -> !english.contains(one))
        .forEach(
            one ->
                refusals.add(
                    part.place(),
                    what + one + " in " + name + " is not in the English",
                    "Remove it, or correct it to that of the English"));
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String plain(String text) {
    return Fold.fold(text).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
