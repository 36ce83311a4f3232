package org.isango.menu.texting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.isango.menu.Menus;
import org.isango.menu.texting.CaseText.Act;

/// Reads texts about a request: a reference and a word, in either order, in any language.
final class CaseWords {
  /// The actions of words that mean nothing in the text of a member.
  static final Set<String> OF_HELPERS = Set.of("accept", "note", "give", "done", "tried", "cases");

  /// Those that answer a question where they stand alone.
  private static final Set<String> ANSWERS = Set.of("yes", "no", "accept");

  private static final Pattern REF = Pattern.compile("([A-Z])([0-9]{1,4})([^0-9].*)?");
  private static final Pattern DIGITS = Pattern.compile("([0-9]{1,4})([^0-9].*)?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{9,15}");

  private final Map<String, String> actions = new HashMap<>();

  CaseWords(Menus menus) {
    for (var keyword : menus.keywords().values()) {
      boolean ours = ANSWERS.contains(keyword.action()) || OF_HELPERS.contains(keyword.action());
      if (!ours) continue;
      for (var words : keyword.words().values()) {
        words.forEach(word -> actions.put(Letters.word(word), keyword.action()));
      }
    }
  }

  /// @param words how many words it takes up
  /// @param glued what follows it without a blank
  private record Ref(String ref, int words, Optional<String> glued) {}

  /// @param from how many polite words stand before
  Optional<CaseText> read(String text, List<String> words, int from) {
    var first = ref(words, from);
    if (first.isPresent()) return first.map(ref -> behind(ref, text, words, from));
    return action(words, from).flatMap(action -> before(action, text, words, from + 1));
  }

  private Optional<String> action(List<String> words, int at) {
    return at < words.size() ? Optional.ofNullable(actions.get(words.get(at))) : Optional.empty();
  }

  /// A word, and perhaps a reference behind it.
  private static Optional<CaseText> before(String action, String text, List<String> words, int at) {
    var ref = ref(words, at).filter(r -> r.glued().isEmpty());
    if (ref.isEmpty() && ANSWERS.contains(action)) return Optional.empty();
    int read = at + ref.map(Ref::words).orElse(0);
    return Optional.of(new CaseText(ref.map(Ref::ref), act(action, text, words, read)));
  }

  private static Optional<Ref> ref(List<String> words, int at) {
    if (at >= words.size()) return Optional.empty();
    var one = REF.matcher(words.get(at));
    if (one.matches()) {
      return Optional.of(
          new Ref(ref(one.group(1), one.group(2)), 1, Optional.ofNullable(one.group(3))));
    }
    var letter = words.get(at);
    if (!letter.matches("[A-Z]") || at + 1 >= words.size()) return Optional.empty();
    var digits = DIGITS.matcher(words.get(at + 1));
    if (!digits.matches()) return Optional.empty();
    return Optional.of(
        new Ref(ref(letter, digits.group(1)), 2, Optional.ofNullable(digits.group(2))));
  }

  private static String ref(String letter, String digits) {
    return letter + Integer.parseInt(digits);
  }

  private CaseText behind(Ref ref, String text, List<String> words, int from) {
    int at = from + ref.words();
    if (ref.glued().isEmpty() && at >= words.size()) return of(ref, new CaseText.Unclear());
    var word = ref.glued().orElseGet(() -> words.get(at));
    var action = actions.get(word);
    if (action != null) {
      return of(ref, act(action, text, words, ref.glued().isPresent() ? at : at + 1));
    }
    if (ref.glued().isPresent()) return of(ref, new CaseText.Unclear());
    return of(ref, day(words.subList(at, words.size())));
  }

  private static CaseText of(Ref ref, Act act) {
    return new CaseText(Optional.of(ref.ref()), act);
  }

  /// @param read how many words of the text are read
  private static Act act(String action, String text, List<String> words, int read) {
    var rest = Rest.behind(text, read);
    return switch (action) {
      case "yes", "accept" -> new CaseText.Accept();
      case "no" -> new CaseText.Decline();
      case "note" -> rest.isEmpty() ? new CaseText.Unclear() : new CaseText.Note(rest);
      case "give" -> give(rest, words.subList(read, words.size()));
      case "tried" -> new CaseText.Tried();
      case "cases" -> new CaseText.Cases();
      case "done" -> new CaseText.Close(read < words.size() ? words.get(read) : "");
      default -> throw new IllegalArgumentException("No request is acted on by " + action);
    };
  }

  /// To whom it is given has to be clear: a name would be given back to all.
  private static Act give(String rest, List<String> words) {
    if (words.stream().allMatch(w -> w.equals("BACK") || Texting.POLITE.contains(w))) {
      return new CaseText.GiveBack();
    }
    var number = Letters.digits(rest);
    return NUMBER.matcher(number).matches()
        ? new CaseText.HandOver(number)
        : new CaseText.Unclear();
  }

  /// Day and month, and a year if she likes.
  private static Act day(List<String> words) {
    boolean isDay =
        (words.size() == 2 || words.size() == 3)
            && words.stream().limit(2).allMatch(w -> w.matches("[0-9]{1,2}"))
            && words.stream().skip(2).allMatch(w -> w.matches("20[0-9]{2}|[0-9]{2}"));
    if (!isDay) return new CaseText.Unclear();
    return new CaseText.Postpone(
        Integer.parseInt(words.get(0)),
        Integer.parseInt(words.get(1)),
        words.stream().skip(2).findFirst().map(y -> 2000 + Integer.parseInt(y) % 100));
  }
}
