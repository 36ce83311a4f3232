package org.isango.sms;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.isango.vault.Msisdn;

/// Messages that leave in one request: one text, different numbers.
record Batch(String text, List<Entry> entries) {
  Batch {
    entries = List.copyOf(entries);
  }

  /// One message that this instance has claimed.
  ///
  /// @param fence the claim it holds it by
  /// @param attempt how often it was submitted so far, this time included once it is
  record Entry(UUID id, long fence, int attempt, Outbox.Kind kind, Msisdn to) {
    Entry submitted() {
      return new Entry(id, fence, attempt + 1, kind, to);
    }

    @Override
    public String toString() {
      return "[message]";
    }
  }

  /// What a look at a claimed message right before it leaves has found.
  sealed interface Verdict {
    record Go() implements Verdict {}

    record OptedOut() implements Verdict {}

    record Expired() implements Verdict {}

    record Wait(OffsetDateTime until) implements Verdict {}

    record Held() implements Verdict {}
  }

  List<Msisdn> numbers() {
    return entries.stream().map(Entry::to).toList();
  }

  @Override
  public String toString() {
    return "[batch]";
  }
}
