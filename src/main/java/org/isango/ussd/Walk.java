package org.isango.ussd;

import java.util.ArrayList;
import java.util.List;
import org.isango.gateway.UssdReply;
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
record Walk(State state, UssdReply reply, List<Effect> effects) {

  static Walk of(Menus menus, World world, State from, List<Input> inputs) {
    var state = from;
    var reply = new UssdReply("", true);
    var effects = new ArrayList<Effect>();
    for (var input : inputs) {
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
    return new Walk(state, reply, List.copyOf(effects));
  }
}
