package org.isango.menu;

import java.util.List;
import java.util.stream.Collectors;

/// The menus cannot be used as they stand: everything that was found wrong, for whoever edits them.
public final class MenuProblems extends Exception {
  private final transient List<Problem> problems;

  public MenuProblems(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }

  /// @param what what is wrong, in words
  /// @param todo what to do about it
  public record Problem(Place place, String what, String todo) {
    @Override
    public String toString() {
      return place + ": " + what + ". " + todo + ".";
    }
  }
}
