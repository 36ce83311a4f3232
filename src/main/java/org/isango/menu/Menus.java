package org.isango.menu;

import static java.util.Collections.unmodifiableMap;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.concurrent.atomic.AtomicReference;
import org.isango.text.Language;

/// The whole conversation, read once and never changed.
///
/// A class and not a record because it keeps what the steps need worked out beside what was read.
public final class Menus {
  /// Our own: the formatter of the platform reads its locale data first, which a start can feel.
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private final String version;
  private final Settings settings;
  private final Map<String, Screen> screens;
  private final Map<String, Message> messages;
  private final Map<Language, Map<String, Translation>> texts;
  private final Map<String, Fact> facts;
  private final Map<String, Keyword> keywords;
  private final Map<String, Alert> alerts;
  private final Law law;
  private final AtomicReference<Book> book = new AtomicReference<>();

  public Menus(
      String version,
      Settings settings,
      Map<String, Screen> screens,
      Map<String, Message> messages,
      Map<Language, Map<String, Translation>> texts,
      Map<String, Fact> facts,
      Map<String, Keyword> keywords,
      Map<String, Alert> alerts,
      Law law) {
    this.version = version;
    this.settings = settings;
    this.screens = unmodifiableMap(screens);
    this.messages = unmodifiableMap(messages);
    this.texts = unmodifiableMap(texts);
    this.facts = unmodifiableMap(facts);
    this.keywords = unmodifiableMap(keywords);
    this.alerts = unmodifiableMap(alerts);
    this.law = law;
  }

  /// Hash of every file read: two equal versions behave alike.
  public String version() {
    return version;
  }

  public Settings settings() {
    return settings;
  }

  /// By id, in the order of the files.
  public Map<String, Screen> screens() {
    return screens;
  }

  /// Texts of SMS that screens can send, by id.
  public Map<String, Message> messages() {
    return messages;
  }

  /// Other languages, by screen or message id; the id `words` holds back, more and ask-us.
  public Map<Language, Map<String, Translation>> texts() {
    return texts;
  }

  /// The register, by id.
  public Map<String, Fact> facts() {
    return facts;
  }

  /// Whether this screen states a fact that can grow old.
  public boolean tells(Screen screen) {
    return tells(screen.facts());
  }

  /// Whether one of these facts can grow old.
  public boolean tells(List<String> factIds) {
    return told(factIds).findAny().isPresent();
  }

  private Stream<Fact> told(List<String> ids) {
    return ids.stream()
        .flatMap(id -> Optional.ofNullable(facts.get(id)).stream())
        .filter(Fact::told);
  }

  /// What never changes while these menus are in use: the words of the settings, and `{checked}`,
  /// the day on which the oldest of the told facts was last looked at.
  public Map<String, String> fixedWords(List<String> factIds) {
    var words = new HashMap<>(settings.words());
    told(factIds)
        .map(Fact::checked)
        .min(Comparator.naturalOrder())
        .ifPresent(day -> words.put("checked", day(day)));
    return words;
  }

  private static String day(LocalDate day) {
    String month = MONTHS.get(day.getMonthValue() - 1);
    return day.getDayOfMonth() + " " + month + " " + day.getYear() % 100;
  }

  /// What members may text, by id.
  public Map<String, Keyword> keywords() {
    return keywords;
  }

  /// Named SMS templates for coordinators, by id.
  public Map<String, Alert> alerts() {
    return alerts;
  }

  /// A keyword with its replies in this language, each in English where its translation is missing,
  /// stale or not far enough on its way. Empty when there is none of this name.
  public Optional<Keyword> keyword(String id, Language language) {
    return Optional.ofNullable(keywords.get(id)).map(k -> Spoken.keyword(this, k, language));
  }

  /// An alert with its wordings in this language, in the same way.
  public Optional<Alert> alert(String id, Language language) {
    return Optional.ofNullable(alerts.get(id)).map(a -> Spoken.alert(this, a, language));
  }

  /// Where the law stands, and what is ready for when it changes.
  public Law law() {
    return law;
  }

  /// The same conversation after this outcome of `law.yaml`. `pending` changes nothing.
  ///
  /// @throws IllegalArgumentException when there is no such outcome
  public Menus under(String position) {
    return position.equals(Law.PENDING)
        ? this
        : Ruling.of(this, law.at(position), outcome(position));
  }

  /// The same as if all of that were signed, to see whether it fits.
  public Menus supposing(String position) {
    return Ruling.of(this, law.at(position), outcome(position).supposed());
  }

  private Law.Outcome outcome(String position) {
    Law.Outcome outcome = law.outcomes().get(position);
    if (outcome == null) throw new IllegalArgumentException("law.yaml has no " + position);
    return outcome;
  }

  /// The same conversation showing every translation there is, for the speakers who check them.
  public Menus showingDrafts() {
    return new Menus(
        version, settings.showingDrafts(), screens, messages, texts, facts, keywords, alerts, law);
  }

  /// Worked out by the first step; two threads that come at once work it out twice, with the same
  /// result.
  Book book() {
    Book known = book.get();
    if (known == null) {
      known = new Book(this);
      book.set(known);
    }
    return known;
  }

  /// `menus/isango.yaml`.
  ///
  /// @param start where a session begins; `home` where `00` leads; `lost` after too many wrong
  ///   keys; `askUs` the target of key 8 on a page whose fact is past its review date
  /// @param translated the languages a `must` screen needs
  /// @param ordinary least status of a translation to be shown; `careful` the same for careful
  ///   screens
  /// @param first budget in septets of a screen that can be the first reply; `limit` of all others
  /// @param words fixed values of placeholders, by name
  /// @param facts names of what is known about a member, with the longest value of each
  /// @param lists the sources of lists, with the longest value of each column
  /// @param discreetWords words that no discreet screen and no hidden or plain SMS may contain
  /// @param hiddenWords words that no hidden SMS may contain besides
  /// @param discreetIn the same for texts in one language: beginnings or middles of its words;
  ///   `hiddenIn` likewise
  /// @param askUsSms what an SMS says once a fact it tells is past its review date
  /// @param names what the check holds the other files to
  /// @param places where each word of the file stands
  public record Settings(
      String start,
      String home,
      String lost,
      String askUs,
      String askUsText,
      String askUsSms,
      String back,
      String more,
      List<Language> languages,
      List<Language> translated,
      Translation.Status ordinary,
      Translation.Status careful,
      int first,
      int limit,
      Map<String, String> words,
      Map<String, String> facts,
      Map<String, Source> lists,
      List<String> discreetWords,
      List<String> hiddenWords,
      Map<Language, List<String>> discreetIn,
      Map<Language, List<String>> hiddenIn,
      Names names,
      Map<String, Place> places) {
    Settings showingDrafts() {
      return new Settings(
          start,
          home,
          lost,
          askUs,
          askUsText,
          askUsSms,
          back,
          more,
          languages,
          translated,
          Translation.Status.DRAFT,
          Translation.Status.DRAFT,
          first,
          limit,
          words,
          facts,
          lists,
          discreetWords,
          hiddenWords,
          discreetIn,
          hiddenIn,
          names,
          places);
    }

    /// Where this word stands, or the top of the file.
    public Place place(String word) {
      return places.getOrDefault(word, new Place("isango.yaml", 1));
    }
  }

  /// What `check` holds the other files to. A list that is empty allows everything.
  ///
  /// @param cases kinds of requests the service can store
  /// @param answers fields of their answers
  /// @param careful screens that must be marked careful: an id, or `arrest.*` for all of a file
  /// @param discreet screens that must be marked discreet, written the same way
  /// @param partly languages in which `partlyScreens` are translated, written the same way
  /// @param waiting what may lack a translation for now, by the name it has in `texts/`
  /// @param secrets what the service can keep as a secret
  public record Names(
      List<String> cases,
      List<String> answers,
      List<String> careful,
      List<String> discreet,
      List<Language> partly,
      List<String> partlyScreens,
      List<String> waiting,
      List<String> secrets) {
    public Names {
      secrets = List.copyOf(secrets);
      cases = List.copyOf(cases);
      answers = List.copyOf(answers);
      careful = List.copyOf(careful);
      discreet = List.copyOf(discreet);
      partly = List.copyOf(partly);
      partlyScreens = List.copyOf(partlyScreens);
      waiting = List.copyOf(waiting);
    }
  }

  /// A source of rows. Longest real value of each column, for the budget check.
  public record Source(List<String> by, Map<String, Integer> widths) {}

  /// One SMS template. At most `segments` segments.
  public record Message(String id, String text, int segments, List<String> facts, Place place) {}

  /// @param words by language code (`all` for every language); the first word of a text decides
  /// @param number the digits that do the same
  /// @param hidden the reply in hidden style, where it is not the member's note
  /// @param action what it does besides answering: `none`, `stop`, `start`, `delete`, `yes`, `no`;
  ///   of a word that only helpers may use: `accept`, `note`, `give`, `done`
  public record Keyword(
      String id,
      Map<String, List<String>> words,
      List<String> number,
      String action,
      String reply,
      Optional<String> hidden,
      int segments,
      List<String> facts,
      Place place) {}

  /// The three wordings of one alert or reminder, and when it may go.
  ///
  /// @param purpose what a member must have agreed to: `alerts`, `meetings` or `followup`
  /// @param facts ids of the facts that its full wording rests on
  public record Alert(
      String id,
      String purpose,
      String hidden,
      String plain,
      String full,
      String timing,
      List<String> facts,
      Place place) {}
}
