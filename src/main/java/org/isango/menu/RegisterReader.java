package org.isango.menu;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.isango.menu.MenuProblems.Problem;
import org.isango.text.Language;

/// Reads `facts.yaml`, `keywords.yaml` and `alerts.yaml`: entries by id.
final class RegisterReader {
  private static final Set<String> ACTIONS =
      Set.of(
          "none", "stop", "start", "delete", "yes", "no", "accept", "note", "tried", "cases",
          "give", "done");
  private static final Set<String> PURPOSES = Set.of("alerts", "meetings", "followup");

  private RegisterReader() {}

  static Map<String, Fact> facts(Node.Mapping file, List<Problem> problems) {
    return entries(file, problems, RegisterReader::fact);
  }

  static Map<String, Menus.Keyword> keywords(Node.Mapping file, List<Problem> problems) {
    return entries(file, problems, RegisterReader::keyword);
  }

  static Map<String, Menus.Alert> alerts(Node.Mapping file, List<Problem> problems) {
    return entries(
        file,
        problems,
        (id, entry) ->
            new Menus.Alert(
                id,
                purpose(entry),
                entry.need("hidden"),
                entry.need("plain"),
                entry.need("full"),
                entry.text("expired"),
                entry.need("timing"),
                entry.texts("facts"),
                entry.place()));
  }

  private static String purpose(Fields entry) {
    String purpose = entry.need("purpose");
    if (!purpose.isEmpty() && !PURPOSES.contains(purpose)) {
      entry.problem(
          entry.place("purpose"),
          "nobody agrees to " + purpose,
          "Write what a member agrees to: alerts, meetings or followup");
    }
    return purpose;
  }

  private static <T> Map<String, T> entries(
      Node.Mapping file, List<Problem> problems, BiFunction<String, Fields, T> read) {
    var all = new LinkedHashMap<String, T>();
    file.entries()
        .forEach(
            (id, entry) -> {
              Fields fields = Fields.of(entry, problems);
              all.put(id, read.apply(id, fields));
              fields.done();
            });
    return all;
  }

  private static Fact fact(String id, Fields entry) {
    String confidence = entry.need("confidence");
    if (!Set.of("A", "B", "C").contains(confidence)) {
      entry.problem(entry.place("confidence"), "confidence is A, B or C", "Write one of them");
    }
    String told = entry.text("told").orElse("yes");
    if (!Set.of("yes", "no").contains(told)) {
      entry.problem(entry.place("told"), "told is \"yes\" or \"no\"", "Write one in quotes");
    }
    return new Fact(
        id,
        entry.need("says"),
        entry.need("source"),
        confidence,
        risk(entry),
        date(entry, "checked"),
        date(entry, "review"),
        told.equals("yes"),
        entry.place());
  }

  private static Fact.Risk risk(Fields entry) {
    String text = entry.need("risk");
    for (var risk : Fact.Risk.values()) {
      if (risk.name().toLowerCase(Locale.ROOT).equals(text)) {
        return risk;
      }
    }
    entry.problem(entry.place("risk"), "risk is high, mid or low", "Write one of them");
    return Fact.Risk.HIGH;
  }

  private static LocalDate date(Fields entry, String word) {
    String text = entry.need(word);
    if (text.isEmpty()) {
      return LocalDate.EPOCH;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      entry.problem(entry.place(word), word + " has to be a day", "Write it like \"2026-11-24\"");
      return LocalDate.EPOCH;
    }
  }

  private static Menus.Keyword keyword(String id, Fields entry) {
    String action = entry.text("action").orElse("none");
    if (!ACTIONS.contains(action)) {
      entry.problem(
          entry.place("action"),
          "no keyword can do " + action,
          "Write none, stop, start, delete, yes, no, accept, note, tried, cases, give or done");
    }
    return new Menus.Keyword(
        id,
        words(entry),
        entry.texts("number"),
        action,
        entry.need("reply"),
        entry.text("hidden"),
        entry.number("segments", 1),
        entry.texts("facts"),
        entry.place());
  }

  private static Map<String, List<String>> words(Fields entry) {
    var words = new LinkedHashMap<String, List<String>>();
    entry
        .fields("words")
        .ifPresent(
            byLanguage -> {
              for (String code : byLanguage.words()) {
                words.put(code, byLanguage.texts(code));
                if (!code.equals("all") && Language.of(code).isEmpty()) {
                  byLanguage.problem(
                      byLanguage.place(code), "no language has the code " + code, "Write en, zu …");
                }
              }
            });
    return words;
  }
}
