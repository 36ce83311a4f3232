package org.isango.menu;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.isango.menu.MenuProblems.Problem;
import org.isango.text.Language;

/// Reads one file of `texts/`: the screens in one other language, each text beside the English it
/// was translated from.
final class TextsReader {
  private static final Set<String> PARTS =
      Set.of(
          "say",
          "sms",
          "options",
          "again",
          "back",
          "expired",
          "more",
          "ask-us",
          "ask-us-sms",
          "reply",
          "hidden",
          "plain",
          "full");

  private final Language language;
  private final List<Problem> problems;

  private TextsReader(Language language, List<Problem> problems) {
    this.language = language;
    this.problems = problems;
  }

  static Map<String, Translation> texts(
      Language language, Node.Mapping file, List<Problem> problems) {
    var reader = new TextsReader(language, problems);
    var texts = new LinkedHashMap<String, Translation>();
    file.entries()
        .forEach((id, e) -> texts.put(id, reader.entry(e.place(), Fields.of(e, problems))));
    return texts;
  }

  private Translation entry(Place place, Fields entry) {
    var status = SettingsReader.status(entry, "status", Translation.Status.DRAFT);
    String confidence = entry.text("confidence").orElse("low");
    if (!Set.of("high", "middle", "low").contains(confidence)) {
      entry.problem(
          entry.place("confidence"), "confidence has three steps", "Write high, middle or low");
    }
    var signed = new EnumMap<Translation.Status, String>(Translation.Status.class);
    for (var step : Translation.Status.values()) {
      entry.text(step.word()).ifPresent(who -> signed.put(step, who));
    }
    var parts = new LinkedHashMap<String, Translation.Part>();
    for (String word : entry.words()) {
      if (PARTS.contains(word)) {
        entry.node(word).ifPresent(node -> part(word, entry.place(word), node, parts));
      }
    }
    entry.done();
    return new Translation(status, confidence, signed, parts, place);
  }

  /// An option may have the name `en` as well; it holds a pair, not a text.
  private static boolean isPair(Node.Mapping mapping) {
    Node.Entry english = mapping.entries().get("en");
    return english != null && english.value() instanceof Node.Text;
  }

  /// `options` and `again` hold one text for each option and each try.
  private void part(String name, Place place, Node node, Map<String, Translation.Part> parts) {
    switch (node) {
      case Node.Mapping mapping when !isPair(mapping) ->
          mapping.entries().forEach((k, e) -> part(name + "." + k, e.place(), e.value(), parts));
      case Node.Sequence sequence -> {
        for (int i = 0; i < sequence.items().size(); i++) {
          Node item = sequence.items().get(i);
          part(name + "." + (i + 1), item.place(), item, parts);
        }
      }
      case Node.Mapping mapping -> {
        var pair = new Fields(mapping, problems);
        parts.put(name, new Translation.Part(pair.need("en"), pair.need(language.code()), place));
        pair.done();
      }
      case Node.Text text ->
          problems.add(
              new Problem(
                  text.place(),
                  "the English is missing beside this text",
                  "Write two lines, en: … and " + language.code() + ": …"));
    }
  }
}
