package org.isango.mo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isango.meetings.Meetings;
import org.isango.meetings.Moments;
import org.isango.menu.Lists;

/// The lists that everybody sees, and the next meeting as this number may see it.
record WithMeeting(Lists all, List<Meetings.Seen> next) implements Lists {
  private static final String SOURCE = "next-meeting";

  @Override
  public List<Row> rows(String source, Map<String, String> picks) {
    return source.equals(SOURCE)
        ? next.stream().map(WithMeeting::row).toList()
        : all.rows(source, picks);
  }

  private static Row row(Meetings.Seen meeting) {
    var columns = new HashMap<String, String>();
    columns.put("date", Moments.date(meeting.startsAt()));
    columns.put("time", Moments.time(meeting.startsAt()));
    meeting.place().ifPresent(place -> columns.put("place", place));
    return new Row(meeting.id().toString(), columns);
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
