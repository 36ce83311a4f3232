package org.isango.directory;

import java.util.ArrayList;
import java.util.List;

/// The few places with the highest scores, each once, best first.
final class Best {
  private record Scored(Town town, double score) {}

  private final List<Scored> kept = new ArrayList<>();
  private final int most;

  Best(int most) {
    this.most = most;
  }

  /// A score that is not above this changes nothing.
  double bar() {
    return kept.size() < most ? 0 : kept.getLast().score();
  }

  void offer(Town town, double score) {
    if (kept.size() == most && score <= bar()) return;
    for (int i = 0; i < kept.size(); i++) {
      if (kept.get(i).town() != town) continue;
      if (kept.get(i).score() >= score) return;
      kept.remove(i);
      break;
    }
    int at = 0;
    while (at < kept.size() && kept.get(at).score() >= score) at++;
    kept.add(at, new Scored(town, score));
    if (kept.size() > most) kept.removeLast();
  }

  List<Town> towns() {
    return kept.stream().map(Scored::town).toList();
  }
}
