package org.isango.sms.broadcast;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.isango.sms.Outbox;

/// One alert to many, as it stands.
///
/// @param version grows with every change
/// @param hash of what a second person approves
/// @param frozen how many it was for when it was counted
/// @param undoUntil until when a safety template can be taken back before anything leaves
public record Broadcast(
    UUID id,
    int version,
    State state,
    Draft draft,
    String author,
    Optional<Approval> approval,
    byte[] hash,
    Optional<Integer> frozen,
    Optional<OffsetDateTime> undoUntil) {

  /// A second person's yes.
  ///
  /// @param at empty where it is older than that is written down
  public record Approval(String by, Optional<OffsetDateTime> at) {}

  /// Drafts become counted, approved where that is needed, running, and are done; or they end
  /// before.
  public enum State {
    DRAFT,
    /// The people are counted and fixed; nothing has left.
    FROZEN,
    APPROVED,
    /// Leaves as soon as its time has come.
    RUNNING,
    PAUSED,
    DONE,
    CANCELLED,
    EXPIRED;

    /// Whether nothing can happen to it any more.
    public boolean isOver() {
      return switch (this) {
        case DONE, CANCELLED, EXPIRED -> true;
        case DRAFT, FROZEN, APPROVED, RUNNING, PAUSED -> false;
      };
    }
  }

  /// More people than this, or more than one province, are not for one person to decide.
  private static final int ALONE = 50;

  /// Whether a second person has to approve it. A safety alert that is a template and stays within
  /// one province is approved by whoever wrote the template.
  public boolean needsSecond() {
    boolean ready =
        draft.kind() == Outbox.Kind.SAFETY
            && draft.template().isPresent()
            && draft.audience().isOneProvince();
    boolean small = frozen.orElse(Integer.MAX_VALUE) <= ALONE && draft.audience().isOneProvince();
    return !ready && !small;
  }
}
