package org.isango;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.isango.gateway.SmsIn;
import org.isango.gateway.SmsOut;
import org.isango.gateway.Transcript;
import org.isango.gateway.Turn;
import org.isango.gateway.UssdCall;
import org.isango.gateway.UssdReply;
import org.isango.menu.Conversation;
import org.isango.menu.Effect;
import org.isango.menu.Lists;
import org.isango.menu.Menus;
import org.isango.menu.Reply;
import org.isango.menu.dialogue.Rehearsal;
import org.isango.menu.dialogue.Telling;
import org.isango.text.Language;
import org.isango.vault.Msisdn;

/// The service behind the phone in a terminal: the real conversation, everything else in memory.
/// For one phone, hop after hop.
final class ServiceInMemory {
  private final Menus menus;
  private final Lists lists;
  private final LocalDate today;
  private final Consumer<String> told;
  private final Map<Msisdn, Rehearsal> members = new HashMap<>();
  private Optional<Session> running = Optional.empty();
  private Consumer<SmsOut> texts = sms -> {};

  /// @param told receives a line for each thing the service does
  ServiceInMemory(Menus menus, Lists lists, LocalDate today, Consumer<String> told) {
    this.menus = menus;
    this.lists = lists;
    this.today = today;
    this.told = told;
  }

  private record Session(String id, Rehearsal member, Transcript transcript, UssdReply last) {}

  /// @param texts where an SMS goes
  void onText(Consumer<SmsOut> texts) {
    this.texts = texts;
  }

  Future<UssdReply> answer(UssdCall call) {
    var session = running.filter(s -> s.id().equals(call.session()));
    return Future.succeededFuture(session.isPresent() ? goOn(session.get(), call) : begin(call));
  }

  /// Takes a text and answers it at once.
  Future<Void> text(SmsIn sms) {
    var from = sms.from().orElseThrow();
    var texted = members.computeIfAbsent(from, unknown -> newcomer()).text(sms.text());
    texted.effects().forEach(e -> told.accept("  " + Telling.line(e)));
    texted.sms().ifPresent(reply -> texts.accept(new SmsOut(from, reply)));
    return Future.succeededFuture();
  }

  private UssdReply begin(UssdCall call) {
    var member =
        call.caller()
            .map(n -> members.computeIfAbsent(n, unknown -> newcomer()))
            .orElseGet(this::newcomer);
    boolean deep = !call.transcript().isEmpty();
    var keys = deep ? List.of(call.transcript().split("\\*", -1)) : List.<String>of();
    var answered = deep ? Transcript.NONE.walked(call.transcript()) : Transcript.NONE.after("");
    return reply(call, member, answered, member.dial(keys));
  }

  private Rehearsal newcomer() {
    return new Rehearsal(menus, lists, today);
  }

  private UssdReply goOn(Session session, UssdCall call) {
    return switch (session.transcript().read(call.transcript())) {
      case Turn.Same() -> session.last();
      case Turn.Next(String input) when session.member().isOpen() ->
          reply(
              call,
              session.member(),
              session.transcript().after(call.transcript()),
              session.member().type(input));
      case Turn.Next _, Turn.Earlier _, Turn.Foreign _ ->
          new UssdReply(Conversation.phrase(menus, "end.again", Language.EN), true);
    };
  }

  private UssdReply reply(
      UssdCall call, Rehearsal member, Transcript answered, Rehearsal.Shown shown) {
    for (Effect effect : shown.effects()) {
      told.accept("  " + Telling.line(effect));
      if (effect instanceof Effect.Send send) {
        call.caller().ifPresent(n -> texts.accept(new SmsOut(n, text(send, member))));
      }
    }
    var reply = new UssdReply(shown.reply().text(), shown.reply() instanceof Reply.End);
    running = Optional.of(new Session(call.session(), member, answered, reply));
    return reply;
  }

  private String text(Effect.Send send, Rehearsal member) {
    return Conversation.message(menus, send.template(), member.speaks(), send.values(), today);
  }
}
