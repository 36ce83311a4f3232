package org.isango.mo;

import io.vertx.sqlclient.SqlConnection;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isango.gateway.SmsIn;
import org.isango.member.Wishes;
import org.isango.menu.texting.Answer;
import org.isango.menu.texting.Meaning;
import org.isango.menu.texting.Meaning.Does;
import org.isango.menu.texting.Texter;
import org.isango.menu.texting.Texting;
import org.isango.mo.Standing.Question;
import org.isango.sms.Outbox;
import org.isango.text.Language;
import org.isango.vault.BlindIndex;
import org.isango.vault.Msisdn;

/// One text of one number, within its transaction.
final class Turn {
  /// Keywords that are answered beside all limits but their own.
  private static final Set<String> URGENT = Set.of("arrest", "danger", "rape", "stop", "start");

  private static final int NOTE_DAYS = 7;

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

  /// STOP and START come before everything, then what answers a question or speaks of a request,
  /// then keywords.
  void take(SmsIn sms, boolean flood) {
    var standing = Standing.of(tx, number, now);
    var meaning = texting.hear(sms.text(), !standing.questions().isEmpty());
    var texter = texter();
    if (standing.isOpen(Question.DELETION)) deletion.close(tx, number);
    var answered = answered(sms.text(), meaning, standing, texter);
    if (answered.isPresent()) {
      reply(answered.get(), sms.text());
    } else {
      keyword(sms.text(), meaning, texter, flood);
    }
    var counted = answered.map(Spoken::counted).orElseGet(() -> counted(meaning));
    heard.count(tx, counted, texter.facts().getOrDefault("province", ""), now);
  }

  /// @param counted under which name
  /// @param text what is replied
  private record Spoken(String counted, String text, Replies.Sort sort) {}

  /// A yes or no answers the newest question that is open. Whoever holds a phone that was reported
  /// as lost is no responder and is asked nothing.
  private Optional<Spoken> answered(
      String text, Meaning meaning, Standing standing, Texter texter) {
    if (meaning.does() == Does.STOP || meaning.does() == Does.START) return Optional.empty();
    boolean lost = texter.silence() == Texter.Silence.LOST;
    if (meaning.does() == Does.YES || meaning.does() == Does.NO) {
      boolean yes = meaning.does() == Does.YES;
      return standing.questions().stream()
          .map(Standing.Asked::question)
          .filter(question -> !lost || question == Question.DELETION)
          .flatMap(question -> answered(question, yes, texter).stream())
          .findFirst();
    }
    if (lost || !standing.responds()) return Optional.empty();
    return texting
        .aboutCase(text)
        .flatMap(about -> responding().map(r -> spoken(r.to(about), texter)));
  }

  private Optional<Spoken> answered(Question question, boolean yes, Texter texter) {
    return switch (question) {
      case DELETION -> Optional.of(deletion(yes, texter));
      case CALL -> responding().flatMap(r -> r.to(yes)).map(said -> spoken(said, texter));
    };
  }

  private Spoken deletion(boolean yes, Texter texter) {
    if (!yes) {
      return new Spoken("no", said("not-deleted", Map.of(), texter), Replies.Sort.URGENT);
    }
    rooms.forgetting().forget(tx, number);
    return new Spoken("yes", texting.deleted(), Replies.Sort.URGENT);
  }

  private Optional<Responding> responding() {
    return rooms.duty().who(tx, number).map(who -> new Responding(rooms, tx, who, now));
  }

  private Spoken spoken(Responding.Said said, Texter texter) {
    var text = said(said.keyword(), said.values(), texter);
    return new Spoken("helper", text, Replies.Sort.RESPONDER);
  }

  private String said(String keyword, Map<String, String> values, Texter texter) {
    var language =
        Optional.ofNullable(texter.facts().get("language"))
            .flatMap(Language::of)
            .orElse(Language.EN);
    return texting.said(keyword, language, values, now.toLocalDate());
  }

  /// An answer to nothing is not counted as one.
  private static String counted(Meaning meaning) {
    return switch (meaning.does()) {
      case YES, NO -> "unexpected";
      case STOP, START, DELETE, TELL, NOTHING -> meaning.keyword();
    };
  }

  private void keyword(String text, Meaning meaning, Texter texter, boolean flood) {
    if (meaning.does() == Does.NOTHING) heard.words(tx, text, now);
    var answer = texting.answer(meaning, texter, rooms.lists().get(), now.toLocalDate());
    act(meaning, answer);
    if (texter.facts().containsKey("member")) {
      answer
          .note()
          .ifPresent(note -> rooms.notes().put(tx, number, note, now, now.plusDays(NOTE_DAYS)));
    }
    boolean mayReply =
        !flood || URGENT.contains(meaning.keyword()) || meaning.keyword().equals("help");
    var sms = answer.sms().filter(reply -> mayReply);
    sms.ifPresent(reply -> reply(new Spoken(meaning.keyword(), reply, sort(meaning)), text));
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
  private void reply(Spoken spoken, String text) {
    var hash = rooms.vault().hash("mo text", text);
    if (!replies.allows(tx, number, hash, spoken.sort(), now)) return;
    rooms.outbox().put(tx, from, spoken.text(), Outbox.Kind.ANSWER, now);
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
