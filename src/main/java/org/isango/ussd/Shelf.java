package org.isango.ussd;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.isango.menu.Menus;

/// The menus in use and the two before them: a session goes on with the menus it began with, so
/// that a change in mid-session never makes a key mean something that was not shown.
public final class Shelf {
  private static final int KEPT = 3;

  private final Deque<Menus> newestFirst = new ArrayDeque<>();

  public Shelf(Menus menus) {
    newestFirst.add(menus);
  }

  public synchronized Menus newest() {
    return newestFirst.getFirst();
  }

  /// Puts checked menus into use for new sessions.
  public synchronized void put(Menus menus) {
    newestFirst.removeIf(m -> m.version().equals(menus.version()));
    newestFirst.addFirst(menus);
    while (newestFirst.size() > KEPT) newestFirst.removeLast();
  }

  /// The menus of that version, unless they have been replaced three times since.
  public synchronized Optional<Menus> of(String version) {
    return newestFirst.stream().filter(m -> m.version().equals(version)).findFirst();
  }
}
