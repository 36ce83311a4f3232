package org.isango.menu;

import java.util.List;

/// The result of one step.
///
/// @param next the state to keep for the next hop
/// @param reply what the phone shows now
/// @param effects what must be durable before the reply leaves, in order
public record Step(State next, Reply reply, List<Effect> effects) {
  public Step {
    effects = List.copyOf(effects);
  }
}
