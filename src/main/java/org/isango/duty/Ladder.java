package org.isango.duty;

import java.time.Duration;
import java.util.List;

/// How long each tier has to accept, and the times between.
///
/// @param tiers on duty, second, provincial, national
/// @param resend after how long the same people are called once more
/// @param over how long after the last tier it starts over
/// @param empty how soon an empty rota is looked at again
public record Ladder(List<Duration> tiers, Duration resend, Duration over, Duration empty) {
  static final int LAST = 4;

  public Ladder {
    tiers = List.copyOf(tiers);
    if (tiers.size() != LAST || tiers.stream().anyMatch(t -> t.compareTo(resend) <= 0)) {
      throw new IllegalArgumentException("four tiers, each longer than the time to call again");
    }
  }

  /// @param minutes of the four tiers
  public static Ladder of(List<Integer> minutes) {
    return new Ladder(
        minutes.stream().map(Duration::ofMinutes).toList(),
        Duration.ofMinutes(2),
        Duration.ofMinutes(10),
        Duration.ofMinutes(1));
  }

  public static Ladder usual() {
    return of(List.of(5, 5, 10, 15));
  }

  Duration of(int tier) {
    return tiers.get(tier - 1);
  }
}
