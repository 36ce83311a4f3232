package org.isango.menu.dialogue;

import java.util.List;
import org.isango.menu.Place;

/// One transcript: what a member does, what her phone shows, what the service does.
///
/// ```
/// # a note
/// given: province GP
///
/// > dials
///   1 Held by police
///   2 Hurt or in danger
///
/// > 1
///   Help request saved. Where?
///   case: arrest
/// ```
///
/// @param file path below `menus/`, for problems
/// @param lines the file as it stands
/// @param given what is known before the first dial
/// @param moves what the member does, in order
public record Dialogue(String file, List<String> lines, List<Given> given, List<Move> moves) {
  public Dialogue {
    lines = List.copyOf(lines);
    given = List.copyOf(given);
    moves = List.copyOf(moves);
  }

  /// The last part of its path, without the ending.
  public String name() {
    return file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.txt$", "");
  }

  Place place(int line) {
    return new Place(file, line);
  }

  /// @param name of a fact; or `today`; or `dropped`, the screen on which a session was cut off
  ///   just now; or `empty`, a list without rows; or `called`, `holds`, `taken`, a request and how
  ///   a helper stands to it; or `asked`, a question that is open
  public record Given(String name, String value, Place place) {}

  /// @param seen what is written below it, without the two blanks; a blank line is an empty text
  /// @param from line of the first of these; the line below the move where there is none
  public record Move(Doing doing, List<String> seen, int from, Place place) {
    public Move {
      seen = List.copyOf(seen);
    }
  }

  /// What a member does.
  public sealed interface Doing {
    /// @param suffix keys dialled behind the service code, `*` between them
    record Dials(List<String> suffix) implements Doing {
      public Dials {
        suffix = List.copyOf(suffix);
      }
    }

    record Types(String text) implements Doing {}

    /// She sends an SMS to the service.
    record Texts(String text) implements Doing {}

    /// The network or the phone cuts the session.
    record Drops() implements Doing {}

    /// Ten minutes pass: the session is gone, and so is the offer to go on.
    record Waits() implements Doing {}
  }
}
