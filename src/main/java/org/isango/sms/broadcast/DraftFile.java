package org.isango.sms.broadcast;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isango.calendar.PublicHolidays;
import org.isango.member.Wishes.Style;
import org.isango.menu.Conversation;
import org.isango.menu.Menus;
import org.isango.menu.Menus.Alert;
import org.isango.sms.Outbox;
import org.isango.text.Language;

/// A broadcast as a file that a coordinator writes: a line `name: value` for each thing. What is
/// wrong is said line by line, and never with the words that stand there.
public final class DraftFile {
  private static final Set<String> PROVINCES =
      Set.of("EC", "FS", "GP", "KZN", "LP", "MP", "NC", "NW", "WC");

  private static final Set<String> TOPICS = Set.of("alerts", "meetings");
  private static final Set<String> STYLES = Set.of("hidden", "plain", "full");

  /// What cannot choose people, because nothing so fine is held about a member.
  private static final Set<String> TOO_FINE = Set.of("place", "role", "town", "age", "name");

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withResolverStyle(ResolverStyle.STRICT);

  /// The longest that an alert is of use.
  private static final Duration LONGEST = Duration.ofDays(14);

  private static final Duration LONGEST_SAFETY = Duration.ofHours(24);
  private static final Duration USUAL = Duration.ofHours(24);
  private static final Duration USUAL_SAFETY = Duration.ofHours(6);

  private final Menus menus;
  private final OffsetDateTime now;
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private record Line(int at, String value) {}

  private DraftFile(Menus menus, OffsetDateTime now) {
    this.menus = menus;
    this.now = now;
  }

  /// What is wrong with a file, one sentence a line.
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(List<String> problems) {
      super(String.join("\n", problems));
    }
  }

  /// @throws Refused when any line cannot be used
  public static Draft read(String file, Menus menus, OffsetDateTime now) {
    var reading = new DraftFile(menus, now);
    reading.lines(file);
    if (!reading.problems.isEmpty()) throw new Refused(reading.problems);
    var draft = reading.draft();
    if (!reading.problems.isEmpty()) throw new Refused(reading.problems);
    return draft;
  }

  private void lines(String file) {
    var all = file.replace("\uFEFF", "").lines().toList();
    for (int i = 0; i < all.size(); i++) {
      var line = all.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) continue;
      int colon = line.indexOf(':');
      if (colon < 0) {
        wrong(i + 1, "write name: value, such as provinces: GP WC");
        continue;
      }
      var name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT).replaceAll(" +", " ");
      if (!isKnown(name)) {
        wrong(i + 1, unknown(name));
      } else if (lines.putIfAbsent(name, new Line(i + 1, line.substring(colon + 1).strip()))
          != null) {
        wrong(i + 1, "this stands above already: keep one of the two");
      }
    }
  }

  private static boolean isKnown(String name) {
    return switch (name) {
      case "kind",
          "topic",
          "template",
          "provinces",
          "languages",
          "seen since",
          "starts",
          "expires" ->
          true;
      default -> name.startsWith("value ") || wording(name).isPresent();
    };
  }

  private static String unknown(String name) {
    return TOO_FINE.contains(name)
        ? "a member is known by her province, her language, what she agreed to and the month in"
            + " which she last dialled, and by nothing finer: choose with provinces, languages,"
            + " topic, seen since"
        : "the name must be kind, topic, template, value NAME, provinces, languages, seen since,"
            + " starts, expires, or a language and a style such as en hidden";
  }

  /// `zu plain` and the like.
  private static Optional<Map.Entry<Language, Style>> wording(String name) {
    var words = name.split(" ");
    if (words.length != 2 || !STYLES.contains(words[1])) return Optional.empty();
    return Language.of(words[0]).map(l -> Map.entry(l, Style.of(words[1])));
  }

  private Draft draft() {
    var kind = kind();
    var template = lines.containsKey("template") ? template() : Optional.<Alert>empty();
    var topic = topic(template);
    var starts = starts();
    var expires = expires(kind, starts);
    var audience = new Audience(provinces(), languages(), seenSince());
    var words = template.map(this::words).orElseGet(this::words);
    return new Draft(kind, topic, template.map(Alert::id), audience, words, starts, expires);
  }

  private Outbox.Kind kind() {
    var kind = value("kind").map(k -> k.toLowerCase(Locale.ROOT)).orElse("");
    if (kind.equals("safety")) return Outbox.Kind.SAFETY;
    if (!kind.equals("alert")) wrong("kind", "kind must be alert, or safety for a danger of today");
    return Outbox.Kind.BROADCAST;
  }

  private String topic(Optional<Alert> template) {
    var topic = value("topic").or(() -> template.map(Alert::purpose)).orElse("");
    if (!TOPICS.contains(topic)) wrong("topic", "topic must be alerts or meetings");
    return topic;
  }

  private Optional<Alert> template() {
    var id = value("template").orElse("");
    var found = Optional.ofNullable(menus.alerts().get(id));
    if (found.isEmpty()) wrong("template", "there is no template of this name in alerts.yaml");
    if (lines.keySet().stream().anyMatch(name -> wording(name).isPresent())) {
      wrong("template", "a template has its own words: take it out, or the words");
    }
    return found;
  }

  private Set<String> provinces() {
    var written = value("provinces").orElse("");
    if (written.isEmpty()) wrong("provinces", "say for which provinces, such as GP WC, or all");
    if (written.equalsIgnoreCase("all")) return Set.of();
    var codes = words(written).map(w -> w.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
    if (!PROVINCES.containsAll(codes)) {
      wrong("provinces", "provinces must be all, or codes such as GP WC");
    }
    return codes;
  }

  private Set<Language> languages() {
    var written = value("languages").orElse("all");
    if (written.equalsIgnoreCase("all")) return Set.of();
    var found = words(written).map(w -> Language.of(w.toLowerCase(Locale.ROOT))).toList();
    if (found.isEmpty() || found.stream().anyMatch(Optional::isEmpty)) {
      wrong("languages", "languages must be all, or codes such as en zu");
    }
    return found.stream().flatMap(Optional::stream).collect(Collectors.toSet());
  }

  private static Stream<String> words(String written) {
    return Arrays.stream(written.split("[ ,]+")).filter(w -> !w.isEmpty());
  }

  private Optional<LocalDate> seenSince() {
    var written = value("seen since");
    if (written.isEmpty()) return Optional.empty();
    try {
      var month = YearMonth.parse(written.get());
      if (month.atDay(1).isAfter(now.toLocalDate())) {
        wrong("seen since", "seen since lies ahead: correct the month");
      }
      return Optional.of(month.atDay(1));
    } catch (DateTimeParseException noMonth) {
      wrong("seen since", "seen since must be a month like 2026-10");
      return Optional.empty();
    }
  }

  private OffsetDateTime starts() {
    var written = value("starts").orElse("now");
    return written.equalsIgnoreCase("now") ? now : moment("starts", written).orElse(now);
  }

  private OffsetDateTime expires(Outbox.Kind kind, OffsetDateTime starts) {
    boolean safety = kind == Outbox.Kind.SAFETY;
    var usual = starts.plus(safety ? USUAL_SAFETY : USUAL);
    var at = value("expires").flatMap(w -> moment("expires", w)).orElse(usual);
    if (at.isAfter(starts.plus(safety ? LONGEST_SAFETY : LONGEST))) {
      wrong(
          "expires",
          safety
              ? "a safety alert is of use for 24 hours at most: correct when it expires"
              : "an alert is of use for 14 days at most: correct when it expires");
    }
    return at;
  }

  private Optional<OffsetDateTime> moment(String name, String written) {
    try {
      return Optional.of(
          LocalDateTime.parse(written, MOMENT).atZone(PublicHolidays.ZONE).toOffsetDateTime());
    } catch (DateTimeParseException noMoment) {
      wrong(name, name + " must be a moment like 2026-12-01 14:00");
      return Optional.empty();
    }
  }

  private List<Wording> words() {
    var words = new ArrayList<Wording>();
    lines.forEach(
        (name, line) ->
            wording(name)
                .ifPresent(
                    of ->
                        words.add(
                            new Wording(
                                of.getKey(),
                                of.getValue(),
                                Conversation.fixed(menus, line.value())))));
    if (words.isEmpty())
      wrong("en hidden", "there are no words: write en hidden, en plain, en full");
    return words;
  }

  /// The words of a template in every language it is written in.
  private List<Wording> words(Alert template) {
    var values = new HashMap<String, String>();
    lines.forEach(
        (name, line) -> {
          if (name.startsWith("value ")) values.put(name.substring(6), line.value());
        });
    var words = new ArrayList<Wording>();
    try {
      for (var style : List.of(Style.HIDDEN, Style.PLAIN, Style.FULL)) {
        var english = text(template, style, Language.EN, values);
        words.add(new Wording(Language.EN, style, english));
        for (var language : Language.values()) {
          var text = text(template, style, language, values);
          if (!text.equals(english)) words.add(new Wording(language, style, text));
        }
      }
    } catch (IllegalArgumentException missing) {
      wrong("template", "a value of the template is missing: write value NAME: for each {NAME}");
    }
    return words;
  }

  private String text(Alert template, Style style, Language language, Map<String, String> values) {
    return Conversation.alertText(
        menus,
        template.id(),
        switch (style) {
          case PLAIN -> Alert::plain;
          case FULL -> Alert::full;
          case HIDDEN, NONE -> Alert::hidden;
        },
        language,
        values);
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(lines.get(name)).map(Line::value);
  }

  private void wrong(String name, String what) {
    wrong(Optional.ofNullable(lines.get(name)).map(Line::at).orElse(0), what);
  }

  private void wrong(int line, String what) {
    problems.add((line == 0 ? "missing: " : "line " + line + ": ") + what);
  }
}
