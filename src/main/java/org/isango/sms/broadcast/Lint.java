package org.isango.sms.broadcast;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.isango.member.Wishes.Style;
import org.isango.menu.Menus;
import org.isango.sms.Outbox;
import org.isango.text.Language;
import org.isango.text.Segments;

/// What may not go out, whoever approves it.
final class Lint {
  private static final int LONGEST_PARTS = 2;
  private static final int AHEAD_DAYS = 180;

  /// Line breaks, other control characters, and marks that turn the order of reading.
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cntrl}\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]");

  private final Menus.Settings settings;

  Lint(Menus menus) {
    this.settings = menus.settings();
  }

  /// One line for each thing that is wrong; empty when nothing is.
  List<String> of(Draft draft, OffsetDateTime now) {
    var wrong = new ArrayList<String>();
    if (draft.kind() != Outbox.Kind.SAFETY && draft.kind() != Outbox.Kind.BROADCAST) {
      wrong.add("only a safety alert or an ordinary alert can go to many");
    }
    for (var style : List.of(Style.HIDDEN, Style.PLAIN, Style.FULL)) {
      if (draft.text(Language.EN, style).isEmpty()) {
        wrong.add("there are no English words for the style " + name(style));
      }
    }
    for (var wording : draft.wordings()) {
      words(wording)
          .forEach(w -> wrong.add(wording.language() + ", " + name(wording.style()) + ": " + w));
    }
    times(draft, now, wrong);
    return wrong;
  }

  private List<String> words(Wording wording) {
    var wrong = new ArrayList<String>();
    var text = wording.text();
    if (text.isBlank()) wrong.add("there is no text");
    if (wording.style() == Style.NONE) wrong.add("who wants no SMS gets none");
    if (UNSEEN.matcher(text).find()) wrong.add("it holds a line break or an unseen character");
    int parts = Segments.of(text).count();
    if (parts > LONGEST_PARTS) wrong.add("it takes " + parts + " SMS; two are the most");
    Predicate<String> there = word -> holds(text, word);
    if (wording.style() != Style.FULL) {
      settings.discreetWords().stream()
          .filter(there)
          .forEach(word -> wrong.add("\"" + word + "\" outs her to whoever holds the phone"));
    }
    if (wording.style() == Style.HIDDEN) {
      settings.hiddenWords().stream()
          .filter(there)
          .forEach(word -> wrong.add("\"" + word + "\" says too much for a hidden text"));
    }
    return wrong;
  }

  private static boolean holds(String text, String word) {
    return Pattern.compile(
            "(?<![\\p{L}])" + Pattern.quote(word), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(text)
        .find();
  }

  private static void times(Draft draft, OffsetDateTime now, List<String> wrong) {
    if (draft.startsAt().isBefore(now.minusMinutes(5))) wrong.add("it starts in the past");
    if (draft.startsAt().isAfter(now.plusDays(AHEAD_DAYS))) {
      wrong.add("it starts more than " + AHEAD_DAYS + " days from now");
    }
    if (Duration.between(draft.startsAt(), draft.expiresAt()).toMinutes() < 10) {
      wrong.add("it ends less than ten minutes after it starts");
    }
  }

  private static String name(Style style) {
    return style.name().toLowerCase(Locale.ROOT);
  }
}
