package org.isango.ussd;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.isango.member.Member;
import org.isango.member.Members;
import org.isango.menu.Conversation;
import org.isango.menu.State;
import org.isango.menu.World;
import org.isango.text.Language;
import org.isango.ussd.Live.Known;

/// What a step may look at, fetched before it runs.
final class Worlds {
  private final Rooms rooms;

  Worlds(Rooms rooms) {
    this.rooms = rooms;
  }

  /// @param dropped her last session, if it was cut off less than ten minutes ago
  record About(Map<String, String> facts, Optional<State> dropped) {}

  /// What is known about a caller. When the store cannot answer she is a guest, and every page that
  /// only tells stays open to her.
  Future<About> about(Caller caller) {
    if (caller.index().isEmpty()) {
      return Future.succeededFuture(new About(Members.nobody(), Optional.empty()));
    }
    var number = caller.index().get();
    var member =
        rooms
            .members()
            .find(number)
            .map(m -> m.map(Member::facts).orElse(Members.nobody()))
            .otherwise(Members.nobody());
    var dropped = rooms.dropped().find(number).otherwise(Optional.empty());
    return Future.all(member, dropped)
        .map(
            both ->
                new About(member.result(), dropped.result().filter(d -> alone(member.result()))));
  }

  /// Where others use the phone, style none says so, and nobody may walk into her conversation.
  private static boolean alone(Map<String, String> facts) {
    return !"none".equals(facts.get("style"));
  }

  World world(Known known) {
    return new World(facts(known), rooms.lists().get(), today(), known.dropped());
  }

  /// What is known from before, except for a language chosen since.
  private static Map<String, String> facts(Known known) {
    var speaks = known.state().language().map(Language::ownName);
    if (speaks.isEmpty() || speaks.get().equals(known.facts().get("speaks"))) return known.facts();
    var facts = new HashMap<>(known.facts());
    facts.put("speaks", speaks.get());
    return facts;
  }

  private LocalDate today() {
    return LocalDate.now(rooms.clock());
  }

  /// A text the service shows by itself, in English: who sees it may be anybody.
  String phrase(String id, Map<String, String> values) {
    return Conversation.phrase(rooms.shelf().newest(), id, Language.EN, values);
  }
}
