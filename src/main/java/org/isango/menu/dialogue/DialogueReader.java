package org.isango.menu.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isango.menu.MenuProblems;
import org.isango.menu.MenuProblems.Problem;
import org.isango.menu.Place;
import org.isango.menu.dialogue.Dialogue.Doing;

/// Reads a transcript line by line. Everything that is no line of a dialogue is reported at once.
public final class DialogueReader {
  private static final String INDENT = "  ";
  private static final String TEXTS = "sms>";

  private final String file;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Dialogue.Given> given = new ArrayList<>();
  private final List<Dialogue.Move> moves = new ArrayList<>();
  private Optional<Begun> begun = Optional.empty();

  private DialogueReader(String file) {
    this.file = file;
  }

  /// @param file its path below `menus/`, for problems
  /// @throws MenuProblems when any line is none of a dialogue
  public static Dialogue read(String file, String text) throws MenuProblems {
    var reader = new DialogueReader(file);
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      reader.line(lines.get(i), new Place(file, i + 1));
    }
    reader.finish();
    if (reader.moves.isEmpty()) {
      reader.problem(new Place(file, 1), "nobody does anything here", "Begin with > dials or sms>");
    }
    if (!reader.problems.isEmpty()) {
      throw new MenuProblems(reader.problems);
    }
    return new Dialogue(file, lines, reader.given, reader.moves);
  }

  /// A move whose seen lines are being read.
  private static final class Begun {
    private final Doing doing;
    private final Place place;
    private final List<String> seen = new ArrayList<>();
    private int from;

    Begun(Doing doing, Place place) {
      this.doing = doing;
      this.place = place;
      this.from = place.line() + 1;
    }

    /// True when only blank lines stand between this line and those before.
    boolean add(String line, int number, List<Integer> notes) {
      if (seen.isEmpty()) {
        from = number;
      }
      int next = from + seen.size();
      for (; next < number; next++) {
        if (notes.contains(next)) {
          return false;
        }
        seen.add("");
      }
      seen.add(line);
      return true;
    }

    Dialogue.Move move() {
      return new Dialogue.Move(doing, seen, from, place);
    }
  }

  private final List<Integer> notes = new ArrayList<>();

  private void line(String line, Place place) {
    if (line.startsWith("#")) {
      notes.add(place.line());
    } else if (line.startsWith("given:")) {
      given(line.substring("given:".length()).strip(), place);
    } else if (line.equals(">") || line.startsWith("> ")) {
      finish();
      doing(line.substring(1).strip(), place)
          .ifPresent(d -> begun = Optional.of(new Begun(d, place)));
    } else if (line.equals(TEXTS) || line.startsWith(TEXTS + " ")) {
      finish();
      var text = line.substring(TEXTS.length()).strip();
      begun = Optional.of(new Begun(new Doing.Texts(text), place));
    } else if (line.startsWith(INDENT) && !line.isBlank()) {
      seen(line.substring(INDENT.length()), place);
    } else if (!line.isBlank()) {
      problem(
          place,
          "this is no line of a dialogue",
          "Begin it with # for a note, given: for a fact, > for what she does, sms> for a text of hers, or two blanks for"
              + " what is seen");
    }
  }

  private void given(String fact, Place place) {
    if (begun.isPresent() || !moves.isEmpty()) {
      problem(place, "given stands below a move", "Move it above the first >");
    }
    int blank = fact.indexOf(' ');
    if (blank < 0) {
      problem(place, "given needs a name and a value", "Write it like given: province GP");
      return;
    }
    given.add(
        new Dialogue.Given(fact.substring(0, blank), fact.substring(blank + 1).strip(), place));
  }

  private Optional<Doing> doing(String text, Place place) {
    if (text.equals("dials") || text.startsWith("dials ")) {
      String suffix = text.substring("dials".length()).strip();
      return Optional.of(
          new Doing.Dials(suffix.isEmpty() ? List.of() : List.of(suffix.split("\\*", -1))));
    }
    if (text.equals("(drops)")) {
      return Optional.of(new Doing.Drops());
    }
    if (text.equals("(waits)")) {
      return Optional.of(new Doing.Waits());
    }
    return Optional.of(new Doing.Types(text));
  }

  private void seen(String text, Place place) {
    if (begun.isEmpty()) {
      problem(place, "nobody did anything to see this", "Write what she does above, like > dials");
    } else if (!begun.get().add(text, place.line(), notes)) {
      problem(place, "a note stands between what is seen", "Move the note above the line with >");
    }
  }

  private void finish() {
    begun.ifPresent(b -> moves.add(b.move()));
    begun = Optional.empty();
  }

  private void problem(Place place, String what, String todo) {
    problems.add(new Problem(place, what, todo));
  }
}
