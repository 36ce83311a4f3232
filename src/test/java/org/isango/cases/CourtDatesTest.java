package org.isango.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.isango.kit.BackRooms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a member sees of her days in court, and how long they are kept.
class CourtDatesTest {
  private static CourtRoom room;

  @BeforeAll
  static void open() {
    room = new CourtRoom();
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @BeforeEach
  void sheAsks() {
    room.sheAsks();
  }

  @AfterEach
  void nothingIsLeft() {
    room.empty();
  }

  @Test
  void sheSeesTheDayAndTheCourtAndNobodyElseDoes() {
    room.save("2026-12-04");
    assertThat(room.lines()).containsExactly("Fri 4 Dec, Springs");
    assertThat(room.list(BackRooms.somebody())).isEmpty();
  }

  @Test
  void aNumberTypedAsTheCourtIsNotKept() {
    room.tell(room.asked, "court_date", "2026-12-04", "Springs 0821234567", "");
    assertThat(room.lines()).containsExactly("Fri 4 Dec, Springs [number]");
  }

  @Test
  void whatWasOnlySavedGoesThirtyDaysAfterTheDay() {
    room.save("2026-12-04");
    purgeAt("2027-01-03T10:00+02:00");
    assertThat(room.lines()).hasSize(1);
    purgeAt("2027-01-04T10:00+02:00");
    assertThat(room.lines()).isEmpty();
    assertThat(room.rows("select 1 from help_case")).isEmpty();
  }

  @Test
  void aStrangerChangesNothing() {
    room.save("2026-12-04");
    var id = room.list(room.her).getFirst().id();
    room.her = BackRooms.somebody();
    var stranger = room.back.vault.index(room.her);
    Optional<UUID> changed =
        room.back.in(tx -> room.dates.change(tx, stranger, id, "over", "", CourtRoom.NOW));
    assertThat(changed).isEmpty();
    assertThat(room.rows("select 1 from court_date where state = 'coming'")).hasSize(1);
  }

  private static void purgeAt(String moment) {
    room.back.in(tx -> CourtDates.purge(tx, OffsetDateTime.parse(moment)));
  }
}
