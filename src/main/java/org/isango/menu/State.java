package org.isango.menu;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.isango.text.Language;

/// Everything a session remembers between two hops. It holds ids, never copies of data, and never
/// the words a member typed to find a place.
///
/// @param at id of the screen the member is looking at; empty before the first screen
/// @param language language of the screens from here on; empty until chosen or known
/// @param picks remembered choices of this session, by name
/// @param shown ids behind the digits 1, 2, 3 … of the page being looked at, so that a digit always
///   means what was shown, whatever has changed since
/// @param page page of a list, from 0
/// @param misses wrong answers in a row on this screen
/// @param trail screens passed, oldest first, for going back; bounded
public record State(
    String at,
    Optional<Language> language,
    Map<String, String> picks,
    List<String> shown,
    int page,
    int misses,
    List<String> trail) {

  public static final State NEW =
      new State("", Optional.empty(), Map.of(), List.of(), 0, 0, List.of());

  public State {
    picks = Map.copyOf(picks);
    shown = List.copyOf(shown);
    trail = List.copyOf(trail);
  }

  /// Picks can hold her words: only their names are told.
  @Override
  public String toString() {
    return "State[at=%s, language=%s, picks=%s, page=%d, misses=%d, trail=%s]"
        .formatted(at, language, new TreeSet<>(picks.keySet()), page, misses, trail);
  }
}
