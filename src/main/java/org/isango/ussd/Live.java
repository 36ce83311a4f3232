package org.isango.ussd;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isango.gateway.Transcript;
import org.isango.gateway.UssdCall;
import org.isango.gateway.UssdReply;
import org.isango.menu.Conversation;
import org.isango.menu.Menus;
import org.isango.menu.State;

/// One session as this instance knows it, in memory. Touched on the event loop only, one hop at a
/// time; what outlives the process is its [Record].
final class Live {
  /// Replies kept for hops that come late; who walks back further is walked again.
  private static final int KEPT = 2;

  final byte[] id;

  /// The hop being answered, so that its copies wait for the one answer.
  private Optional<Running> running = Optional.empty();

  private Optional<Known> known = Optional.empty();

  Live(byte[] id) {
    this.id = id.clone();
  }

  private record Running(UssdCall call, Future<UssdReply> reply) {}

  /// What a session is between two hops.
  ///
  /// @param pinned whether it was seen hop by hop from its first one on
  /// @param hop number of hops answered
  /// @param facts what is known about the member
  /// @param dropped her session before this one, if it was cut off and may be continued, until she
  ///   has chosen whether to go on with it
  /// @param replies what was answered, oldest first, as far as this instance answered it
  record Known(
      Caller caller,
      Menus menus,
      boolean pinned,
      int hop,
      Transcript transcript,
      State state,
      Map<String, String> facts,
      Optional<State> dropped,
      List<UssdReply> replies) {

    /// After a walk that answered the transcript up to `now`.
    Known after(Transcript now, Walk walk) {
      var all =
          new ArrayList<>(replies.subList(Math.max(0, replies.size() - KEPT), replies.size()));
      all.add(walk.reply());
      return new Known(
          caller,
          menus,
          pinned,
          now.hops(),
          now,
          walk.state(),
          facts,
          dropped.filter(d -> Conversation.offersResume(menus, walk.state())),
          List.copyOf(all));
    }

    /// Several of its hops came in one piece: whoever walks on from there stays doubtful.
    Known unpinned() {
      return new Known(caller, menus, false, hop, transcript, state, facts, dropped, replies);
    }

    Known with(State other) {
      return new Known(caller, menus, pinned, hop, transcript, other, facts, dropped, replies);
    }

    /// Told something else than what the walk said.
    Known told(UssdReply reply) {
      var other = new ArrayList<>(replies.subList(0, replies.size() - 1));
      other.add(reply);
      return new Known(
          caller, menus, pinned, hop, transcript, state, facts, dropped, List.copyOf(other));
    }

    Record record() {
      return new Record(caller.mark(), menus.version(), pinned, transcript, state, replies);
    }

    UssdReply last() {
      return replies.getLast();
    }

    /// The answer to an earlier hop, while this instance still has it.
    Optional<UssdReply> earlier(int number) {
      int index = replies.size() - (hop - number) - 1;
      return index >= 0 && index < replies.size()
          ? Optional.of(replies.get(index))
          : Optional.empty();
    }
  }

  Optional<Known> known() {
    return known;
  }

  void know(Known now) {
    known = Optional.of(now);
  }

  void forget() {
    known = Optional.empty();
  }

  /// The answer under way, if there is one.
  Optional<Future<UssdReply>> answering() {
    return running.filter(r -> !r.reply.isComplete()).map(Running::reply);
  }

  /// Whether the answer under way is to this very hop.
  boolean isAnswering(UssdCall call) {
    return running.filter(r -> !r.reply.isComplete() && r.call.equals(call)).isPresent();
  }

  Future<UssdReply> answers(UssdCall call, Future<UssdReply> reply) {
    if (reply.isComplete()) return reply;
    var now = Optional.of(new Running(call, reply));
    running = now;
    // What was typed is not kept beyond the answer.
    return reply.onComplete(
        answered -> {
          if (running == now) running = Optional.empty();
        });
  }
}
