package org.isango.sms.broadcast;

import java.util.List;

/// What became of something asked of a broadcast.
public sealed interface Outcome {
  /// @param version of the broadcast now
  record Done(int version) implements Outcome {}

  /// @param details one line each for whoever asked; empty where the reason says it all
  record Refused(Reason reason, List<String> details) implements Outcome {
    public Refused {
      details = List.copyOf(details);
    }

    static Refused because(Reason reason) {
      return new Refused(reason, List.of());
    }
  }

  enum Reason {
    /// There is no such broadcast.
    GONE,
    /// Somebody else has changed it since it was looked at.
    CHANGED_MEANWHILE,
    /// Not possible where it stands now.
    WRONG_STATE,
    /// The words or the times cannot go out like this.
    NOT_FIT,
    /// A second person has to approve it first.
    NEEDS_SECOND,
    /// Nobody approves her own.
    OWN,
    /// What was approved is not what stands there.
    OTHER_TEXT
  }
}
