package org.isango.menu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isango.menu.Screen.Answers;
import org.isango.menu.Screen.Kind;
import org.isango.menu.Screen.Way;

/// Reads what sort of screen an entry is: the one of six words that it holds says so.
final class KindReader {
  private static final List<String> KINDS =
      List.of("options", "list", "ask", "route", "end", "phrase");
  private static final Pattern DIGITS = Pattern.compile("digits ([0-9]{1,2})(?:-([0-9]{1,2}))?");
  private static final Pattern WORDS = Pattern.compile("words ([0-9]{1,3})");
  private static final Pattern SECRET =
      Pattern.compile("(new )?secret ([0-9]{1,2})(?:-([0-9]{1,2}))?");
  private static final Pattern FIND = Pattern.compile("find ([a-z][a-z0-9-]*)");

  private final Fields entry;

  KindReader(Fields entry) {
    this.entry = entry;
  }

  Kind kind(String id, Place place) {
    List<String> found = new ArrayList<>(KINDS.stream().filter(entry::has).toList());
    if (found.contains("ask")) {
      found.remove("options");
    }
    if (found.size() != 1) {
      entry.problem(
          place,
          found.isEmpty()
              ? id + " is no sort of screen"
              : id + " is several sorts of screen: " + String.join(", ", found),
          "Keep exactly one of options, list, ask, route, end, phrase");
      found.forEach(entry::node);
      return new Kind.Ending();
    }
    return switch (found.getFirst()) {
      case "options" -> new Kind.Choice(entry.text("pick"), entry.text("go"));
      case "list" -> listing(entry.fields("list").orElseThrow());
      case "ask" -> asking();
      case "route" -> new Kind.Routing(ways());
      case "end" -> {
        entry.flag("end");
        yield new Kind.Ending();
      }
      default -> {
        entry.flag("phrase");
        yield new Kind.Phrase();
      }
    };
  }

  private Kind listing(Fields list) {
    Optional<String> found = list.text("found");
    List<String> by = found.map(f -> List.of("@" + f)).orElseGet(() -> list.texts("by"));
    var listing =
        new Kind.Listing(
            list.need("of"),
            by,
            list.need("show"),
            list.need("pick"),
            entry.need("go"),
            entry.need("none"),
            list.number("page", 0));
    if (listing.page() > 8) {
      entry.problem(list.place("page"), "a page holds at most 8 rows", "Write \"8\" or less");
    }
    if (found.isPresent() && list.has("by")) {
      entry.problem(list.place("by"), "found and by exclude each other", "Keep one");
      list.node("by");
    }
    list.done();
    return listing;
  }

  private Kind asking() {
    List<String> again = entry.texts("again");
    if (again.isEmpty()) {
      entry.problem(
          entry.place(), "the word again is missing", "Say what a wrong answer is met with");
    }
    return new Kind.Asking(
        entry.need("ask"), answers(entry.need("is")), again, entry.need("lost"), entry.need("go"));
  }

  private Answers answers(String is) {
    Matcher digits = DIGITS.matcher(is);
    if (digits.matches()) {
      int least = Integer.parseInt(digits.group(1));
      int most = digits.group(2) == null ? least : Integer.parseInt(digits.group(2));
      return new Answers.Digits(least, most);
    }
    Matcher secret = SECRET.matcher(is);
    if (secret.matches()) {
      int least = Integer.parseInt(secret.group(2));
      int most = secret.group(3) == null ? least : Integer.parseInt(secret.group(3));
      return new Answers.Secret(least, most, secret.group(1) != null);
    }
    Matcher words = WORDS.matcher(is);
    if (words.matches()) {
      return new Answers.Words(Integer.parseInt(words.group(1)));
    }
    Matcher find = FIND.matcher(is);
    if (find.matches()) {
      return new Answers.Find(find.group(1));
    }
    if (is.equals("phone")) {
      return new Answers.Phone();
    }
    if (!is.equals("day month")) {
      entry.problem(
          entry.place("is"),
          "no answer is " + is,
          "Write digits 4-6, secret 4-6, day month, words 80, phone or find NAME");
    }
    return new Answers.DayMonth();
  }

  private List<Way> ways() {
    var ways = new ArrayList<Way>();
    List<Node> items = entry.items("route");
    for (int i = 0; i < items.size(); i++) {
      Fields way = entry.inside(items.get(i));
      Map<String, String> when = way.map("when");
      ways.add(new Way(when, way.need("go")));
      boolean last = i == items.size() - 1;
      if (when.isEmpty() != last) {
        entry.problem(
            items.get(i).place(),
            last ? "the last way has a condition" : "a way without condition hides those after it",
            "Give every way but the last a when");
      }
      way.done();
    }
    if (ways.isEmpty()) {
      entry.problem(entry.place("route"), "no way leads on", "Add a line - go: …");
    }
    return ways;
  }
}
