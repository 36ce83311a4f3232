package org.isango.ussd;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.isango.vault.BlindIndex;

/// How much one number may ask of this instance in a while: what is more was not dialled by a
/// member. Kept in memory only, and never held against somebody who may need help.
///
/// Touched on the event loop only.
public final class Limits {
  private static final int HOPS = 40;
  private static final int SESSIONS = 12;
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long SESSION_MINUTES = 10;
  private static final int NUMBERS = 50_000;

  private final Clock clock;
  private final int hops;
  private final int sessions;
  private final Cache<BlindIndex, Spent> spent =
      Caffeine.newBuilder()
          .maximumSize(NUMBERS)
          .expireAfterAccess(Duration.ofMinutes(SESSION_MINUTES))
          .executor(Runnable::run)
          .build();

  private Limits(Clock clock, int hops, int sessions) {
    this.clock = clock;
    this.hops = hops;
    this.sessions = sessions;
  }

  /// 40 hops a minute and 12 sessions in ten minutes.
  public static Limits of(Clock clock) {
    return new Limits(clock, HOPS, SESSIONS);
  }

  /// None at all, for rehearsals and measurements.
  public static Limits none(Clock clock) {
    return new Limits(clock, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /// What one number has asked for since the beginning of its minute and its ten minutes.
  private static final class Spent {
    private long minute;
    private int hops;
    private long sessionsSince;
    private int sessions;
  }

  void dialled(BlindIndex number) {
    var now = clock.millis();
    var so = spent.get(number, n -> new Spent());
    if (now - so.sessionsSince >= SESSION_MINUTES * MINUTE) {
      so.sessionsSince = now;
      so.sessions = 0;
    }
    so.sessions++;
  }

  /// Counts a hop.
  ///
  /// @return minutes to wait, when it is one too many
  Optional<Integer> hop(BlindIndex number) {
    var now = clock.millis();
    var so = spent.get(number, n -> new Spent());
    if (now - so.minute >= MINUTE) {
      so.minute = now;
      so.hops = 0;
    }
    so.hops++;
    long left = SESSION_MINUTES - (now - so.sessionsSince) / MINUTE;
    if (so.sessions > sessions && left > 0) return Optional.of((int) left);
    return so.hops > hops ? Optional.of(1) : Optional.empty();
  }
}
