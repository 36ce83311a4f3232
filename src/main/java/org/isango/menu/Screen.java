package org.isango.menu;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One screen as it stands in `menus/screens`, in English. Texts in other languages are in
/// [Translation].
///
/// @param id dotted path; the file is named after its first part
/// @param say the text above the options; empty when there is none
/// @param kind what sort of screen it is
/// @param options numbered lines with a fixed meaning, in order
/// @param zeroIsBack whether the line `0 Back` is added
/// @param zeroGo where 0 leads although no line says so
/// @param behind the secret that has to be typed in a session before this is shown
/// @param known skip the screen when this fact is known already
/// @param acts effects of answering it, or of being shown where it ends the session
/// @param facts ids of the facts it tells or rests on
/// @param expired what to say instead once a told fact is past its review date
/// @param traits what else holds for it
/// @param place where it stands
public record Screen(
    String id,
    String say,
    Kind kind,
    List<Option> options,
    boolean zeroIsBack,
    Optional<String> zeroGo,
    Optional<String> behind,
    Optional<String> known,
    List<Act> acts,
    List<String> facts,
    Optional<String> expired,
    Traits traits,
    Place place) {

  public Screen {
    options = List.copyOf(options);
    acts = List.copyOf(acts);
    facts = List.copyOf(facts);
  }

  /// @param careful another language is shown only once its text has been signed off
  /// @param must may not ship without a fresh translation in every translated language
  /// @param resume a dropped session may be continued here
  /// @param discreet carries no word from the discreet list, in any language
  /// @param tight somebody has agreed that there is no room here for a longer language
  public record Traits(
      boolean careful, boolean must, boolean resume, boolean discreet, boolean tight) {}

  /// The name under which the answer is kept, where it is. A secret never is.
  public Optional<String> keptUnder() {
    return switch (kind) {
      case Kind.Choice choice -> choice.pick();
      case Kind.Asking asking ->
          asking.is() instanceof Answers.Secret ? Optional.empty() : Optional.of(asking.ask());
      case Kind.Listing listing -> Optional.of(listing.pick());
      case Kind.Routing _, Kind.Ending _, Kind.Phrase _ -> Optional.empty();
    };
  }

  public sealed interface Kind {
    /// Numbered options only. The chosen id is kept under `pick`; `go` serves options without their
    /// own target.
    record Choice(Optional<String> pick, Optional<String> go) implements Kind {}

    /// Rows of a source, a page at a time; `page` 0 means as many as fit.
    record Listing(
        String of, List<String> by, String show, String pick, String go, String none, int page)
        implements Kind {
      public Listing {
        by = List.copyOf(by);
      }
    }

    /// A typed answer, kept under `ask`. The nth wrong answer is met with the nth text of `again`,
    /// the one after the last leads to `lost`. Options may stand beside it as shortcuts.
    record Asking(String ask, Answers is, List<String> again, String lost, String go)
        implements Kind {
      public Asking {
        again = List.copyOf(again);
      }
    }

    /// Never shown: the first way whose condition holds leads on.
    record Routing(List<Way> ways) implements Kind {
      public Routing {
        ways = List.copyOf(ways);
      }
    }

    /// The session ends here.
    record Ending() implements Kind {}

    /// A text the service puts into other screens or shows by itself; nobody walks to it.
    record Phrase() implements Kind {}
  }

  /// What a typed answer has to be. A closed set, read from the words in brackets.
  public sealed interface Answers {
    /// `digits 4` or `digits 4-6`
    record Digits(int least, int most) implements Answers {}

    /// `secret 4-6`: digits that are held against the secret whose name stands behind `ask`; `new
    /// secret 4-6`: digits that are kept as that secret. Neither goes into a state.
    record Secret(int least, int most, boolean fresh) implements Answers {}

    /// `day month`: 12/11, 12-11, 12 11: a coming day in court, kept with its year, 2026-11-12
    record DayMonth() implements Answers {}

    /// `words 80`: anything that is not empty, at most so many characters
    record Words(int most) implements Answers {}

    /// `phone`: a number that can be kept: ten digits from 0, or with the code of its country
    record Phone() implements Answers {}

    /// `find places`: looked up in a source by what was typed; the ids found are kept, the typed
    /// text is not
    record Find(String source) implements Answers {}
  }

  /// @param id what is kept when it is chosen; never a digit
  /// @param key a fixed digit instead of the next free one
  public record Option(
      String id, String say, Optional<String> key, Optional<String> go, List<Act> acts) {
    public Option {
      acts = List.copyOf(acts);
    }
  }

  /// @param when names of picks, facts or `pick.column` and the value each must have; `none` means
  ///   unknown. Empty: always
  public record Way(Map<String, String> when, String go) {
    public Way {
      when = Map.copyOf(when);
    }
  }

  /// One entry of `do`: the name of an effect and what it is about, as written.
  ///
  /// `case: KIND` · `answer: FIELD` (the value just given, for the case of this session) ·
  /// `remember: FACT` (the pick of that name) · `remember: {FACT: value}` · `join: me` · `forget:
  /// me` · `forget: all-but-request` · `unsubscribe: all` · `silence: PICK` · `wrong: PICK` · `sms:
  /// MESSAGE` · `read: note` · `rsvp: ANSWER` · `drop: SECRET` · `handle: ACT` (a responder, with
  /// the request picked) · `count: NAME` · `day: {PICK: move}`
  public record Act(String name, String about, Optional<String> value) {}
}
