package org.isango.menu;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isango.text.Language;

/// Reads `isango.yaml`.
final class SettingsReader {
  private SettingsReader() {}

  /// Names of the files in `screens/`, in the order in which they are read.
  static List<String> screenFiles(Fields file) {
    List<String> names = file.texts("screens");
    if (names.isEmpty()) {
      file.problem(
          file.place(),
          "the word screens is missing",
          "Add screens: [home, arrest, …], the names of the files in screens/");
    }
    for (String name : names) {
      if (!name.matches("[a-z0-9-]+")) {
        file.problem(file.place("screens"), name + " is no file name", "Write it without .yaml");
      }
    }
    return names.stream().filter(n -> n.matches("[a-z0-9-]+")).toList();
  }

  /// @param waiting the file `waiting.yaml`
  static Menus.Settings settings(Fields file, Fields waiting) {
    format(file);
    Fields askUs = part(file, "ask-us");
    Fields screen = part(file, "screen");
    Fields show = part(file, "show");
    var settings =
        new Menus.Settings(
            file.need("start"),
            file.need("home"),
            file.need("lost"),
            askUs.need("go"),
            askUs.need("say"),
            askUs.text("sms").orElse("Dial {code} and press 8 for the newest."),
            screen.text("back").orElse("Back"),
            screen.text("more").orElse("More"),
            languages(file, "languages"),
            languages(file, "translated"),
            status(show, "ordinary", Translation.Status.DRAFT),
            status(show, "careful", Translation.Status.LIVE),
            screen.number("first", 140),
            screen.number("limit", 160),
            file.map("words"),
            file.map("facts"),
            sources(file),
            file.texts("discreet"),
            file.texts("hidden"),
            byLanguage(file, "discreet-in"),
            byLanguage(file, "hidden-in"),
            names(file, waiting),
            file.places());
    List.of(askUs, screen, show, file, waiting).forEach(Fields::done);
    return settings;
  }

  private static Menus.Names names(Fields file, Fields waiting) {
    return new Menus.Names(
        file.texts("cases"),
        file.texts("answers"),
        file.texts("careful"),
        file.texts("discreet-screens"),
        codes(file, "partly"),
        file.texts("partly-screens"),
        waiting.texts("waiting"),
        file.texts("secrets"));
  }

  private static void format(Fields file) {
    if (!file.need("format").equals("1")) {
      file.problem(file.place("format"), "this program reads format 1", "Write format: \"1\"");
    }
  }

  private static Fields part(Fields file, String word) {
    return file.fields(word)
        .orElseGet(
            () -> {
              file.need(word);
              return Fields.of(Node.Mapping.empty(file.place()), new ArrayList<>());
            });
  }

  private static List<Language> languages(Fields file, String word) {
    var languages = codes(file, word);
    if (languages.isEmpty()) {
      file.problem(file.place(), "the word " + word + " is missing", "Add the language codes");
    }
    return languages;
  }

  private static List<Language> codes(Fields file, String word) {
    var languages = new ArrayList<Language>();
    for (String code : file.texts(word)) {
      Optional<Language> language = Language.of(code);
      if (language.isEmpty()) {
        file.problem(file.place(word), "no language has the code " + code, "Write en, zu, xh …");
      }
      language.ifPresent(languages::add);
    }
    return List.copyOf(languages);
  }

  private static Map<Language, List<String>> byLanguage(Fields file, String word) {
    var words = new EnumMap<Language, List<String>>(Language.class);
    file.fields(word)
        .ifPresent(
            lists -> {
              for (String code : lists.words()) {
                List<String> texts = lists.texts(code);
                Language.of(code)
                    .ifPresentOrElse(
                        language -> words.put(language, texts),
                        () ->
                            lists.problem(
                                lists.place(code),
                                "no language has the code " + code,
                                "Write zu, xh, af …"));
              }
            });
    return words;
  }

  static Translation.Status status(Fields fields, String word, Translation.Status otherwise) {
    Optional<String> text = fields.text(word);
    if (text.isEmpty()) {
      return otherwise;
    }
    for (var status : Translation.Status.values()) {
      if (status.name().toLowerCase(Locale.ROOT).equals(text.get())) {
        return status;
      }
    }
    fields.problem(
        fields.place(word),
        text.get() + " is no state of a translation",
        "Write draft, checked, tried or live");
    return otherwise;
  }

  private static Map<String, Menus.Source> sources(Fields file) {
    var sources = new LinkedHashMap<String, Menus.Source>();
    file.fields("lists")
        .ifPresent(
            lists -> {
              for (String name : lists.words()) {
                lists.fields(name).ifPresent(list -> sources.put(name, source(list)));
              }
            });
    return sources;
  }

  private static Menus.Source source(Fields list) {
    var widths = new LinkedHashMap<String, Integer>();
    list.fields("has")
        .ifPresentOrElse(
            has -> has.words().forEach(column -> widths.put(column, has.number(column, 1))),
            () -> list.need("has"));
    var source = new Menus.Source(list.texts("by"), widths);
    list.done();
    return source;
  }
}
