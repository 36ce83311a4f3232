package org.isango.ussd;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.isango.gateway.UssdReply;
import org.isango.member.Pins.Judged;
import org.isango.menu.Conversation;
import org.isango.menu.Effect;
import org.isango.menu.Input;
import org.isango.menu.Menus;
import org.isango.menu.Reply;
import org.isango.menu.State;
import org.isango.menu.World;

/// One or more steps in a row, up to the end of the session.
///
/// @param state where they led
/// @param reply what the last of them showed
/// @param effects what all of them asked for, in order
/// @param proofs what was found about secrets, by their names
/// @param secrets which of the inputs were typed where a secret is asked for, the first is 0
record Walk(
    State state,
    UssdReply reply,
    List<Effect> effects,
    Map<String, Judged> proofs,
    Set<Integer> secrets) {

  Walk proved(Proofs found) {
    return new Walk(state, reply, effects, found.found(), secrets);
  }

  static Walk of(Menus menus, World world, State from, List<Input> inputs) {
    var state = from;
    var reply = new UssdReply("", true);
    var effects = new ArrayList<Effect>();
    var secrets = new HashSet<Integer>();
    for (int i = 0; i < inputs.size(); i++) {
      var input = inputs.get(i);
      if (Conversation.asksSecret(menus, state)) secrets.add(i);
      var step = Conversation.step(menus, world, state, input);
      state = step.next();
      effects.addAll(step.effects());
      reply =
          switch (step.reply()) {
            case Reply.Ask(String text) -> new UssdReply(text, false);
            case Reply.End(String text) -> new UssdReply(text, true);
          };
      if (reply.end()) break;
    }
    return new Walk(state, reply, List.copyOf(effects), Map.of(), Set.copyOf(secrets));
  }
}
