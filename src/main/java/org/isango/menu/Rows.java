package org.isango.menu;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rows a list screen offers.
final class Rows {
  private Rows() {}

  static List<Lists.Row> of(Hop hop, Screen.Kind.Listing listing) {
    Lists lists = hop.world.lists();
    if (!listing.by().isEmpty() && listing.by().getFirst().startsWith("@")) {
      // An answer that was looked up holds the ids that were found, with blanks between.
      String found = hop.known(listing.by().getFirst().substring(1));
      return Arrays.stream(found.split(" "))
          .filter(id -> !id.isEmpty())
          .flatMap(id -> lists.row(listing.of(), id).stream())
          .toList();
    }
    return lists.rows(listing.of(), filter(hop, listing.by()));
  }

  /// Her picks, and for what the list is filtered by also what is known about her.
  private static Map<String, String> filter(Hop hop, List<String> by) {
    Map<String, String> picks = hop.picks();
    for (String name : by) {
      if (!hop.picks().containsKey(name) && !hop.known(name).isEmpty()) {
        picks = picks == hop.picks() ? new HashMap<>(picks) : picks;
        picks.put(name, hop.known(name));
      }
    }
    return picks;
  }
}
