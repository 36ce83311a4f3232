package org.isango.menu;

import java.util.ArrayList;
import java.util.List;
import org.isango.text.Clip;
import org.isango.text.Gsm7;
import org.isango.text.Language;

/// Cuts a list into pages. The cuts are the same in every language, for a helper who says "press 3,
/// then 9, then 2" does not know what language the phone shows.
final class Pages {
  private static final int DIGITS = 9;

  private final Hop hop;
  private final Sheet sheet;
  private final Face face;
  private final List<Lists.Row> rows;
  private final int perPage;
  private final int room;
  private final int more;

  private Pages(Hop hop, Sheet sheet, Screen.Kind.Listing listing, List<Lists.Row> rows) {
    this.hop = hop;
    this.sheet = sheet;
    this.face = sheet.face(hop.speaks(), hop.world.today());
    this.rows = rows;
    this.perPage = listing.page();
    this.room = sheet.budget() - widest(sheet.distinct());
    this.more = widestMore(sheet.distinct());
  }

  /// @param label without its digit
  record Line(String id, String label) {}

  record Page(int number, List<Line> rows, boolean more) {}

  /// The page the session stands on, or the last one where there are fewer now.
  static Page page(Hop hop, Sheet sheet, Screen.Kind.Listing listing, List<Lists.Row> rows) {
    return new Pages(hop, sheet, listing, rows).find(hop.page);
  }

  private Page find(int wanted) {
    int from = 0;
    for (int number = 0; ; number++) {
      var page = new ArrayList<Line>(DIGITS);
      boolean last = fill(page, from);
      if (last || number == wanted) {
        return new Page(number, page, !last);
      }
      from += page.size();
    }
  }

  /// Fills a page from this row on; true when it is the last.
  private boolean fill(List<Line> page, int from) {
    int most = perPage > 0 ? perPage : DIGITS;
    int cost = 0;
    int besideMore = 0;
    while (from + page.size() < rows.size() && page.size() < most) {
      Lists.Row row = rows.get(from + page.size());
      Line line = new Line(row.id(), label(row, face.language()));
      cost += 3 + widest(row);
      if (cost > room && !page.isEmpty()) {
        break;
      }
      page.add(line);
      if (page.size() < DIGITS && cost + more <= room) {
        besideMore = page.size();
      }
    }
    boolean last = from + page.size() == rows.size();
    if (!last) {
      page.subList(Math.max(1, besideMore), page.size()).clear();
    }
    return last;
  }

  private int widest(Lists.Row row) {
    return sheet.distinct().stream()
        .mapToInt(any -> Gsm7.septets(label(row, any.language())))
        .max()
        .orElse(0);
  }

  private String label(Lists.Row row, Language language) {
    Template label = hop.book.rowLabel(sheet.screen().id());
    String source = ((Screen.Kind.Listing) sheet.screen().kind()).of();
    String text =
        label.fillRow(
            column ->
                hop.book.shown(source, column, row.columns().getOrDefault(column, ""), language));
    String shown = text.isBlank() ? Hop.shown(row.id(), 20) : text;
    return Clip.clip(shown, Math.max(4, room - more - 3));
  }

  /// Septets of everything but the rows, in the language that needs most, line ends included; the
  /// last line has none.
  private int widest(List<Face> faces) {
    int widest = 0;
    for (Face face : faces) {
      String say = sheet.say(face, hop.world.today()).fill(hop.values());
      int zero = face.zero().map(z -> Gsm7.septets(z) + 1).orElse(0);
      widest = Math.max(widest, (say.isEmpty() ? 0 : Gsm7.septets(say) + 1) + zero);
    }
    return widest - 1;
  }

  private static int widestMore(List<Face> faces) {
    return faces.stream().mapToInt(f -> Gsm7.septets(f.more()) + 1).max().orElse(0);
  }
}
