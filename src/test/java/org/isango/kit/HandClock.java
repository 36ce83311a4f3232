package org.isango.kit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.isango.calendar.PublicHolidays;

/// A clock that stands still until a test turns it.
public final class HandClock extends Clock {
  private volatile Instant at;

  public HandClock(OffsetDateTime start) {
    at = start.toInstant();
  }

  public void turn(Duration on) {
    at = at.plus(on);
  }

  public OffsetDateTime now() {
    return OffsetDateTime.now(this);
  }

  @Override
  public Instant instant() {
    return at;
  }

  @Override
  public ZoneId getZone() {
    return PublicHolidays.ZONE;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(at, zone);
  }
}
