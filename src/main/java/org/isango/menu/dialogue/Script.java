package org.isango.menu.dialogue;

import java.util.List;
import java.util.Optional;
import org.isango.menu.Conversation;
import org.isango.menu.Lists;
import org.isango.menu.Menus;
import org.isango.text.Language;

/// A dialogue for a speaker to read and sign off: every screen in her language, drafts too. Where
/// phones still show English the line above says so, and the English stands below.
public final class Script {
  private final Menus menus;
  private final Menus drafts;
  private final Lists lists;
  private final Language language;

  public Script(Menus menus, Lists lists, Language language) {
    this.menus = menus;
    this.drafts = menus.showingDrafts();
    this.lists = lists;
    this.language = language;
  }

  public String print(Dialogue dialogue) {
    Played spoken = new Player(drafts, lists).play(dialogue, Optional.of(language));
    Played english = new Player(menus, lists).play(dialogue, Optional.of(Language.EN));
    var out = new StringBuilder("== " + dialogue.name() + "\n");
    dialogue.lines().stream().filter(l -> l.startsWith("#")).forEach(l -> line(out, l));
    for (int i = 0; i < spoken.scenes().size(); i++) {
      scene(out, spoken.scenes().get(i), english.scenes().get(i));
    }
    return out.append("\n").toString();
  }

  /// The alerts and the answers to keywords, each below its English.
  public String texts() {
    var out = new StringBuilder("== texts\n");
    for (var keyword : menus.keywords().values()) {
      var own = drafts.keyword(keyword.id(), language).orElseThrow();
      pair(out, "keyword " + keyword.id(), keyword.reply(), own.reply());
    }
    for (var alert : menus.alerts().values()) {
      var own = drafts.alert(alert.id(), language).orElseThrow();
      pair(out, "alert " + alert.id() + ", hidden", alert.hidden(), own.hidden());
      pair(out, "alert " + alert.id() + ", plain", alert.plain(), own.plain());
      pair(out, "alert " + alert.id() + ", full", alert.full(), own.full());
    }
    return out.append("\n").toString();
  }

  private void pair(StringBuilder out, String name, String english, String own) {
    line(out, "");
    line(out, "> " + name);
    boolean missing = own.equals(english) && language != Language.EN;
    line(out, missing ? "  [missing: phones show the English]" : "  " + own);
    line(out, "  | " + english);
  }

  private void scene(StringBuilder out, Played.Scene spoken, Played.Scene english) {
    line(out, "");
    line(out, "> " + Telling.move(spoken.move().doing()));
    if (spoken.shown().isEmpty()) {
      spoken.lines().forEach(l -> line(out, "  " + l));
      return;
    }
    String screen = spoken.shown().get().at();
    List<String> own = text(spoken);
    boolean translated = Conversation.shownIn(drafts, screen, language) == language;
    boolean shown = Conversation.shownIn(menus, screen, language) == language;
    if (translated || language == Language.EN) {
      own.forEach(l -> line(out, "  " + l));
    }
    if (!shown) {
      line(
          out,
          translated
              ? "  [draft: phones show the English]"
              : "  [missing: phones show the English]");
      text(english).forEach(l -> line(out, "  | " + l));
    }
  }

  private static List<String> text(Played.Scene scene) {
    return scene.shown().map(s -> s.reply().text().split("\n", -1)).map(List::of).orElse(List.of());
  }

  private static void line(StringBuilder out, String text) {
    out.append(text).append("\n");
  }
}
