package org.isango.mo;

import io.vertx.sqlclient.SqlConnection;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.isango.gateway.SmsIn;
import org.isango.member.Wishes;
import org.isango.menu.texting.Answer;
import org.isango.menu.texting.Meaning;
import org.isango.menu.texting.Meaning.Does;
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
    var meaning = texting.hear(sms.text(), false);
    var texter = texter();
    heard.count(tx, meaning.keyword(), texter.facts().getOrDefault("province", ""), now);
    if (meaning.does() == Does.NOTHING) heard.words(tx, sms.text(), now);
    boolean asked = deletion.close(tx, number, now);
    if (asked && meaning.does() == Does.YES) {
      rooms.forgetting().forget(tx, number);
      reply(texting.deleted());
      return;
    }
    var answer = texting.answer(meaning, texter, rooms.lists().get(), now.toLocalDate());
    act(meaning, answer);
    if (texter.facts().containsKey("member")) {
      answer
          .note()
          .ifPresent(note -> rooms.notes().put(tx, number, note, now, now.plusDays(NOTE_DAYS)));
    }
    boolean mayReply =
        !flood || URGENT.contains(meaning.keyword()) || meaning.keyword().equals("help");
    if (mayReply && answer.sms().isPresent() && isAllowed(meaning, sms.text())) {
      reply(answer.sms().get());
    }
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

  private boolean isAllowed(Meaning meaning, String text) {
    var sort =
        meaning.does() == Does.NOTHING
            ? Replies.Sort.UNKNOWN
            : URGENT.contains(meaning.keyword()) ? Replies.Sort.URGENT : Replies.Sort.HELP;
    return replies.allows(tx, number, rooms.vault().hash("mo text", text), sort, now);
  }

  /// It leaves though she has sent STOP: she asked for it a moment ago.
  private void reply(String text) {
    rooms.outbox().put(tx, from, text, Outbox.Kind.ANSWER, now);
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
