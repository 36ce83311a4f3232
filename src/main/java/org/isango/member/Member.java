package org.isango.member;

import java.util.Map;
import java.util.UUID;

/// What we hold about somebody who joined, as far as screens may look at it. Never the number.
///
/// @param facts language, province, style, cover and quiet as far as she told us
public record Member(UUID id, Map<String, String> facts) {
  public Member {
    facts = Map.copyOf(facts);
  }

  @Override
  public String toString() {
    return "[member]";
  }
}
