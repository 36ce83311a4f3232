package org.isango.menu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Shows the screen a session has come to, and notes what its digits mean.
final class Rendering {
  private Rendering() {}

  /// @param wrong what to say first about the last answer
  static Reply reply(Hop hop, Optional<String> wrong) {
    Sheet sheet = hop.sheet().orElseThrow();
    Face face = sheet.face(hop.speaks(), hop.world.today());
    boolean expired = sheet.expiredOn(hop.world.today());
    if (sheet.screen().kind() instanceof Screen.Kind.Listing listing) {
      return list(hop, sheet, listing, wrong);
    }
    if (!expired && wrong.isEmpty() && face.ready().isPresent()) {
      hop.shown = face.shown();
      return face.ready().get();
    }
    boolean asksUs = expired && canAskUs(face);
    hop.shown = asksUs ? withAskUs(face.shown()) : face.shown();
    Template say = sheet.say(face, hop.world.today());
    String text =
        Layout.screen(
            wrong,
            say.fill(hop.values()),
            Layout.options(face, hop.values()),
            budget(hop, sheet, wrong));
    boolean end =
        sheet.screen().kind() instanceof Screen.Kind.Ending
            && !(asksUs && sheet.screen().expired().isEmpty());
    return end ? new Reply.End(text) : new Reply.Ask(text);
  }

  /// A wrong answer is never met by the first reply of a session, which alone has less room.
  private static int budget(Hop hop, Sheet sheet, Optional<String> wrong) {
    return wrong.isPresent() ? hop.book.settings().limit() : sheet.budget();
  }

  private static Reply list(
      Hop hop, Sheet sheet, Screen.Kind.Listing listing, Optional<String> wrong) {
    Face face = sheet.face(hop.speaks(), hop.world.today());
    boolean expired = sheet.expiredOn(hop.world.today());
    Pages.Page page = Pages.page(hop, sheet, listing, Rows.of(hop, listing));
    hop.page = page.number();
    var shown = new ArrayList<String>(9);
    var lines = new ArrayList<String>(11);
    for (Pages.Line row : page.rows()) {
      shown.add(row.id());
      lines.add(shown.size() + " " + row.label());
    }
    if (page.more()) {
      lines.add(face.more());
      pad(shown, 8);
      shown.add(Face.MORE);
    }
    if (sheet.screen().zeroIsBack() || page.number() > 0) {
      face.zero().ifPresent(lines::add);
    }
    hop.shown = expired && canAskUs(shown) ? withAskUs(shown) : shown;
    Template say = sheet.say(face, hop.world.today());
    return new Reply.Ask(
        Layout.screen(wrong, say.fill(hop.values()), lines, budget(hop, sheet, wrong)));
  }

  private static boolean canAskUs(Face face) {
    return canAskUs(face.shown());
  }

  /// Key 8 leads to us where it means nothing else.
  private static boolean canAskUs(List<String> shown) {
    return shown.size() < 8 || shown.get(7).isEmpty();
  }

  private static List<String> withAskUs(List<String> shown) {
    var more = new ArrayList<String>(shown);
    pad(more, 8);
    more.set(7, Face.ASK_US);
    return more;
  }

  private static void pad(List<String> shown, int length) {
    while (shown.size() < length) {
      shown.add("");
    }
  }

  /// A phrase in the language of the screen it is put into.
  static Optional<String> phrase(Hop hop, String id) {
    var language = hop.sheet().map(s -> s.face(hop.speaks()).language()).orElse(hop.speaks());
    return hop.book.sheet(id).map(s -> s.face(language).say().fill(hop.values()));
  }
}
