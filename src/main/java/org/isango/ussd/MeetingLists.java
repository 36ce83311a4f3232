package org.isango.ussd;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isango.meetings.Meetings;
import org.isango.meetings.Moments;
import org.isango.menu.Lists;
import org.isango.store.Database;

/// The meetings of the province she picked, or of hers. Everybody sees when and what about; the
/// place only whom it is for.
public final class MeetingLists implements Personal.Source {
  /// "All this month" is a month from today: on the last day there is something to see, too.
  private static final int DAYS = 31;

  private static final int MONTH = 20;

  /// Longer lines do not fit a row.
  private static final int LINE = 36;

  private final Database database;
  private final Meetings meetings;
  private final Clock clock;
  private final int most;

  private MeetingLists(Database database, Meetings meetings, Clock clock, int most) {
    this.database = database;
    this.meetings = meetings;
    this.clock = clock;
    this.most = most;
  }

  /// The two lists by the names under which the menu asks for them.
  public static Map<String, Personal.Source> of(Database database, Meetings meetings, Clock clock) {
    return Map.of(
        "next-meeting", new MeetingLists(database, meetings, clock, 1),
        "meetings", new MeetingLists(database, meetings, clock, MONTH));
  }

  @Override
  public Future<List<Lists.Row>> rows(Personal.Asker asker) {
    var province =
        Optional.ofNullable(asker.picks().get("province"))
            .or(() -> Optional.ofNullable(asker.facts().get("province")));
    if (province.isEmpty()) return Future.succeededFuture(List.of());
    var now = OffsetDateTime.now(clock);
    return meetings
        .coming(database.reads(), province.get(), asker.number(), now, now.plusDays(DAYS), most)
        .map(all -> all.stream().map(MeetingLists::row).toList());
  }

  private static Lists.Row row(Meetings.Seen meeting) {
    var columns = new HashMap<String, String>();
    columns.put("date", Moments.date(meeting.startsAt()));
    columns.put("time", Moments.time(meeting.startsAt()));
    columns.put("topic", meeting.topic());
    meeting.place().ifPresent(place -> columns.put("place", place));
    var line = columns.get("date") + " " + columns.get("time") + " " + meeting.topic();
    columns.put("line", line.length() > LINE ? line.substring(0, LINE) : line);
    return new Lists.Row(meeting.id().toString(), Map.copyOf(columns));
  }
}
