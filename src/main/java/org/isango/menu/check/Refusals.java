package org.isango.menu.check;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.isango.menu.MenuProblems.Problem;
import org.isango.menu.Place;

/// What the checks have found so far; the same thing is said once.
final class Refusals {
  private final Set<Problem> found = new LinkedHashSet<>();

  /// @param what what is wrong, in words a coordinator understands
  /// @param todo what to do about it
  void add(Place place, String what, String todo) {
    found.add(new Problem(place, what, todo));
  }

  /// By file and line.
  List<Problem> sorted() {
    return found.stream()
        .sorted(
            Comparator.comparing((Problem p) -> p.place().file())
                .thenComparing(p -> p.place().line())
                .thenComparing(Problem::what))
        .toList();
  }
}
