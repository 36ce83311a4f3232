package org.isango.duty;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.OffsetDateTime;

/// When somebody is on duty.
public sealed interface Slot {
  /// Day and night.
  record Always() implements Slot {}

  /// Every week, by South African time. An end that is not after the start is the next morning.
  record Weekly(DayOfWeek day, LocalTime starts, LocalTime ends) implements Slot {}

  /// Once.
  record Dated(OffsetDateTime from, OffsetDateTime to) implements Slot {}
}
