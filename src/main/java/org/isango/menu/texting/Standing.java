package org.isango.menu.texting;

import java.util.List;

/// How we stand with whoever wrote a text: whether it is somebody who takes requests, and which
/// questions to her are open.
///
/// @param responds whether her number is that of an active helper
/// @param asked the newest first
public record Standing(boolean responds, List<Asked> asked) {
  /// Somebody of whom nothing is known.
  public static final Standing STRANGER = new Standing(false, List.of());

  /// What a yes or no answers, in the words of `yes` and `no` in all languages.
  public enum Question {
    /// Whether all about her is to be deleted. Only the next text answers it.
    DELETION("deleted", "not-deleted"),
    /// Whether a helper takes a request she was called to.
    CALL("case-taken", "case-declined"),
    /// Whether she comes to a meeting she was told of.
    MEETING("meeting-yes", "meeting-no"),
    /// Whether she comes to a day in court she was reminded of.
    COURT("court-yes", "court-no"),
    /// Whether the person somebody trusts agrees to be that. Nobody asked it by text; a no is heard
    /// at any time.
    TRUST("yes", "trust-refused");

    private final String yes;
    private final String no;

    Question(String yes, String no) {
      this.yes = yes;
      this.no = no;
    }

    /// What is answered to the answer, by its id in `keywords.yaml`.
    public String reply(boolean answer) {
      return answer ? yes : no;
    }

    private boolean hears(boolean answer) {
      return this != TRUST || !answer;
    }

    /// Nothing is deleted by a slip on one key; and a key says something to somebody who was asked.
    private boolean hearsDigits() {
      return this != DELETION && this != TRUST;
    }
  }

  /// @param fresh put a moment ago: the keys 1 and 2 are its yes and no, and no keywords
  public record Asked(Question question, boolean fresh) {}

  public Standing {
    asked = List.copyOf(asked);
  }

  /// Whether END and its like may be an answer.
  boolean isAsked() {
    return asked.stream().anyMatch(a -> a.question() != Question.TRUST);
  }

  /// The questions that a yes or no may answer, the newest first.
  List<Question> hearing(boolean answer) {
    return asked.stream().map(Asked::question).filter(q -> q.hears(answer)).toList();
  }

  /// The same for a key.
  List<Question> hearingDigits() {
    return asked.stream()
        .filter(Asked::fresh)
        .map(Asked::question)
        .filter(Question::hearsDigits)
        .toList();
  }

  public boolean isOpen(Question question) {
    return asked.stream().anyMatch(a -> a.question() == question);
  }

  /// The same once it turned out that this is not asked.
  public Standing without(Question question) {
    return new Standing(responds, asked.stream().filter(a -> a.question() != question).toList());
  }

  /// Whoever holds a phone that was reported as lost is no helper, and is asked nothing about
  /// anybody.
  public Standing lost() {
    return new Standing(
        false, asked.stream().filter(a -> a.question() == Question.DELETION).toList());
  }
}
