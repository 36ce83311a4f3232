package org.isango.ussd;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.isango.menu.Conversation;
import org.isango.menu.Input;
import org.isango.menu.Lists;
import org.isango.menu.Secrets;
import org.isango.menu.World;
import org.isango.text.Language;
import org.isango.ussd.Callers.About;
import org.isango.ussd.Live.Known;

/// What a step may look at, fetched before it runs.
final class Worlds {
  private final Rooms rooms;

  Worlds(Rooms rooms) {
    this.rooms = rooms;
  }

  /// What is known about a caller. When the store cannot answer she is a guest, and every page that
  /// only tells stays open to her.
  Future<About> about(Caller caller) {
    return caller
        .index()
        .map(number -> rooms.callers().about(number).otherwise(About.NOBODY))
        .orElse(Future.succeededFuture(About.WITHHELD));
  }

  /// Keeps the month of her last dial: one statement a month, and she does not wait for it.
  void seen(Known known) {
    if (!known.facts().containsKey(Callers.UNSEEN)) return;
    known
        .caller()
        .index()
        .ifPresent(
            number ->
                rooms
                    .members()
                    .seen(rooms.database().jobs(), number, OffsetDateTime.now(rooms.clock()))
                    .onFailure(failure -> rooms.counts().increment("seen.failed")));
  }

  World world(Known known) {
    return world(known, rooms.lists().get());
  }

  private World world(Known known, Lists lists) {
    return world(known, lists, Secrets.UNKNOWN);
  }

  private World world(Known known, Lists lists, Secrets secrets) {
    return new World(facts(known), lists, secrets, today(), rooms.courtDays(), known.dropped());
  }

  /// Walks in memory; what that asked for in vain is among [Personal#wanted].
  Walk walk(Known known, List<Input> inputs, Personal lists) {
    return Walk.of(known.menus(), world(known, lists), known.state(), inputs);
  }

  /// The lists as long as nothing is fetched.
  Personal inMemory() {
    return new Personal(rooms.lists().get(), rooms.personal().keySet());
  }

  /// Walks with everything that it asks for. Waits: for a virtual thread. A secret is only looked
  /// at where it was typed by itself: one that was dialled, or comes in the middle of a walk that
  /// nobody knows, is not right.
  Walk fetching(Known known, List<Input> inputs) throws TimeoutException {
    var lists = inMemory();
    var proofs = new Proofs();
    while (true) {
      var secrets = inputs.size() == 1 ? proofs : Secrets.UNKNOWN;
      var walk = Walk.of(known.menus(), world(known, lists, secrets), known.state(), inputs);
      if (lists.wanted().isEmpty() && !proofs.isWanted()) return walk.proved(proofs);
      lists = fetch(known, lists);
      proofs.judge(rooms, known.caller());
    }
  }

  private Personal fetch(Known known, Personal lists) {
    var next = lists.again();
    lists
        .wanted()
        .forEach(
            (source, picks) -> {
              var chosen = new HashMap<>(known.state().picks());
              chosen.putAll(picks);
              var asker = new Personal.Asker(known.caller().index(), facts(known), chosen);
              next.fetched(source, source(source).rows(asker).await());
            });
    return next;
  }

  private Personal.Source source(String name) {
    return name.equals(Personal.KEPT) ? rooms.callers()::kept : rooms.personal().get(name);
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
