package org.isango.meetings;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.isango.calendar.PublicHolidays;
import org.isango.calendar.QuietHours;
import org.isango.sms.Notices;
import org.isango.sms.Outbox;
import org.isango.store.Database;
import org.isango.store.OneByOne;
import org.isango.text.Language;
import org.isango.vault.Vault;

/// Tells members of a meeting: three days before, whoever agreed to it in the province and has not
/// said no; on the day, whoever said yes; of a change, whoever said yes or was told the old date.
/// That she was told is written in the transaction that puts the text in line: it happens once,
/// across restarts and instances.
public final class MeetingReminders {
  private static final Duration SAME_DAY = Duration.ofHours(4);

  /// So long before it begins, nobody waits any more for an hour at which texts may go.
  private static final Duration LAST_CALL = Duration.ofHours(1);

  private static final LocalTime AFTERNOON = LocalTime.of(14, 0);
  private static final int DAYS_BEFORE = 3;

  /// How many are told in one turn, each in a transaction of her own.
  private static final int AT_ONCE = 200;

  private static final String MEETINGS =
      """
      select id, starts_at, state, version
      from meeting where starts_at > $1 and (starts_at < $2 or version > 0) order by starts_at""";

  /// Whoever changes an answer is never kept waiting: only another change and the other instance
  /// are. One that has changed meanwhile is told of anew.
  private static final String MEETING =
      """
      select id, starts_at, was_at, place_ct, topic_ct, vouched_only, state, version
      from meeting where id = $1 and version = $2 for no key update""";

  /// At most two of these a week and member.
  private static final String SOON =
      """
      select b.id, b.number_bi, b.key_version, b.number_ct, b.language,
        b.vouched_at is not null as vouched
      from meeting m join member b on b.province = m.province
      where m.id = $1
        and exists (select 1 from consent c
          where c.member_id = b.id and c.purpose = 'meetings' and c.withdrawn_at is null)
        and not exists (select 1 from rsvp r
          where r.meeting_id = m.id and r.number_bi = b.number_bi and not r.coming)
        and not exists (select 1 from meeting_told t
          where t.meeting_id = m.id and t.number_bi = b.number_bi and t.version = m.version
            and (t.what = 'soon' or t.told_at > $2::timestamptz - interval '3 days'))
        and (select count(*) from meeting_told t where t.number_bi = b.number_bi
          and t.what = 'soon' and t.told_at > $2::timestamptz - interval '7 days') < 2
        and ($4::uuid is null or b.id = $4)
      order by b.number_bi limit $3""";

  private static final String TODAY =
      """
      select b.id, b.number_bi, b.key_version, b.number_ct, b.language,
        b.vouched_at is not null as vouched
      from meeting m join rsvp r on r.meeting_id = m.id and r.coming
      join member b on b.number_bi = r.number_bi
      where m.id = $1 and $2::timestamptz is not null
        and not exists (select 1 from meeting_told t
          where t.meeting_id = m.id and t.number_bi = b.number_bi and t.version = m.version
            and t.what = 'today')
        and ($4::uuid is null or b.id = $4)
      order by b.number_bi limit $3""";

  /// Whoever answered within five minutes after the change may have looked at the old screen. Who
  /// said yes is told though she has turned the alerts off since: she would go there.
  private static final String CHANGED =
      """
      select b.id, b.number_bi, b.key_version, b.number_ct, b.language,
        b.vouched_at is not null as vouched
      from meeting m join member b on b.number_bi in (
        select r.number_bi from rsvp r where r.meeting_id = m.id and r.coming
          and r.said_at < m.changed_at + interval '5 minutes'
        union select t.number_bi from meeting_told t
          join member o on o.number_bi = t.number_bi
          join consent c on c.member_id = o.id and c.purpose = 'meetings' and c.withdrawn_at is null
        where t.meeting_id = m.id and t.version < m.version)
      where m.id = $1 and $2::timestamptz is not null
        and not exists (select 1 from rsvp r
          where r.meeting_id = m.id and r.number_bi = b.number_bi and not r.coming)
        and not exists (select 1 from meeting_told t
          where t.meeting_id = m.id and t.number_bi = b.number_bi and t.version = m.version)
        and ($4::uuid is null or b.id = $4)
      order by b.number_bi limit $3""";

  private static final String ONCE =
      "insert into meeting_told (meeting_id, number_bi, key_version, what, version, told_at)"
          + " values ($1, $2, $3, $4, $5, $6) on conflict do nothing";

  enum What {
    SOON("meeting-soon", MeetingReminders.SOON),
    TODAY("meeting-today", MeetingReminders.TODAY),
    CHANGED("meeting-changed", MeetingReminders.CHANGED),
    CANCELLED("meeting-cancelled", MeetingReminders.CHANGED);

    private final String alert;
    private final String who;

    What(String alert, String who) {
      this.alert = alert;
      this.who = who;
    }

    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Vault vault;
  private final Meetings meetings;
  private final Notices notices;
  private final QuietHours hours;
  private final Function<Language, String> askWhere;
  private final OneByOne people = new OneByOne("meetings");

  /// @param askWhere told to whom the place is not to be shown
  public MeetingReminders(
      Vault vault,
      Meetings meetings,
      Notices notices,
      QuietHours hours,
      Function<Language, String> askWhere) {
    this.vault = vault;
    this.meetings = meetings;
    this.notices = notices;
    this.hours = hours;
    this.askWhere = askWhere;
  }

  /// Who is to be told of what.
  record Invited(UUID meeting, int version, What what, UUID member) {}

  /// Tells some of those who are to be told now. One who cannot be told keeps nobody else waiting.
  ///
  /// @return how many; more may wait as long as it is not zero
  public int turn(Database db, OffsetDateTime now) {
    return people.turn(db, invited(db.jobs(), now), AT_ONCE, now, (tx, her) -> tell(tx, her, now));
  }

  /// Some of those who are to be told now.
  List<Invited> invited(SqlClient db, OffsetDateTime now) {
    int most = AT_ONCE + people.aside();
    var all = new ArrayList<Invited>();
    var soon = Tuple.of(now, now.plusDays(DAYS_BEFORE + 1));
    for (var meeting : db.preparedQuery(MEETINGS).execute(soon).await()) {
      for (var what : due(meeting, now)) {
        if (all.size() < most) all.addAll(invited(db, meeting, what, most - all.size(), now));
      }
    }
    return all;
  }

  private static List<Invited> invited(
      SqlClient db, Row meeting, What what, int most, OffsetDateTime now) {
    var id = meeting.getUUID("id");
    int version = meeting.getInteger("version");
    return who(db, id, what, Optional.empty(), most, now).stream()
        .map(her -> new Invited(id, version, what, her.getUUID("id")))
        .toList();
  }

  /// @param only the one who is asked for; empty for everybody
  private static RowSet<Row> who(
      SqlClient db, UUID meeting, What what, Optional<UUID> only, int most, OffsetDateTime now) {
    var asked = Tuple.of(meeting, now, most, only.orElse(null));
    return db.preparedQuery(what.who).execute(asked).await();
  }

  private List<What> due(Row meeting, OffsetDateTime now) {
    var state = meeting.getString("state");
    if (state.equals("cancelled")) return List.of(What.CANCELLED);
    var due = new ArrayList<What>();
    if (state.equals("moved")) due.add(What.CHANGED);
    var starts = meeting.getOffsetDateTime("starts_at");
    var soon =
        Moments.local(starts)
            .toLocalDate()
            .minusDays(DAYS_BEFORE)
            .atTime(AFTERNOON)
            .atZone(PublicHolidays.ZONE);
    boolean open = hours.isOpen(Moments.local(now), QuietHours.Own.of(Optional.empty()));
    boolean today = !starts.minus(SAME_DAY).isAfter(now);
    if (open && !today && !soon.toOffsetDateTime().isAfter(now)) due.add(What.SOON);
    if (today && (open || !starts.minus(LAST_CALL).isAfter(now))) due.add(What.TODAY);
    return due;
  }

  /// @return false when she or the meeting has changed since
  boolean tell(SqlConnection tx, Invited one, OffsetDateTime now) {
    var same = Tuple.of(one.meeting(), one.version());
    var meeting = tx.preparedQuery(MEETING).execute(same).await().iterator();
    if (!meeting.hasNext()) return false;
    var only = Optional.of(one.member());
    var her = who(tx, one.meeting(), one.what(), only, 1, now).iterator();
    return her.hasNext() && tellOnce(tx, meeting.next(), her.next(), one.what(), now);
  }

  private boolean tellOnce(SqlConnection tx, Row meeting, Row her, What what, OffsetDateTime now) {
    boolean first = first(tx, meeting, her, what, now);
    if (first) tell(tx, meeting, her, what, now);
    return first;
  }

  private static boolean first(
      SqlConnection tx, Row meeting, Row her, What what, OffsetDateTime now) {
    var told =
        Tuple.of(meeting.getUUID("id"), her.getBuffer("number_bi"), her.getShort("key_version"))
            .addString(what.stored())
            .addInteger(meeting.getInteger("version"))
            .addValue(now);
    return tx.preparedQuery(ONCE).execute(told).await().rowCount() == 1;
  }

  private void tell(SqlConnection tx, Row meeting, Row her, What what, OffsetDateTime now) {
    var notice =
        new Notices.Notice(
            what.alert,
            values(meeting, what, her),
            Outbox.Kind.REMINDER,
            now,
            meeting.getOffsetDateTime("starts_at"),
            Optional.of(meeting.getUUID("id")));
    vault
        .openNumber(her.getBuffer("number_ct").getBytes(), her.getUUID("id"), "member")
        .ifPresent(to -> notices.tell(tx, to, notice, now));
  }

  private Map<String, String> values(Row meeting, What what, Row her) {
    UUID id = meeting.getUUID("id");
    var starts = meeting.getOffsetDateTime("starts_at");
    // "The Thu meeting is now ...": a change names the day it was.
    var day =
        what == What.CHANGED
            ? Optional.ofNullable(meeting.getOffsetDateTime("was_at")).orElse(starts)
            : starts;
    var place =
        her.getBoolean("vouched") || !meeting.getBoolean("vouched_only")
            ? meetings.open(id, "place", meeting)
            : Optional.<String>empty();
    var language = Optional.ofNullable(her.getString("language")).flatMap(Language::of);
    return Map.of(
        "day",
        Moments.weekday(day),
        "date",
        Moments.date(starts),
        "time",
        Moments.time(starts),
        "place2",
        place.orElseGet(() -> askWhere.apply(language.orElse(Language.EN))),
        "topic",
        meetings.open(id, "topic", meeting).orElse(""));
  }
}
