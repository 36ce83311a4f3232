package org.isango.mo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.isango.meetings.Meetings;
import org.isango.meetings.Rsvps;
import org.isango.member.Consents;
import org.isango.member.Members;
import org.isango.vault.Msisdn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// MEET tells her the next meeting, and a bare yes or no answers the one she was told of.
class MeetingTextsTest {
  private static MoRoom room;
  private static Meetings meetings;

  private Msisdn her;
  private UUID meeting;

  @BeforeAll
  static void open() {
    room = new MoRoom();
    meetings = new Meetings(room.vault);
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @BeforeEach
  void sheHasJoinedAndAMeetingIsPlanned() {
    her = MoRoom.somebody();
    meeting = UUID.randomUUID();
    in(tx -> tx.query("delete from meeting").execute().await());
    in(
        tx -> {
          var agreed = new Members.Agreed("en", "en", "join.consent 1");
          room.members.join(tx, her, agreed, now());
          room.members.remember(tx, room.vault.index(her), "province", "GP");
          room.members.remember(tx, room.vault.index(her), "style", "full");
          return her;
        });
    var plan =
        new Meetings.Plan(
            "GP", now().plusDays(2), Optional.of("Hall"), "Talk", false, false, true, false);
    in(tx -> meetings.plan(tx, meeting, plan, now()));
  }

  @Test
  void meetTellsTheNextMeetingAndThePlaceOnlyToWhomItIsFor() {
    room.text(her, "MEET");
    assertThat(room.replies(her))
        .singleElement()
        .asString()
        .startsWith("Next: 26 Nov 26 12:00, ask us where.");
    in(tx -> Consents.vouch(tx, room.vault.index(her), now()));
    room.text(her, "6");
    assertThat(room.replies(her).getLast()).startsWith("Next: 26 Nov 26 12:00, Hall.");
  }

  @Test
  void yesAndNoAnswerTheMeetingSheWasToldOf() {
    told();
    room.text(her, "Yebo");
    assertThat(totals()).isEqualTo(new Rsvps.Totals(1, 0, 0, 0));
    assertThat(room.replies(her)).containsExactly("Thank you. We count on you.");
    room.text(her, "NO");
    assertThat(totals()).isEqualTo(new Rsvps.Totals(0, 0, 0, 1));
  }

  @Test
  void inHiddenStyleTheReplySaysNothing() {
    in(
        tx -> {
          room.members.remember(tx, room.vault.index(her), "style", "hidden");
          return her;
        });
    told();
    room.text(her, "YES");
    assertThat(totals().coming()).isEqualTo(1);
    assertThat(room.replies(her)).containsExactly("You have a note. Dial *134*000#");
  }

  @Test
  void aYesToNothingIsCountedAsUnexpectedAndAnswersNoMeeting() {
    long before =
        room.count("select coalesce(sum(total), 0) from mo_count where keyword = 'unexpected'");
    room.text(her, "YES");
    assertThat(totals().coming()).isZero();
    assertThat(
            room.count("select coalesce(sum(total), 0) from mo_count where keyword = 'unexpected'"))
        .isEqualTo(before + 1);
  }

  @Test
  void thePlannedDeletionIsAnsweredBeforeTheMeeting() {
    told();
    room.text(her, "DELETE", "YES");
    assertThat(totals().coming()).isZero();
    assertThat(room.count("select count(*) from member where number_bi = $1", key())).isZero();
  }

  private void told() {
    in(
        tx ->
            tx.preparedQuery(
                    "insert into meeting_told (meeting_id, number_bi, key_version, what, version,"
                        + " told_at) values ($1, $2, 1, 'soon', 0, $3)")
                .execute(Tuple.of(meeting, key(), now().minusHours(1)))
                .await());
  }

  private Buffer key() {
    return Buffer.buffer(room.vault.index(her).bytes());
  }

  private Rsvps.Totals totals() {
    return in(tx -> Rsvps.totals(tx, meeting));
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.now(room.clock);
  }

  private static <T> T in(Function<SqlConnection, T> work) {
    return room.postgres.database().inTransaction(tx -> Optional.of(work.apply(tx))).orElseThrow();
  }
}
