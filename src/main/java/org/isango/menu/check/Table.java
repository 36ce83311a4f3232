package org.isango.menu.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.isango.menu.Conversation;
import org.isango.menu.Menus;
import org.isango.menu.Preview;
import org.isango.menu.Screen;
import org.isango.menu.Translation;
import org.isango.text.Language;
import org.isango.text.Segments;

/// What everything takes at its widest, one line a screen and one a text message, for people.
public final class Table {
  private static final String ENGLISH_INSTEAD = "-";
  private static final String DRAFT = "*";

  private final Menus menus;
  private final Preview preview;
  private final StringBuilder out = new StringBuilder();
  private final int nameWidth;

  private Table(Menus menus) {
    this.menus = menus;
    this.preview = new Preview(menus);
    this.nameWidth = 2 + names(menus).stream().mapToInt(String::length).max().orElse(0);
  }

  public static String of(Menus menus) {
    var table = new Table(menus);
    table.screens();
    table.messages();
    table.out.append("\nfolded letters\n").append(Folded.of(menus));
    table.stale();
    table.out.append("\nhow far the languages are\n").append(Coverage.of(menus));
    table.out.append('\n').append(summary(menus)).append('\n');
    return table.out.toString();
  }

  private static List<String> names(Menus menus) {
    var names = new ArrayList<>(List.of("screen (septets)"));
    names.addAll(menus.screens().keySet());
    names.addAll(menus.messages().keySet());
    menus.keywords().keySet().forEach(id -> names.add("keyword " + id));
    menus.alerts().keySet().forEach(id -> names.add("alert " + id + " hidden"));
    return names;
  }

  private void screens() {
    header("screen (septets)", "room");
    for (Screen screen : menus.screens().values()) {
      if (!(screen.kind() instanceof Screen.Kind.Routing)) {
        var cells = new ArrayList<String>();
        menus.settings().languages().forEach(language -> cells.add(cell(screen, language)));
        line(screen.id(), Integer.toString(preview.budget(screen)), cells);
      }
    }
    out.append(DRAFT + " draft   " + ENGLISH_INSTEAD + " shown in English instead\n");
  }

  private String cell(Screen screen, Language language) {
    if (language == Language.EN) {
      return widest(preview.english(screen));
    }
    return Conversation.shownIn(menus, screen.id(), language) == language
        ? widest(preview.translated(screen, language)) + mark(screen.id(), language)
        : ENGLISH_INSTEAD + mark(screen.id(), language);
  }

  private static String widest(List<Preview.Form> forms) {
    return Integer.toString(forms.stream().mapToInt(Preview.Form::septets).max().orElse(0));
  }

  private String mark(String id, Language language) {
    Translation entry = menus.texts().getOrDefault(language, Map.of()).get(id);
    return entry != null && entry.status() == Translation.Status.DRAFT ? DRAFT : "";
  }

  private void messages() {
    out.append('\n');
    header("SMS (septets/SMS)", "most");
    for (Menus.Message message : menus.messages().values()) {
      var cells = new ArrayList<String>();
      for (Language language : menus.settings().languages()) {
        cells.add(
            preview
                .sms(message, language)
                .map(text -> sms(text) + mark(message.id(), language))
                .orElse(ENGLISH_INSTEAD));
      }
      line(message.id(), Integer.toString(message.segments()), cells);
    }
    for (Menus.Keyword keyword : menus.keywords().values()) {
      String id = keyword.id();
      wording(
          "keyword " + id,
          "keyword." + id,
          keyword.segments(),
          keyword.facts(),
          language -> menus.keyword(id, language).orElseThrow().reply());
    }
    for (Menus.Alert alert : menus.alerts().values()) {
      alert(alert, "hidden", Menus.Alert::hidden);
      alert(alert, "plain", Menus.Alert::plain);
      alert(alert, "full", Menus.Alert::full);
    }
  }

  private void alert(Menus.Alert alert, String part, Function<Menus.Alert, String> wording) {
    String id = alert.id();
    wording(
        "alert " + id + " " + part,
        "alert." + id,
        1,
        alert.facts(),
        language -> wording.apply(menus.alert(id, language).orElseThrow()));
  }

  /// One wording of an alert or keyword in every language it is shown in.
  private void wording(
      String name, String entry, int most, List<String> facts, Function<Language, String> text) {
    String english = text.apply(Language.EN);
    var cells = new ArrayList<String>();
    for (Language language : menus.settings().languages()) {
      String said = text.apply(language);
      cells.add(
          language != Language.EN && said.equals(english)
              ? ENGLISH_INSTEAD + mark(entry, language)
              : sms(preview.sms(said, facts)) + mark(entry, language));
    }
    line(name, Integer.toString(most), cells);
  }

  private static String sms(String text) {
    Segments segments = Segments.of(text);
    return segments.units() + "/" + segments.count();
  }

  private void header(String name, String most) {
    line(name, most, menus.settings().languages().stream().map(Language::code).toList());
  }

  private void line(String name, String most, List<String> cells) {
    out.append(String.format(Locale.ROOT, "%-" + nameWidth + "s%5s", name, most));
    cells.forEach(cell -> out.append(String.format(Locale.ROOT, "%8s", cell)));
    out.append('\n');
  }

  private void stale() {
    List<String> stale = Stale.of(menus);
    if (!stale.isEmpty()) {
      out.append("\ntexts to translate anew, for their English has changed\n");
      stale.forEach(line -> out.append(line).append('\n'));
    }
  }

  private static String summary(Menus menus) {
    return String.format(
        Locale.ROOT,
        "%d screens in %d languages, %d messages, %d keywords, %d alerts, %d facts",
        menus.screens().size(),
        menus.settings().languages().size(),
        menus.messages().size(),
        menus.keywords().size(),
        menus.alerts().size(),
        menus.facts().size());
  }
}
