package org.isango.mo;

import io.vertx.sqlclient.SqlConnection;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isango.calendar.PublicHolidays;
import org.isango.meetings.Meetings;
import org.isango.menu.Lists;
import org.isango.vault.BlindIndex;

/// The lists that everybody sees, and the next meeting as she may see it: its place is not told to
/// everybody.
record NextMeeting(Lists all, List<Lists.Row> next) implements Lists {
  private static final String NAME = "next-meeting";
  private static final int DAYS = 31;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM yy", Locale.ENGLISH);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  static Lists beside(
      Lists all,
      Meetings meetings,
      SqlConnection tx,
      String province,
      BlindIndex her,
      OffsetDateTime now) {
    var next = meetings.coming(tx, province, Optional.of(her), now, now.plusDays(DAYS), 1).await();
    return new NextMeeting(all, next.stream().map(NextMeeting::row).toList());
  }

  private static Row row(Meetings.Seen meeting) {
    var starts = meeting.startsAt().atZoneSameInstant(PublicHolidays.ZONE);
    var columns = new HashMap<String, String>();
    columns.put("date", DATE.format(starts));
    columns.put("time", TIME.format(starts));
    meeting.place().ifPresent(place -> columns.put("place", place));
    return new Row(meeting.id().toString(), Map.copyOf(columns));
  }

  @Override
  public List<Row> rows(String source, Map<String, String> picks) {
    return source.equals(NAME) ? next : all.rows(source, picks);
  }

  @Override
  public List<Row> find(String source, Map<String, String> picks, String typed) {
    return all.find(source, picks, typed);
  }

  @Override
  public Optional<Row> row(String source, String id) {
    return all.row(source, id);
  }
}
