package org.isango.ussd;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.isango.gateway.UssdReply;
import org.isango.menu.Conversation;
import org.isango.menu.Lists;
import org.isango.menu.State;
import org.isango.menu.World;
import org.isango.text.Language;
import org.isango.ussd.Live.Known;

/// What is said in the place of a screen that would be untrue once its effects were tried.
///
/// @param phrase of the menus
/// @param screen below the phrase; empty where the session ends with it
record Instead(String phrase, Optional<String> screen) {
  static Instead end(String phrase) {
    return new Instead(phrase, Optional.empty());
  }

  /// What is known once this was said. A session that ends with it stands nowhere: no later hop can
  /// go on from where it seemed to lead.
  Known of(Known known, Lists lists, Language language, LocalDate today) {
    var menus = known.menus();
    if (screen.isEmpty()) {
      var text = Conversation.phrase(menus, phrase, language, Map.of());
      return known.with(State.NEW).told(new UssdReply(text, true));
    }
    var world = new World(known.facts(), lists, today, Optional.empty());
    var step = Conversation.instead(menus, world, known.state(), screen.get(), phrase);
    return known.with(step.next()).told(new UssdReply(step.reply().text(), false));
  }

  static Instead on(String screen, String phrase) {
    return new Instead(phrase, Optional.of(screen));
  }
}
