package org.isango.sms.broadcast;

import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.isango.calendar.QuietHours;
import org.isango.calendar.QuietHours.Own;
import org.isango.member.Wishes.Style;
import org.isango.menu.Menus;
import org.isango.sms.Covers;
import org.isango.text.Gsm7;
import org.isango.text.Language;
import org.isango.text.Segments;

/// What a frozen broadcast will be: to how many, in how many parts, for how much, and when.
///
/// @param people how many it is for
/// @param noteOnly of these, how many get no SMS and read it by dialling
/// @param hidden of these, how many get a text that says nothing
/// @param later of these, how many get it later than it starts, for the law or their own hours
/// @param never of these, how many have no lawful hour before it expires, and only find the note
/// @param parts SMS in all, by language
/// @param cost in rand
/// @param longest the text that takes the most parts
/// @param dear characters that make a text cost more, and why
public record Preview(
    int people,
    int noteOnly,
    int hidden,
    int later,
    int never,
    Map<Language, Integer> parts,
    BigDecimal cost,
    Optional<Wording> longest,
    List<String> dear) {
  private static final String GROUPS =
      """
      select coalesce(m.language, 'en'), m.style, m.cover, m.quiet, count(*)
      from broadcast_recipient r join member m on m.id = r.member_id
      where r.broadcast_id = $1 group by 1, 2, 3, 4""";

  /// People who get the same words at the same hour.
  private record Group(
      Language language, Style style, Optional<String> cover, Own own, int people) {}

  /// @param price of one part, in rand
  public static Preview of(
      SqlConnection tx,
      Broadcast broadcast,
      Menus menus,
      QuietHours hours,
      BigDecimal price,
      OffsetDateTime now) {
    var groups = groups(tx, broadcast);
    var draft = broadcast.draft();
    var start = draft.startsAt().isBefore(now) ? now : draft.startsAt();
    var parts = new TreeMap<Language, Integer>();
    int later = 0;
    int never = 0;
    for (var group : groups) {
      var at = hour(draft, group.own(), hours, start);
      if (group.style() == Style.NONE) continue;
      if (at.isEmpty()) never += group.people();
      else if (at.get().isAfter(start)) later += group.people();
      if (at.isEmpty()) continue;
      int each = text(draft, menus, group).map(t -> Segments.of(t).count()).orElse(0);
      parts.merge(group.language(), each * group.people(), Integer::sum);
    }
    int all = parts.values().stream().mapToInt(p -> p).sum();
    return new Preview(
        people(groups),
        people(groups.stream().filter(g -> g.style() == Style.NONE).toList()),
        people(groups.stream().filter(g -> g.style() == Style.HIDDEN).toList()),
        later,
        never,
        parts,
        price.multiply(BigDecimal.valueOf(all)),
        longest(draft),
        draft.wordings().stream().flatMap(w -> dear(w).stream()).toList());
  }

  private static List<Group> groups(SqlConnection tx, Broadcast broadcast) {
    var groups = new ArrayList<Group>();
    for (var row : tx.preparedQuery(GROUPS).execute(Tuple.of(broadcast.id())).await()) {
      groups.add(
          new Group(
              Language.of(row.getString(0)).orElse(Language.EN),
              Style.of(row.getString(1)),
              Optional.ofNullable(row.getString(2)),
              Own.of(Optional.ofNullable(row.getString(3))),
              row.getInteger(4)));
    }
    return groups;
  }

  private static int people(List<Group> groups) {
    return groups.stream().mapToInt(Group::people).sum();
  }

  private static Optional<OffsetDateTime> hour(
      Draft draft, Own own, QuietHours hours, OffsetDateTime start) {
    if (!draft.kind().keepsQuiet()) return Optional.of(start);
    return hours
        .opens(start.toZonedDateTime(), own)
        .map(at -> at.toOffsetDateTime())
        .filter(draft.expiresAt()::isAfter);
  }

  private static Optional<String> text(Draft draft, Menus menus, Group group) {
    return (group.style() == Style.HIDDEN
            ? Covers.line(menus, group.cover(), group.language())
            : Optional.<String>empty())
        .or(() -> draft.text(group.language(), group.style()));
  }

  private static Optional<Wording> longest(Draft draft) {
    return draft.wordings().stream()
        .max(
            (a, b) ->
                Integer.compare(Segments.of(a.text()).units(), Segments.of(b.text()).units()));
  }

  /// Characters outside GSM-7 halve the room of the whole text; those of its extension count twice.
  private static List<String> dear(Wording wording) {
    var dear = new ArrayList<String>();
    wording
        .text()
        .codePoints()
        .distinct()
        .forEach(
            point -> {
              var letter = Character.toString(point);
              var where = wording.language().code() + ", " + wording.style() + ": " + letter;
              if (!Gsm7.fits(letter)) dear.add(where + " leaves 70 characters an SMS and not 160");
              else if (Gsm7.septets(letter) > 1) dear.add(where + " counts twice");
            });
    return dear;
  }
}
