package org.isango.menu;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.isango.text.Language;

/// Reads `law.yaml`.
final class LawReader {
  private LawReader() {}

  /// @param position what `isango.yaml` says under `law`
  static Law law(Fields settings, Optional<String> position, Fields file) {
    var outcomes = new LinkedHashMap<String, Law.Outcome>();
    var about = file.texts("about");
    for (String name : file.words()) {
      if (!name.equals("about")) {
        file.fields(name).ifPresent(entry -> outcomes.put(name, outcome(entry)));
      }
    }
    String now = position.orElse(Law.PENDING);
    if (!now.equals(Law.PENDING) && !outcomes.containsKey(now)) {
      settings.problem(
          settings.place("law"), "law.yaml has no outcome " + now, "Write pending, or one of it");
    }
    return new Law(now, about, outcomes);
  }

  private static Law.Outcome outcome(Fields entry) {
    var signed = new EnumMap<Language, Law.Signature>(Language.class);
    entry
        .fields("signed")
        .ifPresent(
            by ->
                by.words()
                    .forEach(code -> language(by, code, l -> signature(by, code, l, signed))));
    var texts = new LinkedHashMap<String, Map<Language, String>>();
    entry
        .fields("texts")
        .ifPresent(
            all ->
                all.words().forEach(id -> all.fields(id).ifPresent(t -> texts.put(id, text(t)))));
    entry.text("note");
    entry.done();
    return new Law.Outcome(signed, texts, entry.place());
  }

  private static Map<Language, String> text(Fields entry) {
    var text = new EnumMap<Language, String>(Language.class);
    entry.need("en");
    entry
        .words()
        .forEach(code -> language(entry, code, l -> text.put(l, entry.need(code).strip())));
    return text;
  }

  private static void language(Fields fields, String code, Consumer<Language> known) {
    Language.of(code)
        .ifPresentOrElse(
            known,
            () ->
                fields.problem(
                    fields.place(code), "no language has the code " + code, "Write en, zu, xh …"));
  }

  private static void signature(
      Fields by, String code, Language language, Map<Language, Law.Signature> signed) {
    String[] words = by.need(code).split(" ");
    try {
      if (words.length == 2 && words[0].matches("[A-Z]{2,4}")) {
        signed.put(language, new Law.Signature(words[0], LocalDate.parse(words[1])));
        return;
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    by.problem(
        by.place(code),
        "a signature has to be initials and a day",
        "Write it like \"TM 2026-12-01\", or remove the line");
  }
}
