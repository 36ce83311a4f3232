package org.isango.menu.texting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isango.menu.Conversation;
import org.isango.menu.Lists;
import org.isango.menu.Menus;
import org.isango.menu.texting.Meaning.Does;
import org.isango.menu.texting.Standing.Question;
import org.isango.text.Language;

/// The conversation by text: the first word decides. Pure, like a step.
public final class Texting {
  private static final String IN_FULL = "FULL";

  /// Words that people put around another word without changing it.
  static final Set<String> POLITE =
      Set.of("PLEASE", "PLS", "PLZ", "NOW", "SMS", "MESSAGES", "ME", "SENDING", "ASSEBLIEF", "HEY");

  private final Menus menus;
  private final Vocabulary vocabulary;
  private final CaseWords caseWords;

  public Texting(Menus menus) {
    this.menus = menus;
    this.vocabulary = new Vocabulary(menus);
    this.caseWords = new CaseWords(menus);
  }

  public boolean isOf(Menus newest) {
    return menus == newest;
  }

  /// What a text means where it answers nothing.
  ///
  /// @param asked whether a question to her is open: END and the like may then be its answer, and
  ///   only a word that says STOP in a language stops the texts
  public Meaning hear(String text, boolean asked) {
    var words = Letters.words(text);
    int from = polite(words);
    boolean full = from < words.size() - 1 && words.get(from).equals(IN_FULL);
    int at = full ? from + 1 : from;
    if (at >= words.size()) return Meaning.NOTHING;
    var said = words.subList(at, words.size());
    var rest = Rest.behind(text, at + 1);
    return entry(said)
        .filter(entry -> isMeant(entry, said, asked))
        .map(e -> new Meaning(does(e.keyword()), e.keyword().id(), e.languages(), rest, full))
        .orElse(Meaning.NOTHING);
  }

  /// What a text is taken for: STOP and START before all, then what a helper writes about a
  /// request, then the answer to an open question, the newest first, then a keyword. A yes or no
  /// that answers nothing is a keyword.
  public Reading read(String text, Standing standing) {
    var meaning = hear(text, standing.isAsked());
    if (meaning.does() == Does.STOP || meaning.does() == Does.START) {
      return new Reading.Keyword(meaning);
    }
    return aboutCase(text, standing)
        .or(() -> answer(text, meaning, standing))
        .orElseGet(() -> new Reading.Keyword(meaning));
  }

  private Optional<Reading> aboutCase(String text, Standing standing) {
    if (!standing.responds()) return Optional.empty();
    var words = Letters.words(text);
    return caseWords.read(text, words, polite(words)).map(Reading.AboutCase::new);
  }

  private Optional<Reading> answer(String text, Meaning meaning, Standing standing) {
    var byKey = digit(text).flatMap(yes -> first(standing.hearingDigits(), yes));
    if (byKey.isPresent()) return byKey;
    return switch (meaning.does()) {
      case YES -> first(standing.hearing(true), true);
      case NO -> first(standing.hearing(false), false);
      case STOP, START, DELETE, TELL, NOTHING -> Optional.empty();
    };
  }

  private static Optional<Reading> first(List<Question> questions, boolean yes) {
    return questions.stream().findFirst().map(question -> new Reading.Answers(question, yes));
  }

  /// The keys 1 and 2 alone, as yes and no.
  private static Optional<Boolean> digit(String text) {
    var words = Letters.words(text);
    if (words.size() != 1) return Optional.empty();
    return switch (words.getFirst()) {
      case "1" -> Optional.of(true);
      case "2" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /// How many polite words stand before the word that decides.
  private static int polite(List<String> words) {
    int from = 0;
    while (from < words.size() - 1 && POLITE.contains(words.get(from))) from++;
    return from;
  }

  /// By its first word; two words that are one keyword are looked for first.
  private Optional<Vocabulary.Entry> entry(List<String> said) {
    return Optional.of(said)
        .filter(words -> words.size() > 1)
        .flatMap(words -> vocabulary.exactly(words.get(0) + words.get(1)))
        .or(() -> vocabulary.find(said.getFirst()));
  }

  /// START has to stand alone. So have END and its like, which belong to no language and are those
  /// of other services: they stop the texts only where they can mean nothing else.
  private static boolean isMeant(Vocabulary.Entry entry, List<String> said, boolean asked) {
    boolean alone = said.stream().skip(1).allMatch(POLITE::contains);
    var does = does(entry.keyword());
    if (does == Does.START) return alone;
    boolean borrowed = does == Does.STOP && entry.languages().isEmpty() && !isOptOut(said);
    return !borrowed || (alone && !asked);
  }

  private static boolean isOptOut(List<String> said) {
    return said.getFirst().startsWith("OPT") || said.getFirst().startsWith("UNSUB");
  }

  private static Does does(Menus.Keyword keyword) {
    return switch (keyword.action()) {
      case "stop" -> Does.STOP;
      case "start" -> Does.START;
      case "delete" -> Does.DELETE;
      case "yes" -> Does.YES;
      case "no" -> Does.NO;
      default -> Does.TELL;
    };
  }

  /// What she is answered, in her language and style.
  ///
  /// @param lists places and meetings, as the screens list them
  public Answer answer(Meaning meaning, Texter texter, Lists lists, LocalDate today) {
    return new Answering(menus, texter, lists, today, meaning).to(meaning);
  }

  /// What she is answered once all about her is deleted: she has no style any more.
  public String deleted() {
    return menus.keywords().get("deleted").reply();
  }

  /// What she is answered to an answer of hers, in her language and style, like a keyword.
  public Answer answer(Reading.Answers answers, Texter texter, Lists lists, LocalDate today) {
    var keyword = answers.question().reply(answers.yes());
    return answer(new Meaning(Does.TELL, keyword, Set.of(), "", false), texter, lists, today);
  }

  /// What a helper is answered: in words always, for they say nothing of anybody.
  public String said(String keyword, Texter texter, Map<String, String> values, LocalDate today) {
    var language = texter.language().orElse(Language.EN);
    return Conversation.keyword(menus, keyword, language, values, today);
  }
}
