package org.isango.menu.texting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isango.menu.Conversation;
import org.isango.menu.Lists;
import org.isango.menu.Menus;
import org.isango.menu.texting.Meaning.Does;
import org.isango.text.Fold;
import org.isango.text.Gsm7;
import org.isango.text.Language;

/// The answer to one text.
final class Answering {
  /// What nobody should have to dial for, whatever her style.
  private static final Set<String> URGENT = Set.of("arrest", "danger", "rape");

  /// What she has to know to have it done, or that it is done.
  private static final Set<Does> OWED = Set.of(Does.STOP, Does.START, Does.DELETE);

  /// Stands for the place of a meeting where it is not for her.
  private static final String ASK_WHERE = "end.ask-where";

  private static final int ONE_SMS = 160;
  private static final int SITES = 3;
  private static final int LANGUAGE_WORD = 4;

  private final Menus menus;
  private final Texter texter;
  private final Lists lists;
  private final LocalDate today;
  private final Language language;

  Answering(Menus menus, Texter texter, Lists lists, LocalDate today, Meaning meaning) {
    this.menus = menus;
    this.texter = texter;
    this.lists = lists;
    this.today = today;
    this.language = language(texter, meaning);
  }

  Answer to(Meaning meaning) {
    if (isSilent(meaning)) return Answer.SILENCE;
    var chosen = chosen(meaning);
    var text = chosen.map(this::changed).orElseGet(() -> text(meaning));
    if (saysAll(meaning)) {
      return new Answer(Optional.of(other(meaning, text)), Optional.empty(), chosen);
    }
    var hidden = keyword(meaning.keyword()).hidden();
    boolean nothing = texter.style().equals("none") && !OWED.contains(meaning.does());
    return new Answer(
        nothing ? Optional.empty() : Optional.of(hidden.map(this::fill).orElseGet(this::cover)),
        hidden.isPresent() && !nothing ? Optional.empty() : Optional.of(text),
        chosen);
  }

  /// Who asked for no more texts gets what she asks for and nothing else; a lost phone gets
  /// nothing. Both may start again.
  private boolean isSilent(Meaning meaning) {
    if (meaning.does() == Does.START || meaning.does() == Does.STOP) return false;
    return switch (texter.silence()) {
      case NO -> false;
      case ASKED -> meaning.does() != Does.TELL && meaning.does() != Does.DELETE;
      case LOST -> true;
    };
  }

  /// A number that has not joined has chosen no style and has no notes to read.
  private boolean saysAll(Meaning meaning) {
    if (!texter.joined() || URGENT.contains(meaning.keyword()) || meaning.full()) return true;
    return texter.style().equals("plain") || texter.style().equals("full");
  }

  /// Her own; else that of her word, the first listed where it is a word of several.
  private static Language language(Texter texter, Meaning meaning) {
    return texter
        .language()
        .or(() -> meaning.languages().stream().sorted().findFirst())
        .orElse(Language.EN);
  }

  /// A word of several languages may have been answered in the wrong one.
  private String other(Meaning meaning, String text) {
    boolean unsure = texter.language().isEmpty() && meaning.languages().size() > 1;
    return unsure ? text + "\n" + fill(keyword("other-language").reply()) : text;
  }

  private String cover() {
    return Optional.ofNullable(texter.facts().get("cover"))
        .filter(c -> !c.equals("note"))
        .flatMap(c -> Conversation.option(menus, "set.cover", c, language))
        .orElseGet(() -> fill(keyword("note").reply()));
  }

  private String text(Meaning meaning) {
    return switch (meaning.keyword()) {
      case "clinic" -> meaning.rest().isEmpty() ? said("clinic") : near(meaning.rest());
      case "meeting" -> meeting();
      default -> said(meaning.keyword());
    };
  }

  /// The place is understood as on the screens: in her province first.
  private String near(String typed) {
    var own =
        Optional.ofNullable(texter.facts().get("province"))
            .map(province -> lists.find("places", Map.of("province", province), typed))
            .filter(rows -> !rows.isEmpty())
            .orElseGet(() -> lists.find("places", Map.of(), typed));
    if (own.isEmpty()) return said("clinic-unknown");
    var place = own.getFirst();
    var sites = lists.rows("clinics", Map.of("place", place.id()));
    if (sites.isEmpty() || !Conversation.mayTell(menus, keyword("clinic").facts(), today)) {
      return said("clinic-unknown");
    }
    return listed(
        said("clinic-near", Map.of("town", place.columns().getOrDefault("name", ""))), sites);
  }

  private static String listed(String head, List<Lists.Row> sites) {
    var lines = new ArrayList<>(Arrays.asList(head.split("\n", -1)));
    for (var site : sites.subList(0, Math.min(SITES, sites.size()))) {
      int last = lines.size() - 1;
      lines.add(last, Fold.fold(site.columns().getOrDefault("line", "")));
      if (Gsm7.septets(String.join("\n", lines)) > ONE_SMS) lines.remove(last);
    }
    return String.join("\n", lines);
  }

  private String meeting() {
    var next =
        Optional.ofNullable(texter.facts().get("province"))
            .map(province -> lists.rows("next-meeting", Map.of("province", province)))
            .flatMap(rows -> rows.stream().findFirst());
    return next.map(row -> said("meeting", columns(row))).orElseGet(() -> said("meeting-none"));
  }

  private Map<String, String> columns(Lists.Row row) {
    return Map.of(
        "date", row.columns().getOrDefault("date", ""),
        "time", row.columns().getOrDefault("time", ""),
        "place2",
            Optional.ofNullable(row.columns().get("place"))
                .orElseGet(() -> Conversation.phrase(menus, ASK_WHERE, language)));
  }

  /// The language named behind LANGUAGE, by its code or the end of its name. Only who has joined
  /// has a place where it is kept.
  private Optional<Language> chosen(Meaning meaning) {
    if (!meaning.keyword().equals("language") || !texter.joined()) return Optional.empty();
    var words = Letters.words(meaning.rest());
    if (words.isEmpty()) return Optional.empty();
    var word = words.getFirst();
    return Arrays.stream(Language.values())
        .filter(l -> Letters.word(l.code()).equals(word) || isName(l, word))
        .findFirst();
  }

  private static boolean isName(Language language, String word) {
    return word.length() >= LANGUAGE_WORD && Letters.word(language.ownName()).endsWith(word);
  }

  /// Said in the language she has chosen.
  private String changed(Language chosen) {
    return Conversation.keyword(
        menus, "language-set", chosen, Map.of("speaks", chosen.ownName()), today);
  }

  private String said(String keyword) {
    return said(keyword, Map.of());
  }

  private String said(String keyword, Map<String, String> values) {
    return Conversation.keyword(menus, keyword, language, values, today);
  }

  private String fill(String text) {
    return Conversation.fixed(menus, text);
  }

  private Menus.Keyword keyword(String id) {
    return menus.keyword(id, language).orElseThrow();
  }
}
