package org.isango.menu.dialogue;

import java.util.List;
import java.util.Optional;
import org.isango.menu.Effect;
import org.isango.menu.MenuProblems.Problem;

/// A dialogue as it went.
///
/// @param problems what cannot be played, and screens that do not fit a phone
public record Played(Dialogue dialogue, List<Scene> scenes, List<Problem> problems) {
  public Played {
    scenes = List.copyOf(scenes);
    problems = List.copyOf(problems);
  }

  /// @param seen what the move led to; empty where the phone shows nothing
  public record Scene(Dialogue.Move move, Optional<Rehearsal.Seen> seen) {
    List<String> lines() {
      return seen.map(
              s ->
                  switch (s) {
                    case Rehearsal.Shown shown -> Telling.lines(shown.reply(), shown.effects());
                    case Rehearsal.Texted texted -> Telling.lines(texted);
                  })
          .orElse(List.of());
    }

    Optional<Rehearsal.Shown> shown() {
      return seen.flatMap(
          s ->
              switch (s) {
                case Rehearsal.Shown shown -> Optional.of(shown);
                case Rehearsal.Texted _ -> Optional.empty();
              });
    }
  }

  /// All effects, in order.
  public List<Effect> effects() {
    return scenes.stream()
        .flatMap(s -> s.seen().stream())
        .flatMap(s -> s.effects().stream())
        .toList();
  }

  /// The screens shown, in order.
  public List<String> screens() {
    return scenes.stream().flatMap(s -> s.shown().stream()).map(Rehearsal.Shown::at).toList();
  }

  public boolean isAsWritten() {
    return problems.isEmpty() && difference().isEmpty();
  }

  /// Where it first went otherwise than written, in three lines.
  public Optional<String> difference() {
    return scenes.stream().flatMap(s -> difference(s).stream()).findFirst();
  }

  private Optional<String> difference(Scene scene) {
    List<String> written = scene.move().seen();
    List<String> seen = scene.lines();
    for (int i = 0; i < Math.max(written.size(), seen.size()); i++) {
      if (i >= written.size() || i >= seen.size() || !written.get(i).equals(seen.get(i))) {
        return Optional.of(
            "%s: not as it is written%n  written: %s%n  seen:    %s"
                .formatted(
                    dialogue.place(scene.move().from() + i), line(written, i), line(seen, i)));
      }
    }
    return Optional.empty();
  }

  private static String line(List<String> lines, int i) {
    return i < lines.size() ? lines.get(i) : "(nothing)";
  }
}
