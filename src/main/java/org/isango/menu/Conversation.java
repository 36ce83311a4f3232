package org.isango.menu;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.isango.text.Clip;
import org.isango.text.Language;

/// The conversation itself: what a member does and what the phone shows next. Pure: the same
/// arguments give the same step, nothing is read and nothing is done.
public final class Conversation {
  private Conversation() {}

  /// One hop.
  ///
  /// A dial begins anew, whatever the state. A state that stands on no screen of these menus, or on
  /// one that ended the session, begins anew as well.
  ///
  /// @return the next state, a reply within its budget in GSM-7, and the effects, in order
  public static Step step(Menus menus, World world, State state, Input input) {
    Book book = menus.book();
    Hop hop = new Hop(book, world, state);
    Optional<String> wrong =
        switch (input) {
          case Input.Typed typed when isOpen(hop) -> Answering.typed(hop, typed.text());
          case Input.Typed _, Input.Dial _ -> {
            hop.load(fresh(hop));
            Going.start(hop);
            yield Optional.empty();
          }
        };
    Reply reply = Rendering.reply(hop, wrong);
    return new Step(hop.state(), reply, hop.effects());
  }

  /// The question whether to go on is asked in the language she was speaking.
  private static State fresh(Hop hop) {
    State fresh = State.NEW;
    return new State(
        fresh.at(),
        hop.dropped().flatMap(State::language),
        fresh.picks(),
        fresh.shown(),
        fresh.page(),
        fresh.misses(),
        fresh.trail());
  }

  private static boolean isOpen(Hop hop) {
    return hop.sheet()
        .filter(
            sheet ->
                switch (sheet.screen().kind()) {
                  case Screen.Kind.Choice _, Screen.Kind.Listing _, Screen.Kind.Asking _ -> true;
                  // Open only where it offered to ask us instead of telling an expired fact.
                  case Screen.Kind.Ending _ -> hop.shown.contains(Face.ASK_US);
                  case Screen.Kind.Routing _, Screen.Kind.Phrase _ -> false;
                })
        .isPresent();
  }

  /// A phrase of the menus, such as `err.system`, in this language or else in English.
  ///
  /// @throws IllegalArgumentException when the menus have no phrase of this name
  public static String phrase(Menus menus, String id, Language language) {
    return phrase(menus, id, language, Map.of());
  }

  /// A phrase with values for its holes, such as `{min}`.
  ///
  /// @throws IllegalArgumentException when the menus have no phrase of this name
  public static String phrase(
      Menus menus, String id, Language language, Map<String, String> values) {
    Sheet sheet =
        menus
            .book()
            .sheet(id)
            .orElseThrow(() -> new IllegalArgumentException("The menus have no phrase " + id));
    String text =
        sheet
            .face(language)
            .say()
            .fill(name -> Hop.shown(values.getOrDefault(name, ""), sheet.budget()));
    return Clip.clip(text, sheet.budget());
  }

  /// The text of an SMS that a screen sends, in this language or else in English, folded. Once a
  /// fact it tells is past its review date, the way to ask us stands in its place, in words for
  /// somebody who stands on no screen.
  ///
  /// @throws IllegalArgumentException when the menus have no message of this name
  public static String message(
      Menus menus, String id, Language language, Map<String, String> values, LocalDate today) {
    Book book = menus.book();
    Menus.Message message =
        book.message(id)
            .orElseThrow(() -> new IllegalArgumentException("The menus have no message " + id));
    if (today.isAfter(book.goodUntil(message.facts()))) {
      return fixed(menus, Spoken.askUs(menus, language));
    }
    return book.message(id, language)
        .orElseThrow()
        .fill(name -> Hop.shown(values.getOrDefault(name, ""), Integer.MAX_VALUE));
  }

  /// Whether all these facts may still be told.
  public static boolean mayTell(Menus menus, List<String> facts, LocalDate today) {
    return !today.isAfter(menus.book().goodUntil(facts));
  }

  /// What is answered to a keyword in this language or else in English, folded, with each value no
  /// longer than it is declared. Once a fact it tells is past its review date, the way to ask us
  /// stands in its place.
  ///
  /// @throws IllegalArgumentException when the menus have none of this name
  public static String keyword(
      Menus menus, String id, Language language, Map<String, String> values, LocalDate today) {
    Menus.Keyword keyword =
        menus
            .keyword(id, language)
            .orElseThrow(() -> new IllegalArgumentException("The menus have no keyword " + id));
    if (!mayTell(menus, keyword.facts(), today)) {
      return fixed(menus, Spoken.askUs(menus, language));
    }
    boolean english = keyword.reply().equals(menus.keywords().get(id).reply());
    return Template.of(keyword.reply(), menus.fixedWords(keyword.facts()))
        .fill(
            name ->
                menus
                    .book()
                    .shown(name, values.getOrDefault(name, ""), english ? Language.EN : language));
  }

  /// A text with nothing in it but the words that never change, folded.
  public static String fixed(Menus menus, String text) {
    return Template.of(text, menus.fixedWords(List.of())).fill(name -> "");
  }

  /// An alert by its name.
  ///
  /// @throws IllegalArgumentException when the menus have none of this name
  public static Menus.Alert alert(Menus menus, String id) {
    Menus.Alert alert = menus.alerts().get(id);
    if (alert == null) throw new IllegalArgumentException("The menus have no alert " + id);
    return alert;
  }

  /// One wording of an alert in this language or else in English, folded, with each value no longer
  /// than it is declared. Once a fact it tells is past its review date, what it has for that day
  /// stands in place of the full wording, or else the plain one, which tells no fact.
  ///
  /// @throws IllegalArgumentException when the menus have none of this name, or a value is missing:
  ///   half a text may mislead
  public static String alertText(
      Menus menus,
      String id,
      Function<Menus.Alert, String> wording,
      Language language,
      Map<String, String> values,
      LocalDate today) {
    Book book = menus.book();
    Menus.Alert alert = alert(menus, id);
    Menus.Alert translated = Spoken.alert(menus, alert, language);
    boolean current = mayTell(menus, alert.facts(), today);
    String english = wording.apply(current ? alert : untold(alert));
    String text = wording.apply(current ? translated : untold(translated));
    Language spoken = text.equals(english) ? Language.EN : language;
    Template template = Template.of(text, menus.fixedWords(List.of()));
    for (String hole : template.holes()) {
      if (values.getOrDefault(hole, "").isBlank()) {
        throw new IllegalArgumentException("The alert " + id + " needs {" + hole + "}");
      }
    }
    return template.fill(name -> book.shown(name, values.get(name), spoken));
  }

  private static Menus.Alert untold(Menus.Alert alert) {
    return new Menus.Alert(
        alert.id(),
        alert.purpose(),
        alert.hidden(),
        alert.plain(),
        alert.expired().orElse(alert.plain()),
        alert.expired(),
        alert.timing(),
        alert.facts(),
        alert.place());
  }

  /// The label of an option, in this language or else in English; empty when there is none.
  public static Optional<String> option(
      Menus menus, String screen, String option, Language language) {
    return menus.book().sheet(screen).flatMap(sheet -> label(sheet, option, language));
  }

  private static Optional<String> label(Sheet sheet, String option, Language language) {
    var ids = sheet.screen().options().stream().map(Screen.Option::id).toList();
    if (!ids.contains(option)) return Optional.empty();
    String line = sheet.face(language).lines().get(ids.indexOf(option)).fill(name -> "");
    return Optional.of(line.substring(line.indexOf(' ') + 1));
  }

  /// The language a screen is really shown in to somebody who speaks this one: English where its
  /// translation is missing, stale or not far enough on its way.
  public static Language shownIn(Menus menus, String screen, Language language) {
    return menus.book().sheet(screen).map(s -> s.face(language).language()).orElse(Language.EN);
  }

  /// Whether the next step from this state looks something up by what was typed, which takes longer
  /// than a step should on an event loop.
  public static boolean searches(Menus menus, State state) {
    return asks(menus, state, Screen.Answers.Find.class) || asksSecret(menus, state);
  }

  /// Whether what is typed next in this state is a secret.
  public static boolean asksSecret(Menus menus, State state) {
    return asks(menus, state, Screen.Answers.Secret.class);
  }

  private static boolean asks(Menus menus, State state, Class<? extends Screen.Answers> what) {
    return menus
        .book()
        .sheet(state.at())
        .filter(
            sheet ->
                sheet.screen().kind() instanceof Screen.Kind.Asking asking
                    && what.isInstance(asking.is()))
        .isPresent();
  }

  /// Whether the screen of this state takes what is typed as it is typed, stars and all.
  public static boolean takesWords(Menus menus, State state) {
    return menus
        .book()
        .sheet(state.at())
        .filter(sheet -> sheet.screen().kind() instanceof Screen.Kind.Asking)
        .isPresent();
  }

  /// Leads a session to another screen than the one its last answer led to, for a reason that only
  /// showed when the answer was acted on.
  ///
  /// @param why a phrase of the menus
  public static Step instead(Menus menus, World world, State state, String screen, String why) {
    Hop hop = new Hop(menus.book(), world, state);
    hop.clearTrail();
    Going.on(hop, screen);
    Reply reply = Rendering.reply(hop, Rendering.phrase(hop, why));
    return new Step(hop.state(), reply, hop.effects());
  }

  /// Whether this state stands on the offer to go on with a session that was cut off.
  public static boolean offersResume(Menus menus, State state) {
    return menus
        .book()
        .sheet(state.at())
        .filter(
            sheet ->
                sheet.options().values().stream()
                    .anyMatch(option -> option.go().equals(Optional.of("resume"))))
        .isPresent();
  }

  /// Whether this state belongs to somebody who may need help, or stands on the way there: before
  /// or on the first menu, or behind a screen that opens a request, asks about one, or may show no
  /// draft. Nobody there is ever made to wait.
  public static boolean mayNeedHelp(Menus menus, State state) {
    boolean begins =
        menus.book().sheet(state.at()).filter(s -> s.screen().traits().discreet()).isPresent();
    return begins
        || Stream.concat(Stream.of(state.at()), state.trail().stream())
            .map(passed -> passed.replaceFirst("#.*", ""))
            .flatMap(id -> menus.book().sheet(id).stream())
            .anyMatch(sheet -> isForHelp(sheet.screen()));
  }

  private static boolean isForHelp(Screen screen) {
    return screen.traits().careful()
        || screen.traits().resume()
        || screen.options().stream()
            .flatMap(option -> option.acts().stream())
            .anyMatch(act -> act.name().equals("case"));
  }

  /// Whether a session that was cut off in this state may be offered for going on.
  public static boolean mayResume(Menus menus, State state) {
    return Hop.mayResume(menus.book(), state);
  }
}
