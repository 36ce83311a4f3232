package org.isango.mo;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.isango.cases.CourtDates;
import org.isango.cases.CourtDates.Reminded;
import org.isango.duty.Requests;
import org.isango.duty.Urgency;
import org.isango.gateway.SmsIn;
import org.isango.meetings.Rsvps;
import org.isango.member.Wishes;
import org.isango.menu.Lists;
import org.isango.menu.texting.Answer;
import org.isango.menu.texting.CaseReply;
import org.isango.menu.texting.CaseText;
import org.isango.menu.texting.Meaning.Does;
import org.isango.menu.texting.Meaning;
import org.isango.menu.texting.Reading;
import org.isango.menu.texting.Standing.Question;
import org.isango.menu.texting.Standing;
import org.isango.menu.texting.Texter;
import org.isango.menu.texting.Texting;
import org.isango.sms.Outbox;
import org.isango.text.Language;
import org.isango.vault.BlindIndex;
import org.isango.vault.Msisdn;

/// One text of one number, within its transaction.
final class Turn {
  /// Keywords that are answered beside all limits but their own.
  private static final Set<String> URGENT = Set.of("arrest", "danger", "rape", "stop", "start");

  private static final int NOTE_DAYS = 7;

  /// So far ahead a meeting is told of.
  private static final int MEETING_DAYS = 31;

  private final Neighbours rooms;
  private final Heard heard;
  private final Replies replies;
  private final Deletion deletion;
  private final Texting texting;
  private final SqlConnection tx;
  private final Msisdn from;
  private final BlindIndex number;
  private final OffsetDateTime now;

  Turn(
      Neighbours rooms,
      Heard heard,
      Replies replies,
      Deletion deletion,
      Texting texting,
      SqlConnection tx,
      Msisdn from,
      OffsetDateTime now) {
    this.rooms = rooms;
    this.heard = heard;
    this.replies = replies;
    this.deletion = deletion;
    this.texting = texting;
    this.tx = tx;
    this.from = from;
    this.number = rooms.vault().index(from);
    this.now = now;
  }

  void take(SmsIn sms, boolean flood) {
    var texter = texter();
    var seen = seen(texter);
    var standing = Questions.of(tx, number, now);
    if (standing.isOpen(Question.DELETION)) deletion.close(tx, number);
    boolean lost = texter.silence() == Texter.Silence.LOST;
    var counted = take(sms.text(), texter, lost ? standing.lost() : standing, flood);
    // Last, for many texts wait for one another here.
    heard.count(tx, counted, texter.facts().getOrDefault("province", ""), now);
    seen.await();
  }

  /// A text of days ago: it answers nothing that was asked since, and nobody is answered. A STOP is
  /// carried out, for it is still what she wants. Words that mean nothing to us are kept for
  /// people.
  void takeLate(SmsIn sms) {
    var name = "late";
    if (texting.read(sms.text(), Standing.STRANGER) instanceof Reading.Keyword(Meaning meaning)) {
      if (meaning.does() == Does.STOP) rooms.members().silence(tx, number, now);
      if (meaning.does() == Does.STOP) name = meaning.keyword();
      if (meaning.does() == Does.NOTHING) heard.words(tx, sms.text(), now);
    }
    heard.count(tx, name, "", now);
  }

  /// Whoever texts is not silent, though she may never dial.
  private Future<Void> seen(Texter texter) {
    return texter.facts().containsKey("member")
        ? rooms.members().seen(tx, number, now)
        : Future.succeededFuture();
  }

  /// @return under which name it is counted
  private String take(String text, Texter texter, Standing standing, boolean flood) {
    return switch (texting.read(text, standing)) {
      case Reading.Keyword(Meaning meaning) -> keyword(text, meaning, texter, flood);
      case Reading.AboutCase(CaseText about) ->
          toHelper(text, texter, r -> Optional.of(r.to(about)))
              ? "helper"
              : take(text, texter, new Standing(false, standing.asked()), flood);
      case Reading.Answers answers ->
          answered(text, texter, answers)
              ? "answer"
              : take(text, texter, standing.without(answers.question()), flood);
    };
  }

  /// @return false when it turns out that this is not asked
  private boolean answered(String text, Texter texter, Reading.Answers answers) {
    boolean yes = answers.yes();
    return switch (answers.question()) {
      case DELETION -> deleted(text, texter, answers);
      case CALL -> toHelper(text, texter, r -> r.to(yes));
      case MEETING ->
          Rsvps.answer(tx, number, yes, now) && told(text, texter, answers, Replies.Sort.HELP);
      case COURT ->
          rooms
              .courtDates()
              .reminded(tx, number, now)
              .filter(day -> comesToCourt(day, yes))
              .filter(day -> told(text, texter, answers, Replies.Sort.HELP))
              .isPresent();
      case TRUST -> {
        boolean everywhere = rooms.members().refuseTrust(tx, number);
        boolean once = rooms.cases().refuseTrust(tx, number);
        yield (everywhere || once) && told(text, texter, answers, Replies.Sort.HELP);
      }
    };
  }

  /// Kept with the request for her helper. One who cannot come may be arrested for it: somebody
  /// calls her, though her request was closed meanwhile.
  private boolean comesToCourt(Reminded day, boolean yes) {
    if (yes && day.request().isEmpty()) return true;
    var request = day.request().orElseGet(() -> missing(day.day()));
    rooms.cases().answer(tx, request, "coming", yes ? "yes" : "no", now);
    if (!yes) Requests.again(tx, request, now);
    return true;
  }

  private UUID missing(UUID day) {
    var once = rooms.vault().sessionId("court day " + day);
    var request = rooms.cases().open(tx, "missed", once, Optional.of(from), true, now).id();
    CourtDates.about(tx, number, request, day);
    var province = rooms.members().province(tx, number);
    Requests.asked(tx, request, Urgency.SOON, once, Optional.of(number), province, now);
    return request;
  }

  private boolean deleted(String text, Texter texter, Reading.Answers answers) {
    if (!answers.yes()) return told(text, texter, answers, Replies.Sort.URGENT);
    rooms.forgetting().forget(tx, number);
    // In words: she has no style any more. It counts against no limit, for nothing is kept of it.
    var said = texting.said("deleted", texter, Map.of(), now.toLocalDate());
    rooms.outbox().put(tx, from, said, Outbox.Kind.FAREWELL, now);
    return true;
  }

  private boolean told(String text, Texter texter, Reading.Answers answers, Replies.Sort sort) {
    var answer = texting.answer(answers, texter, rooms.lists().get(), now.toLocalDate());
    note(texter, answer);
    answer.sms().ifPresent(sms -> reply(sms, text, sort));
    return true;
  }

  /// In the language in which she is called, unless she has chosen one as a member.
  private boolean toHelper(
      String text, Texter texter, Function<Responding, Optional<CaseReply>> act) {
    var who = rooms.duty().who(tx, number);
    var said = who.flatMap(w -> act.apply(new Responding(rooms, tx, w, now)));
    if (said.isEmpty()) return false;
    var her = texter.or(who.get().language());
    var words = texting.said(said.get().keyword(), her, said.get().values(), now.toLocalDate());
    reply(words, text, Replies.Sort.RESPONDER);
    return true;
  }

  private String keyword(String text, Meaning meaning, Texter texter, boolean flood) {
    if (meaning.does() == Does.NOTHING) heard.words(tx, text, now);
    var answer = texting.answer(meaning, texter, lists(meaning, texter), now.toLocalDate());
    act(meaning, answer);
    note(texter, answer);
    boolean mayReply =
        !flood || URGENT.contains(meaning.keyword()) || meaning.keyword().equals("help");
    answer.sms().filter(sms -> mayReply).ifPresent(sms -> reply(sms, text, sort(meaning)));
    return counted(meaning);
  }

  /// As the screens list it, and her next meeting where she asks for it.
  private Lists lists(Meaning meaning, Texter texter) {
    var all = rooms.lists().get();
    var province = texter.facts().getOrDefault("province", "");
    if (!meaning.keyword().equals("meeting") || province.isEmpty()) return all;
    var until = now.plusDays(MEETING_DAYS);
    return new WithMeeting(
        all, rooms.meetings().coming(tx, province, Optional.of(number), now, until, 1).await());
  }

  /// An answer to nothing is not counted as one.
  private static String counted(Meaning meaning) {
    return switch (meaning.does()) {
      case YES, NO -> "unexpected";
      case STOP, START, DELETE, TELL, NOTHING -> meaning.keyword();
    };
  }

  private void note(Texter texter, Answer answer) {
    if (!texter.facts().containsKey("member")) return;
    answer
        .note()
        .ifPresent(note -> rooms.notes().put(tx, number, note, now, now.plusDays(NOTE_DAYS)));
  }

  private void act(Meaning meaning, Answer answer) {
    switch (meaning.does()) {
      case STOP -> rooms.members().silence(tx, number, now);
      case START -> rooms.members().startAgain(tx, number);
      case DELETE -> deletion.ask(tx, number, now);
      case YES, NO, TELL, NOTHING -> {}
    }
    answer.language().ifPresent(l -> rooms.members().remember(tx, number, "language", l.code()));
  }

  private static Replies.Sort sort(Meaning meaning) {
    return switch (meaning.does()) {
      case YES, NO, NOTHING -> Replies.Sort.UNKNOWN;
      case STOP, START, DELETE, TELL ->
          URGENT.contains(meaning.keyword()) ? Replies.Sort.URGENT : Replies.Sort.HELP;
    };
  }

  /// It leaves though she has sent STOP: she asked for it a moment ago.
  private void reply(String reply, String text, Replies.Sort sort) {
    var hash = rooms.vault().hash("mo text", text);
    if (!replies.allows(tx, number, hash, sort, now)) return;
    rooms.outbox().put(tx, from, reply, Outbox.Kind.ANSWER, now);
  }

  private Texter texter() {
    var wishes = Wishes.of(tx, number);
    var facts = new HashMap<String, String>();
    if (wishes.joined()) {
      facts.put("member", "yes");
      facts.put("style", wishes.style().name().toLowerCase(Locale.ROOT));
      wishes.language().map(Language::code).ifPresent(l -> facts.put("language", l));
      wishes.cover().ifPresent(c -> facts.put("cover", c));
      rooms.members().province(tx, number).ifPresent(p -> facts.put("province", p));
    }
    return new Texter(Map.copyOf(facts), silence(wishes.silence()));
  }

  private static Texter.Silence silence(Wishes.Silence silence) {
    return switch (silence) {
      case NO -> Texter.Silence.NO;
      case ASKED -> Texter.Silence.ASKED;
      case LOST -> Texter.Silence.LOST;
    };
  }
}
