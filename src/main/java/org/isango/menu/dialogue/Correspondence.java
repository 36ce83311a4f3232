package org.isango.menu.dialogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isango.calendar.CourtDays;
import org.isango.calendar.PublicHolidays;
import org.isango.calendar.TypedDay;
import org.isango.menu.Effect;
import org.isango.menu.Lists;
import org.isango.menu.Menus;
import org.isango.menu.texting.Answer;
import org.isango.menu.texting.CaseReply;
import org.isango.menu.texting.CaseText;
import org.isango.menu.texting.Meaning.Does;
import org.isango.menu.texting.Meaning;
import org.isango.menu.texting.Reading;
import org.isango.menu.texting.Standing.Asked;
import org.isango.menu.texting.Standing.Question;
import org.isango.menu.texting.Standing;
import org.isango.menu.texting.Texter;
import org.isango.menu.texting.Texting;

/// What one person texts, and what comes of it: the part of a rehearsal that needs no session. The
/// rules that end loops are the service's; here every text is answered.
final class Correspondence {
  private static final CourtDays COURTS = new CourtDays(new PublicHolidays(Set.of()));

  private final Texting texting;
  private final Lists lists;
  private final LocalDate today;
  private final Map<String, String> kept;
  private final Set<String> called = new LinkedHashSet<>();
  private final Set<String> held = new LinkedHashSet<>();
  private final Set<String> taken = new LinkedHashSet<>();
  private final List<Question> asked = new ArrayList<>();
  private Texter.Silence silenced = Texter.Silence.NO;
  private boolean helper;
  private boolean proved;

  /// @param kept what is known about her, and changed by her texts
  Correspondence(Menus menus, Lists lists, LocalDate today, Map<String, String> kept) {
    this.texting = new Texting(menus);
    this.lists = lists;
    this.today = today;
    this.kept = kept;
  }

  void silence(Texter.Silence silence) {
    silenced = silence;
  }

  /// She is a helper and was called to this request.
  void call(String ref) {
    helper = true;
    called.add(ref);
    ask(Question.CALL);
  }

  /// She is a helper and has this request.
  void hold(String ref) {
    helper = true;
    held.add(ref);
  }

  /// She is a helper, and another has this request, to which she was called before.
  void lose(String ref) {
    helper = true;
    taken.add(ref);
    ask(Question.CALL);
  }

  /// She has just typed the PIN of a helper.
  void prove() {
    proved = true;
  }

  /// This was asked a moment ago.
  void ask(Question question) {
    asked.remove(question);
    asked.addFirst(question);
  }

  /// Ten minutes pass.
  void pause() {
    asked.remove(Question.DELETION);
    proved = false;
  }

  Rehearsal.Texted text(String text) {
    var texter = new Texter(kept, silenced);
    var all = new Standing(helper, asked.stream().map(q -> new Asked(q, true)).toList());
    var standing = silenced == Texter.Silence.LOST ? all.lost() : all;
    asked.remove(Question.DELETION);
    return switch (texting.read(text, standing)) {
      case Reading.Keyword(Meaning meaning) -> keyword(meaning, texter);
      case Reading.Answers answers -> answered(answers, texter);
      case Reading.AboutCase(CaseText about) -> helper(about, texter);
    };
  }

  private Rehearsal.Texted keyword(Meaning meaning, Texter texter) {
    var answer = texting.answer(meaning, texter, lists, today);
    var effects = new ArrayList<Effect>();
    if (meaning.does() == Does.STOP) effects.add(new Effect.Unsubscribe());
    answer.language().ifPresent(l -> effects.add(new Effect.Remember("language", l.code())));
    answer.language().ifPresent(l -> kept.put("language", l.code()));
    switch (meaning.does()) {
      case STOP -> silenced = Texter.Silence.ASKED;
      case START -> silenced = Texter.Silence.NO;
      case DELETE -> ask(Question.DELETION);
      case YES, NO, TELL, NOTHING -> {}
    }
    return told(
        answer, meaning.does() == Does.START ? Optional.of("start") : Optional.empty(), effects);
  }

  private Rehearsal.Texted told(Answer answer, Optional<String> does, List<Effect> effects) {
    if (kept.containsKey("member")) answer.note().ifPresent(note -> kept.put("note", note));
    return new Rehearsal.Texted(answer.sms(), answer.note(), does, effects);
  }

  private Rehearsal.Texted answered(Reading.Answers answers, Texter texter) {
    boolean yes = answers.yes();
    return switch (answers.question()) {
      case CALL -> called(yes, texter);
      case DELETION ->
          yes
              ? deleted(texter)
              : told(texting.answer(answers, texter, lists, today), Optional.empty(), List.of());
      case MEETING, COURT, TRUST -> {
        var what = answers.question().name().toLowerCase(Locale.ROOT);
        yield told(
            texting.answer(answers, texter, lists, today),
            Optional.of("answers: " + what + (yes ? " yes" : " no")),
            List.of());
      }
    };
  }

  private Rehearsal.Texted deleted(Texter texter) {
    kept.clear();
    return new Rehearsal.Texted(
        Optional.of(texting.said("deleted", texter, Map.of(), today)),
        Optional.empty(),
        Optional.empty(),
        List.of(new Effect.Forget(false)));
  }

  private Rehearsal.Texted called(boolean yes, Texter texter) {
    var refs = called.isEmpty() ? taken : called;
    if (refs.size() > 1) return said(CaseReply.of("case-which", refs.iterator().next()), texter);
    var act = yes ? new CaseText.Accept() : new CaseText.Decline();
    return helper(new CaseText(refs.stream().findFirst(), act), texter);
  }

  private Rehearsal.Texted helper(CaseText about, Texter texter) {
    if (about.act() instanceof CaseText.Cases) {
      return said(CaseReply.list(List.copyOf(held), List.copyOf(called)), texter);
    }
    if (about.ref().isEmpty()) return said(CaseReply.of("case-which", "C482"), texter);
    var ref = about.ref().get();
    if (about.act().needsPin() && !proved) return said(CaseReply.of("case-pin", ref), texter);
    if (taken.contains(ref)) return said(CaseReply.of("case-anothers", ref), texter);
    return switch (about.act()) {
      case CaseText.Accept _ -> accept(ref, about, texter);
      case CaseText.Decline _ -> decline(ref, about, texter);
      case CaseText.Cases _, CaseText.Unclear _ ->
          said(CaseReply.of(about.act().done(), ref), texter);
      case CaseText.Note _,
          CaseText.Tried _,
          CaseText.GiveBack _,
          CaseText.HandOver _,
          CaseText.Close _,
          CaseText.Postpone _ ->
          held.contains(ref)
              ? hers(ref, about, texter)
              : said(CaseReply.of("case-not-yours", ref), texter);
    };
  }

  private Rehearsal.Texted accept(String ref, CaseText about, Texter texter) {
    if (!called.remove(ref) && !held.contains(ref)) {
      return said(CaseReply.of("case-none", ref), texter);
    }
    if (called.isEmpty()) asked.remove(Question.CALL);
    held.add(ref);
    return did(CaseReply.of(about.act().done(), ref), "accept " + ref, texter);
  }

  private Rehearsal.Texted decline(String ref, CaseText about, Texter texter) {
    if (held.contains(ref)) return said(CaseReply.of("case-yours", ref), texter);
    if (!called.remove(ref)) return said(CaseReply.of("case-none", ref), texter);
    if (called.isEmpty()) asked.remove(Question.CALL);
    return did(CaseReply.of(about.act().done(), ref), "decline " + ref, texter);
  }

  private Rehearsal.Texted hers(String ref, CaseText about, Texter texter) {
    var done = CaseReply.of(about.act().done(), ref);
    return switch (about.act()) {
      case CaseText.Note(String words) -> did(done, "note " + ref + " " + words, texter);
      case CaseText.Tried _ -> did(done, "tried " + ref, texter);
      case CaseText.HandOver _ -> did(done, "offer " + ref, texter);
      case CaseText.GiveBack _ -> {
        held.remove(ref);
        yield did(done, "back " + ref, texter);
      }
      case CaseText.Close(String outcome) -> {
        if (outcome.isEmpty()) yield said(CaseReply.of("case-outcome", ref), texter);
        held.remove(ref);
        yield did(done, "close " + ref + " " + outcome.toLowerCase(Locale.ROOT), texter);
      }
      case CaseText.Postpone to ->
          switch (to.on(today, COURTS)) {
            case TypedDay.Refused(TypedDay.Why why) -> said(CaseReply.refused(ref, why), texter);
            case TypedDay.On(LocalDate day) ->
                did(CaseReply.dated(to.done(), ref, day), "court " + ref + " " + day, texter);
          };
      case CaseText.Accept _, CaseText.Decline _, CaseText.Cases _, CaseText.Unclear _ ->
          said(done, texter);
    };
  }

  private Rehearsal.Texted said(CaseReply reply, Texter texter) {
    return texted(reply, Optional.empty(), texter);
  }

  private Rehearsal.Texted did(CaseReply reply, String what, Texter texter) {
    return texted(reply, Optional.of("handle: " + what), texter);
  }

  private Rehearsal.Texted texted(CaseReply reply, Optional<String> does, Texter texter) {
    return new Rehearsal.Texted(
        Optional.of(texting.said(reply.keyword(), texter, reply.values(), today)),
        Optional.empty(),
        does,
        List.of());
  }
}
