package org.isango.cases;

import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/// An open request as a list of them shows it. Nothing in it says who asked.
///
/// @param province its code; empty where nobody knows
/// @param holder the responder who has accepted it
/// @param offered the responder it is being handed to
/// @param courtBy the end of the custody clock
/// @param flagged it came from a number that asked more than three times within the hour
/// @param pinned false: its session was first seen in its middle
public record OpenCase(
    UUID id,
    String ref,
    String kind,
    Optional<String> province,
    OffsetDateTime openedAt,
    Optional<UUID> holder,
    Optional<UUID> offered,
    Optional<OffsetDateTime> courtBy,
    boolean flagged,
    boolean pinned) {

  static final String COLUMNS =
      "id, ref, kind, province, opened_at, accepted_by, handed_to, court_by, flagged, pinned";

  static OpenCase of(Row row) {
    return new OpenCase(
        row.getUUID(0),
        row.getString(1),
        row.getString(2),
        Optional.ofNullable(row.getString(3)),
        row.getOffsetDateTime(4),
        Optional.ofNullable(row.getUUID(5)),
        Optional.ofNullable(row.getUUID(6)),
        Optional.ofNullable(row.getOffsetDateTime(7)),
        row.getBoolean(8),
        row.getBoolean(9));
  }
}
