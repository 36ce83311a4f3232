package org.isango.menu;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isango.menu.MenuProblems.Problem;
import org.isango.menu.Screen.Act;
import org.isango.menu.Screen.Kind;
import org.isango.menu.Screen.Option;

/// Reads the files of `screens/`: screens, and the messages they send.
final class ScreenReader {
  private static final Set<String> ACTS =
      Set.of(
          "case",
          "answer",
          "remember",
          "join",
          "forget",
          "unsubscribe",
          "silence",
          "wrong",
          "read",
          "rsvp",
          "sms",
          "drop",
          "handle",
          "count");

  /// Everything else behind `zero` is a screen.
  private static final Set<String> ZERO = Set.of("back", "none");

  private final List<Problem> problems;
  private final Map<String, Screen> screens = new LinkedHashMap<>();
  private final Map<String, Menus.Message> messages = new LinkedHashMap<>();

  ScreenReader(List<Problem> problems) {
    this.problems = problems;
  }

  Map<String, Screen> screens() {
    return screens;
  }

  Map<String, Menus.Message> messages() {
    return messages;
  }

  /// Reads one file; its screens are named after it, up to the first dot.
  void read(String name, Node.Mapping file) {
    file.entries()
        .forEach(
            (id, entry) -> {
              if (!id.matches("[a-z0-9-]+(\\.[a-z0-9-]+)*") || !id.split("\\.")[0].equals(name)) {
                problem(
                    entry.place(),
                    "the name " + id + " does not belong in this file",
                    "Name it " + name + ".… in small letters, or move it");
              }
              Fields fields = Fields.of(entry, problems);
              if (fields.has("sms")) {
                messages.put(id, message(id, entry.place(), fields));
              } else {
                screens.put(id, screen(id, entry.place(), fields));
              }
              fields.done();
            });
  }

  private Menus.Message message(String id, Place place, Fields entry) {
    return new Menus.Message(
        id, entry.need("sms"), entry.number("segments", 1), entry.texts("facts"), place);
  }

  private Screen screen(String id, Place place, Fields entry) {
    Kind kind = new KindReader(entry).kind(id, place);
    List<Option> options = options(entry);
    return new Screen(
        id,
        entry.text("say").orElse(""),
        kind,
        options,
        zeroIsBack(entry, kind, options),
        entry.text("zero").filter(zero -> !ZERO.contains(zero)),
        entry.text("behind"),
        entry.text("known"),
        acts(entry),
        entry.texts("facts"),
        entry.text("expired"),
        new Screen.Traits(
            entry.flag("careful"),
            entry.flag("must"),
            entry.flag("resume"),
            entry.flag("discreet"),
            entry.flag("tight")),
        place);
  }

  private boolean zeroIsBack(Fields entry, Kind kind, List<Option> options) {
    Optional<String> zero = entry.text("zero");
    boolean byItself = kind instanceof Kind.Choice || kind instanceof Kind.Listing;
    boolean taken = options.stream().anyMatch(o -> o.key().equals(Optional.of("0")));
    return !taken && zero.map(z -> z.equals("back")).orElse(byItself);
  }

  private List<Option> options(Fields entry) {
    var options = new ArrayList<Option>();
    entry
        .fields("options")
        .ifPresent(
            map -> {
              for (String id : map.words()) {
                map.node(id).ifPresent(node -> options.add(option(id, map.place(id), node)));
              }
            });
    return options;
  }

  private Option option(String id, Place place, Node node) {
    if (!id.matches("[a-z][a-z0-9_-]*")) {
      problem(place, "an option cannot be named " + id, "Use a word in small letters");
    }
    if (node instanceof Node.Text label) {
      return new Option(id, label.text(), Optional.empty(), Optional.empty(), List.of());
    }
    Fields fields = Fields.of(node, problems);
    var option = new Option(id, fields.need("say"), key(fields), fields.text("go"), acts(fields));
    fields.done();
    return option;
  }

  private Optional<String> key(Fields option) {
    Optional<String> key = option.text("key");
    if (key.isPresent() && !key.get().matches("[0-9]")) {
      problem(option.place("key"), "a key is one digit", "Write it like key: \"9\"");
      return Optional.empty();
    }
    return key;
  }

  private List<Act> acts(Fields entry) {
    return entry.items("do").stream().flatMap(node -> act(node).stream()).toList();
  }

  private Optional<Act> act(Node node) {
    if (!(node instanceof Node.Mapping mapping) || mapping.entries().size() != 1) {
      problem(node.place(), "each line of do is one word: text", "Write it like - count: name");
      return Optional.empty();
    }
    var fields = new Fields(mapping, problems);
    String name = fields.words().getFirst();
    if (!ACTS.contains(name)) {
      problem(node.place(), "nothing is done by the name " + name, "Use one of " + sorted(ACTS));
      return Optional.empty();
    }
    if (name.equals("remember") && fields.node(name).orElseThrow() instanceof Node.Mapping pair) {
      var values = new Fields(pair, problems);
      if (values.words().size() == 1) {
        String fact = values.words().getFirst();
        return Optional.of(new Act(name, fact, Optional.of(values.need(fact))));
      }
    }
    return Optional.of(new Act(name, fields.need(name), Optional.empty()));
  }

  private static String sorted(Set<String> words) {
    return String.join(", ", words.stream().sorted().toList());
  }

  private void problem(Place place, String what, String todo) {
    problems.add(new Problem(place, what, todo));
  }
}
