package org.isango.menu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isango.text.Fold;
import org.isango.text.Gsm7;
import org.isango.text.Language;

/// What phones will show of these menus at its widest: every hole filled with the longest value it
/// can have, nothing cut to fit. For whoever checks the menus before a member sees them.
public final class Preview {
  private static final int PHONE_NUMBER = 16;
  private static final int DAY_MONTH = 5;

  private final Menus menus;
  private final Faces faces;
  private final Map<String, Integer> widthOfPick = new HashMap<>();
  private final Set<String> unbounded = new HashSet<>();

  public Preview(Menus menus) {
    this.menus = menus;
    this.faces = new Faces(menus);
    menus.screens().values().forEach(this::measurePicks);
  }

  /// One thing a screen can look like.
  ///
  /// @param what in words, for a message
  public record Form(String what, String text) {
    public int septets() {
      return Gsm7.septets(text);
    }
  }

  /// Septets a phone shows of this screen.
  public int budget(Screen screen) {
    return menus.book().sheet(screen.id()).orElseThrow().budget();
  }

  public List<Form> english(Screen screen) {
    return forms(screen, faces.english(screen));
  }

  /// The English stretched by 30 %, which is what one translation in ten needs.
  public List<Form> stretched(Screen screen) {
    return forms(screen, faces.changed(screen, Preview::stretch));
  }

  /// Whatever its status; empty when it is missing, stale or has gaps.
  public List<Form> translated(Screen screen, Language language) {
    return faces
        .translated(screen, language, Translation.Status.DRAFT)
        .map(face -> forms(screen, face))
        .orElse(List.of());
  }

  /// An SMS text in any language.
  ///
  /// @param facts ids of the facts it rests on
  public String sms(String text, List<String> facts) {
    return Template.of(text, menus.fixedWords(facts)).fill(this::longest);
  }

  /// Empty when this message is sent in English instead.
  public Optional<String> sms(Menus.Message message, Language language) {
    return language == Language.EN
        ? Optional.of(sms(message.text(), message.facts()))
        : faces.translated(message, language).map(t -> t.fill(this::longest));
  }

  /// The longest text that can stand in this hole; empty when nobody has said how long it gets.
  public String longest(String hole) {
    String fact = menus.settings().facts().get(hole);
    if (fact != null) {
      return Fold.fold(fact);
    }
    int dot = hole.indexOf('.');
    if (dot > 0) {
      String source = menus.book().sourceOfPick(hole.substring(0, dot));
      return column(source, hole.substring(dot + 1));
    }
    return unbounded.contains(hole) ? "" : "n".repeat(widthOfPick.getOrDefault(hole, 0));
  }

  private String column(String source, String column) {
    return Optional.ofNullable(menus.settings().lists().get(source))
        .map(known -> "n".repeat(known.widths().getOrDefault(column, 0)))
        .orElse("");
  }

  private List<Form> forms(Screen screen, Face face) {
    var forms = new ArrayList<Form>();
    String say = face.say().fill(this::longest);
    List<String> lines = lines(screen, face);
    String plain = Layout.lines(say, lines);
    forms.add(new Form("it", plain));
    String expired = face.expired().map(text -> text.fill(this::longest)).orElse("");
    if (!expired.isEmpty()) {
      forms.add(new Form("it, once a fact has expired,", Layout.lines(expired, lines)));
    }
    for (int i = 0; i < face.again().size(); i++) {
      String again = face.again().get(i).fill(this::longest);
      List<String> below = lines.isEmpty() ? List.of(plain) : lines;
      forms.add(new Form("it with text " + (i + 1) + " of again", Layout.lines(again, below)));
    }
    return forms;
  }

  private List<String> lines(Screen screen, Face face) {
    if (!(screen.kind() instanceof Screen.Kind.Listing listing)) {
      return Layout.options(face, this::longest);
    }
    var lines = new ArrayList<String>();
    String label =
        Template.of(listing.show(), Map.of()).fillRow(column -> column(listing.of(), column));
    for (int i = 1; i <= Math.max(1, listing.page()); i++) {
      lines.add(i + " " + label);
    }
    lines.add(face.more());
    face.zero().ifPresent(lines::add);
    return lines;
  }

  private void measurePicks(Screen screen) {
    int options = screen.options().stream().mapToInt(o -> o.id().length()).max().orElse(0);
    switch (screen.kind()) {
      case Screen.Kind.Choice choice -> choice.pick().ifPresent(p -> widen(p, options));
      case Screen.Kind.Asking asking -> {
        widen(asking.ask(), Math.max(options, typed(asking.is())));
        if (typed(asking.is()) == 0) {
          unbounded.add(asking.ask());
        }
      }
      case Screen.Kind.Listing _,
          Screen.Kind.Routing _,
          Screen.Kind.Ending _,
          Screen.Kind.Phrase _ -> {}
    }
  }

  private void widen(String pick, int width) {
    widthOfPick.merge(pick, width, Math::max);
  }

  /// Longest answer of this sort as it is kept; 0 where it is not fit for showing.
  private static int typed(Screen.Answers answers) {
    return switch (answers) {
      case Screen.Answers.Digits digits -> digits.most();
      case Screen.Answers.DayMonth _ -> DAY_MONTH;
      case Screen.Answers.Phone _ -> PHONE_NUMBER;
      case Screen.Answers.Words _, Screen.Answers.Find _, Screen.Answers.Secret _ -> 0;
    };
  }

  /// Longer by 30 % of the characters that stand outside holes.
  private static String stretch(String english) {
    int length = english.replaceAll("\\{[a-zA-Z0-9_.-]+}", "").length();
    return english.stripTrailing() + "n".repeat((length * 3 + 9) / 10);
  }
}
